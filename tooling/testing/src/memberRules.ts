import type { NoteAction, TokenMember } from '@token-codecs/core'
import { optionalNames } from './members.js'

/** A member's value and the result of reading it. `undefined` means a missing member. */
type Example =
  | { readonly value: unknown; readonly member: unknown; readonly notes: readonly (readonly [NoteAction, string])[] }
  | { readonly value: unknown; readonly refused: string }

/** A rule of a vendor that replaces a row of the table, as its fixtures show. */
export type OwnRule = 'absolute-lifetime' | 'only-bearer'

/** Examples that apply to each of the members. */
export interface MemberRule {
  readonly title: string
  readonly members: readonly TokenMember[]
  readonly examples: readonly Example[]
  /** Epoch seconds. */
  readonly receivedAt?: number
  readonly unless?: OwnRule
}

/** The value is read as this member, with these notes. */
const reads = (value: unknown, member: unknown, ...notes: readonly (readonly [NoteAction, string])[]): Example => ({
  value,
  member,
  notes,
})

/** The value is read as a missing member. */
const ignores = (value: unknown, code: string): Example => reads(value, undefined, ['ignored', code])

const verbatim = (...values: readonly unknown[]): readonly Example[] => values.map((value) => reads(value, value))

/** The values are kept as data, because they cannot be used. */
const moves = (code: string, ...values: readonly unknown[]): readonly Example[] =>
  values.map((value) => reads(value, undefined, ['moved', code]))

/** The values are `Malformed`, with this code. */
const rejects = (refused: string, ...values: readonly unknown[]): readonly Example[] =>
  values.map((value) => ({ value, refused }))

const tokens = ['refreshToken', 'idToken'] as const
const lifetimes = ['expiresIn', 'refreshTokenExpiresIn'] as const
const scopes = ['scope', 'refreshTokenScope'] as const
const texts = [...tokens, 'issuedTokenType'] as const

const RECEIVED_AT = 1_700_000_000
const MAX_SECONDS = 100_000_000_000

const whole = [...verbatim(3600, 0), reads(-0, 0)]
const large = verbatim(1_000_000_000, RECEIVED_AT, MAX_SECONDS)
const digits = [reads('3600', 3600, ['repaired', 'numeric-string']), reads('0', 0, ['repaired', 'numeric-string'])]
const fractions = [
  reads(3600.5, 3600, ['repaired', 'fractional-lifetime']),
  reads(0.9, 0, ['repaired', 'fractional-lifetime']),
]
const notSeconds = [
  ...moves('negative', -1, -0.5),
  ...moves('too-large', MAX_SECONDS + 1, RECEIVED_AT * 1000, Number.MAX_VALUE, '9'.repeat(400)),
  ...moves('not-digits', 'soon', '1h', '3.6e3', '-1', ' 3600', '3600\n', '\u0663\u0666\u0660\u0660'),
  ...moves('not-number', true, [3600], {}),
]
const outsideVschar = ['fake\r\nHost: fake', 'fake\ttoken', 'fake\u0000', 'fake\u007f', 'caf\u00e9-fake', 'fake\u2028']
const placeholders = ['<redacted>', '[REDACTED]', '***', '*****']
const controls = ['\u0000', '\u0007', '\u000b', '\u001b', '\u007f', '\u0085']

