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

/** Makes the tokens and the scope of a variant. */
interface Values {
  readonly opaqueToken: (variant: number) => string
  readonly idToken: ((variant: number) => string) | undefined
  readonly scope: string
}

const sets = {
  // Opaque tokens have 32 and 64 bytes; the ID token has the length of one signed with RS256.
  long: {
    opaqueToken: (variant) => `${fakeText(43, variant)}.${fakeText(86, variant)}`,
    idToken: (variant) => `${fakeText(40, variant)}.${fakeText(517, variant)}.${fakeText(342, variant)}`,
    scope: 'bolt.account.manage bolt.account.view openid',
  },
  short: {
    opaqueToken: (variant) => fakeText(32, variant),
    idToken: undefined,
    scope: 'bolt.account.manage bolt.account.view',
  },
} satisfies Readonly<Record<string, Values>>

export type InputSet = keyof typeof sets

/** The sets of inputs, the default first. */
export const inputSets = Object.keys(sets) as readonly InputSet[]

const full = ({ opaqueToken, idToken, scope }: Values, variant: number): object => ({
  access_token: opaqueToken(variant),
  token_type: 'bearer',
  expires_in: 3600 - variant,
  refresh_token: opaqueToken(variant),
  refresh_token_scope: 'bolt.account.view',
  scope,
  ...(idToken && { id_token: idToken(variant) }),
})

const wrong = ({ opaqueToken, idToken = opaqueToken }: Values, variant: number): object => ({
  access_token: 17,
  expires_in: 'soon',
  scope: 5,
  id_token: `${idToken(variant)}\n`,
})

/** Inputs in the order of measurement, except the largest. Each adds an object shape that the reader has not seen. */
const inputs = {
  full,
  'with three unknown members': (values: Values, variant: number) => ({
    ...full(values, variant),
    ...unknown(variant),
  }),
  minimal: ({ opaqueToken }: Values, variant: number) => ({ access_token: opaqueToken(variant), token_type: 'bearer' }),
  invalid: (values: Values, variant: number) => ({ ...full(values, variant), ...wrong(values, variant) }),
  '10,000 unknown members': (values: Values) => ({ ...full(values, 0), ...many }),
}

export type InputName = keyof typeof inputs

export const largestInput: InputName = '10,000 unknown members'

export const inputNames = Object.keys(inputs) as readonly InputName[]

/** Returns the variants of an input, as JSON text. */
export const textsNamed = (name: InputName, set: InputSet): readonly string[] =>
  // A single variant is enough for the largest input.
  Array.from({ length: inputs[name].length === 1 ? 1 : VARIANTS }, (_, variant) =>
    JSON.stringify(inputs[name](sets[set], variant)),
  )

/** Returns the variants of an input, parsed, so that strings and shapes are those of `JSON.parse`. */
export const inputsNamed = (name: InputName, set: InputSet): readonly object[] =>
  textsNamed(name, set).map((text) => JSON.parse(text))

/** A response that causes a note of every kind. */
export const notedInput: object = JSON.parse(
  JSON.stringify({ access_token: 'fake-a', expires_in: '3600', refresh_token: '', scope: ['a', 'a'], id_token: null }),
)
