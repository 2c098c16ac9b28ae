/** Different texts of each input, because a branch predictor learns a single one by heart. */
const VARIANTS = 16

/** Text of any length in base64url, obviously fake and always the same. */
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

// Opaque tokens of 32 and 64 bytes; an ID token signed with RS256.
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

/** In the order in which they are measured: each shows its reader a shape more. */
const inputs = {
  full,
  'with three unknown members': (variant: number) => ({ ...full(variant), ...unknown(variant) }),
  minimal: (variant: number) => ({ access_token: opaqueToken(variant), token_type: 'bearer' }),
  invalid: (variant: number) => ({ ...full(variant), ...wrong(variant) }),
  '10,000 unknown members': () => ({ ...full(0), ...many }),
}

export type InputName = keyof typeof inputs

export const inputNames = Object.keys(inputs) as readonly InputName[]

/** The inputs that are read and measured, each in a few variants, as JSON text. */
export const textsNamed = (name: InputName): readonly string[] =>
  // One of the largest is as good as many.
  Array.from({ length: inputs[name].length === 0 ? 1 : VARIANTS }, (_, variant) =>
    JSON.stringify(inputs[name](variant)),
  )

/** The same, with strings and shapes as they come out of `JSON.parse`. */
export const inputsNamed = (name: InputName): readonly object[] => textsNamed(name).map((text) => JSON.parse(text))

const minimal = { access_token: 'fake-a', token_type: 'bearer' }

const numbers = [0, -0, 3600.5, 8_640_000_000_000, -1, 8_640_000_000_001]
const texts = ['3600', '0', '', '1h', '3.6e3', ' 1']

const scopeTexts = ['', ' ', 'a', ' a  b\tc\nd ', 'a b a', 'a\u0000', 'a\u007f']
const scopes = [...scopeTexts, ['a b', 'c'], [], 5, ['a', 5], { a: 1 }]

/** Values of members, each read in an otherwise minimal response: each rule of reading, met and broken. */
const memberValues: Readonly<Record<string, readonly unknown[]>> = {
  access_token: ['', null, 'fake\n', 'fäke', '<redacted>'],
  token_type: [null, '', 5, 'dpop', 'Fake-Type', 'fäke'],
  expires_in: [...numbers, ...texts, true, [3600], {}],
  refresh_token: ['', '***', null],
  refresh_token_scope: scopes,
  scope: [null, ...scopes],
  id_token: ['', 17],
  error: [null, '', false, 'invalid_grant', true, 5, {}],
  unknown: [null],
}

/** Inputs that are not measured, and that all contenders must read alike. */
export const ruleInputs: readonly unknown[] = [
  ...[null, 'fake-a', [], {}, { access_token: 'fake-a' }],
  { ...minimal, refresh_token: null, id_token: '', scope: null, expires_in: null },
  ...Object.entries(memberValues).flatMap(([name, values]) => values.map((value) => ({ ...minimal, [name]: value }))),
  JSON.parse(`{"access_token":"fake-a","token_type":"bearer","__proto__":{"a":[1,{"b":null}]},"constructor":1}`),
]

/** A response with a note of every sort. */
export const notedInput: object = JSON.parse(
  JSON.stringify({ access_token: 'fake-a', expires_in: '3600', refresh_token: '', scope: ['a', 'a'], id_token: null }),
)