/** The single-member rows of the design's table "Reading rules". Rows for one vendor are tested by its fixtures. */
export const memberRules: readonly MemberRule[] = [
  {
    title: 'null for any optional member',
    members: optionalNames,
    examples: [ignores(null, 'null-member')],
  },
  {
    title: 'an empty string for any optional member except a scope',
    members: optionalNames.filter((member) => !scopes.some((name) => name === member)),
    examples: [ignores('', 'empty-member')],
  },
  {
    title: 'access_token missing, null, empty, not a string, outside VSCHAR or a redaction placeholder',
    members: ['accessToken'],
    examples: [
      ...rejects('missing', undefined, null),
      ...rejects('empty', ''),
      ...rejects('not-string', 1, true, ['fake-access-token'], { value: 'fake-access-token' }),
      ...rejects('bad-character', ...outsideVschar, '\ud83d\ude00'),
      ...rejects('redacted', ...placeholders),
      ...verbatim(' fake~!/+=', 'fake_/+a/b='),
    ],
  },
  {
    title: 'another token outside VSCHAR, or a redaction placeholder',
    members: tokens,
    examples: [
      ...moves('bad-character', ...outsideVschar),
      ...moves('redacted', ...placeholders),
      ...verbatim(' fake~!/+=', 'fake_/+a/b='),
    ],
  },
  {
    title: 'token_type missing, null or empty',
    members: ['tokenType'],
    examples: [undefined, null, ''].map((value) => reads(value, 'Bearer', ['defaulted', 'assumed-bearer'])),
  },
  {
    title: 'token_type in any case',
    members: ['tokenType'],
    examples: [
      ...['bearer', 'Bearer', 'BEARER'].map((text) => reads(text, 'Bearer')),
      ...['dpop', 'DPOP'].map((text) => reads(text, 'DPoP')),
      ...[reads('mac', 'MAC'), reads('n_a', 'N_A'), reads('Fake-Type', 'Fake-Type')],
    ],
  },
  {
    title: 'token_type not a string, outside VSCHAR',
    members: ['tokenType'],
    examples: [
      ...rejects('not-string', 1, false),
      ...rejects('bad-character', 'bearer\r\n', 'Bearer\r\n', 'be\u00e4rer'),
    ],
  },
  { title: 'expires_in a non-negative whole number', members: lifetimes, examples: whole },
  { title: 'expires_in a large number', members: lifetimes, examples: large, unless: 'absolute-lifetime' },
  { title: 'expires_in, received', members: lifetimes, examples: whole, receivedAt: RECEIVED_AT },
  { title: 'expires_in "3600"', members: lifetimes, examples: digits },
  { title: 'expires_in 3600.5', members: lifetimes, examples: fractions },
  { title: 'expires_in that is not a lifetime', members: lifetimes, examples: notSeconds },
  {
    title: 'created_at by the rules of expires_in, with another note for a fraction',
    members: ['issuedAt'],
    examples: [...whole, ...large, ...digits, reads(0.9, 0, ['ignored', 'sub-second']), ...notSeconds],
  },
  {
    title: 'created_at, received',
    members: ['issuedAt'],
    examples: [...verbatim(RECEIVED_AT - 1), ...moves('too-large', (RECEIVED_AT - 1) * 1000)],
    receivedAt: RECEIVED_AT,
  },
  {
    title: 'scope with repeated or outer spaces, tabs, newlines',
    members: scopes,
    examples: [
      reads(' \topenid  fake.scope_2\t\r\nfake:other\n', ['openid', 'fake.scope_2', 'fake:other']),
      reads('', []),
      ...moves('bad-character', ...controls.map((character) => `openid${character}fake`)),
    ],
  },
  {
    title: 'a scope named twice',
    members: scopes,
    examples: [reads('openid fake openid', ['openid', 'fake'], ['ignored', 'repeated-scope'])],
  },
  {
    title: 'scope an array of strings',
    members: scopes,
    examples: [
      reads(['openid', 'fake'], ['openid', 'fake'], ['repaired', 'scope-array']),
      reads(['fake', 'fake'], ['fake'], ['repaired', 'scope-array'], ['ignored', 'repeated-scope']),
      ...moves('not-string', ['openid', 1]),
    ],
  },
  { title: 'an array instead of a string', members: texts, examples: moves('not-string', ['fake']) },
  {
    title: 'a number, boolean or object instead of a string',
    members: [...scopes, ...texts],
    examples: moves('not-string', 0, 1, true, { fake: true }),
  },
  {
    title: 'authorization_details that are not an array of objects',
    members: ['authorizationDetails'],
    examples: [...moves('not-array', 'fake', 1, {}), ...moves('not-objects', [1], [null], [['fake']])],
  },
]
