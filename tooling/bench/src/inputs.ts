/** How many different texts each input comes in: a branch predictor learns a single one by heart. */
const VARIANTS = 16

/** Text of any length in base64url, obviously fake and always the same. */
const fakeText = (length: number, offset: number): string =>
  Buffer.from('fake'.repeat(Math.ceil((length + VARIANTS) / 5)))
    .toString('base64url')
    .slice(offset, offset + length)

export type InputName = 'full' | 'unknown' | 'minimal' | 'invalid' | 'hostile'

/** In the order in which they are measured: each shows its reader a shape more. */
export const inputNames: readonly InputName[] = ['full', 'unknown', 'minimal', 'invalid', 'hostile']

export const inputTitles: Readonly<Record<InputName, string>> = {
  full: 'full',
  unknown: 'with three unknown members',
  minimal: 'minimal',
  invalid: 'invalid',
  hostile: '10,000 unknown members',
}

const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`member${index}`, `fake-${index}`]))

const inputOf = (name: InputName, variant: number): object => {
  const text = (length: number): string => fakeText(length, variant)
  // Opaque tokens of 32 and 64 bytes; an ID token signed with RS256.
  const opaqueToken = `${text(43)}.${text(86)}`
  const idToken = `${text(40)}.${text(517)}.${text(342)}`
  const full = {
    access_token: opaqueToken,
    token_type: 'bearer',
    expires_in: 3600 - variant,
    refresh_token: opaqueToken,
    refresh_token_scope: 'bolt.account.view',
    scope: 'bolt.account.manage bolt.account.view openid',
    id_token: idToken,
  }
  const unknown = {
    request_id: text(22),
    merchant: { id: text(16), regions: ['fake-1', 'fake-2'], tier: variant },
    beta: true,
  }
  switch (name) {
    case 'full':
      return full
    case 'unknown':
      return { ...full, ...unknown }
    case 'minimal':
      return { access_token: opaqueToken, token_type: 'bearer' }
    case 'invalid':
      return { ...full, access_token: 17, expires_in: 'soon', scope: 5, id_token: `${idToken}\n` }
    case 'hostile':
      return { ...full, ...many }
  }
}

/** What is read and measured, each in a few variants, as JSON text. */
export const textsNamed = (name: InputName): readonly string[] =>
  // Of the largest, one is as good as many.
  Array.from({ length: name === 'hostile' ? 1 : VARIANTS }, (_, variant) => JSON.stringify(inputOf(name, variant)))

/** The same, with strings and shapes as they come out of `JSON.parse`. */
export const inputsNamed = (name: InputName): readonly object[] => textsNamed(name).map((text) => JSON.parse(text))

const minimal = { access_token: 'fake-a', token_type: 'bearer' }

/** Inputs that all contenders have to take alike, though they are not measured: each rule of reading, met and broken. */
export const ruleInputs: readonly unknown[] = [
  null,
  'fake-a',
  [],
  {},
  { access_token: 'fake-a' },
  { ...minimal, token_type: null },
  { ...minimal, token_type: '' },
  { ...minimal, token_type: 5 },
  { ...minimal, token_type: 'dpop' },
  { ...minimal, token_type: 'Fake-Type' },
  { ...minimal, token_type: 'fäke' },
  { ...minimal, access_token: '' },
  { ...minimal, access_token: null },
  { ...minimal, access_token: 'fake\n' },
  { ...minimal, access_token: 'fäke' },
  { ...minimal, access_token: '<redacted>' },
  { ...minimal, refresh_token: '' },
  { ...minimal, refresh_token: '***' },
  { ...minimal, refresh_token: null, id_token: '', scope: null, expires_in: null },
  { ...minimal, id_token: 17 },
  ...[0, -0, 3600.5, '3600', '0', 8_640_000_000_000].map((expires_in) => ({ ...minimal, expires_in })),
  ...[-1, '', '1h', '3.6e3', ' 1', true, [3600], {}, 8_640_000_000_001].map((expires_in) => ({
    ...minimal,
    expires_in,
  })),
  ...['', ' ', 'a', ' a  b\tc\nd ', 'a b a', 'a\u0000', 'a\u007f', ['a b', 'c'], []].flatMap((scope) => [
    { ...minimal, scope },
    { ...minimal, refresh_token_scope: scope },
  ]),
  ...[5, ['a', 5], { a: 1 }].map((scope) => ({ ...minimal, scope })),
  ...[null, '', false].map((error) => ({ ...minimal, error })),
  ...['invalid_grant', true, 5, {}].map((error) => ({ ...minimal, error })),
  { ...minimal, unknown: null },
  JSON.parse(`{"access_token":"fake-a","token_type":"bearer","__proto__":{"a":[1,{"b":null}]},"constructor":1}`),
]

/** A response of which every sort of note says something. */
export const notedInput: object = JSON.parse(
  JSON.stringify({ access_token: 'fake-a', expires_in: '3600', refresh_token: '', scope: ['a', 'a'], id_token: null }),
)
