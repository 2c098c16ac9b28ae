/** Number of variants of each input, because a branch predictor memorizes a single one. */
const VARIANTS = 16

/** Returns base64url characters that are obviously fake and always the same. */
const fakeText = (length: number, offset: number): string =>
  Buffer.from('fake'.repeat(Math.ceil((length + VARIANTS) / 5)))
    .toString('base64url')
    .slice(offset, offset + length)

const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`member${index}`, `fake-${index}`]))

const unknown = (variant: number): object => ({
  request_id: fakeText(22, variant),
  merchant: { id: fakeText(16, variant), regions: ['fake-1', 'fake-2'], tier: variant },
  beta: true,
})

// Opaque tokens have 32 and 64 bytes; the ID token has the length of one signed with RS256.
const opaqueToken = (variant: number): string => `${fakeText(43, variant)}.${fakeText(86, variant)}`
const idToken = (variant: number): string =>
  `${fakeText(40, variant)}.${fakeText(517, variant)}.${fakeText(342, variant)}`

const full = (variant: number): object => ({
  access_token: opaqueToken(variant),
  token_type: 'bearer',
  expires_in: 3600 - variant,
  refresh_token: opaqueToken(variant),
  refresh_token_scope: 'bolt.account.view',
  scope: 'bolt.account.manage bolt.account.view openid',
  id_token: idToken(variant),
})

const wrong = (variant: number): object => ({
  access_token: 17,
  expires_in: 'soon',
  scope: 5,
  id_token: `${idToken(variant)}\n`,
})

/** Inputs in the order of measurement. Each adds an object shape that the reader has not seen. */
const inputs = {
  full,
  'with three unknown members': (variant: number) => ({ ...full(variant), ...unknown(variant) }),
  minimal: (variant: number) => ({ access_token: opaqueToken(variant), token_type: 'bearer' }),
  invalid: (variant: number) => ({ ...full(variant), ...wrong(variant) }),
  '10,000 unknown members': () => ({ ...full(0), ...many }),
}

export type InputName = keyof typeof inputs

export const inputNames = Object.keys(inputs) as readonly InputName[]

/** Returns the variants of an input, as JSON text. */
export const textsNamed = (name: InputName): readonly string[] =>
  // A single variant is enough for the largest input.
  Array.from({ length: inputs[name].length === 0 ? 1 : VARIANTS }, (_, variant) =>
    JSON.stringify(inputs[name](variant)),
  )

/** Returns the variants of an input, parsed, so that strings and shapes are those of `JSON.parse`. */
export const inputsNamed = (name: InputName): readonly object[] => textsNamed(name).map((text) => JSON.parse(text))

/** A response that causes a note of every kind. */
export const notedInput: object = JSON.parse(
  JSON.stringify({ access_token: 'fake-a', expires_in: '3600', refresh_token: '', scope: ['a', 'a'], id_token: null }),
)
