import type { NoteAction, TokenMember } from '@token-codecs/core'
import { optionalNames } from './members.js'

/** One value of a member and its reading; `undefined` stands for a missing or absent member. */
type Example =
  | { readonly value: unknown; readonly member: unknown; readonly notes: readonly (readonly [NoteAction, string])[] }
  | { readonly value: unknown; readonly refused: string }

/** A rule that a vendor has in place of one of the table; its fixtures show it. */
export type OwnRule = 'absolute-lifetime' | 'numeric-id-token' | 'only-bearer'

/** Examples that hold for each of some members. */
export interface MemberRule {
  readonly title: string
  readonly members: readonly TokenMember[]
  readonly examples: readonly Example[]
  /** Epoch seconds. */
  readonly receivedAt?: number
  readonly unless?: OwnRule
}

/** The value is read as this member, with a note of each code and reason. */
const reads = (value: unknown, member: unknown, ...notes: readonly (readonly [NoteAction, string])[]): Example => ({
  value,
  member,
  notes,
})

/** The value is read as if the member were absent. */
const ignores = (value: unknown, reason: string): Example => reads(value, undefined, ['ignored', reason])

const verbatim = (...values: readonly unknown[]): readonly Example[] => values.map((value) => reads(value, value))

/** Each of the values is Malformed, with this code. */
const refuses = (refused: string, ...values: readonly unknown[]): readonly Example[] =>
  values.map((value) => ({ value, refused }))

const tokens = ['accessToken', 'refreshToken', 'idToken'] as const
const lifetimes = ['expiresIn', 'refreshTokenExpiresIn'] as const
const scopes = ['scope', 'refreshTokenScope'] as const
const texts = ['refreshToken', 'idToken', 'issuedTokenType'] as const

const RECEIVED_AT = 1_700_000_000
/** The last instant of a `Date`, in epoch seconds. */
const LAST_INSTANT = 8_640_000_000_000

const whole = [...verbatim(3600, 0), reads(-0, 0)]
const large = verbatim(1_000_000_000, RECEIVED_AT, LAST_INSTANT)
const digits = [reads('3600', 3600, ['repaired', 'numeric-string']), reads('0', 0, ['repaired', 'numeric-string'])]
const fractions = [
  reads(3600.5, 3600, ['repaired', 'fractional-lifetime']),
  reads(0.9, 0, ['repaired', 'fractional-lifetime']),
]
const notSeconds = [
  ...refuses('negative', -1, -0.5),
  ...refuses('not-finite', Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  ...refuses('too-large', LAST_INSTANT + 1, Number.MAX_VALUE, '9'.repeat(400)),
  ...refuses('not-digits', '', '1h', '3.6e3', '-1', ' 3600', '3600\n', '\u0663\u0666\u0660\u0660'),
  ...refuses('not-number', true, [3600], {}),
]
const controls = ['\u0000', '\u0007', '\u000b', '\u001b', '\u007f', '\u0085']

/** The rows of the design's table "Reading rules" about single members, without those that a vendor's fixtures show. */
export const memberRules: readonly MemberRule[] = [
  { title: 'null for any optional member', members: optionalNames, examples: [ignores(null, 'null-member')] },
  {
    title: 'access_token missing, null, empty, not a string',
    members: ['accessToken'],
    examples: [
      ...refuses('missing', undefined, null),
      ...refuses('empty', ''),
      ...refuses('not-string', 1, true, ['fake-access-token'], { value: 'fake-access-token' }),
    ],
  },
  {
    title: "a token with a character outside RFC 6749's VSCHAR",
    members: tokens,
    examples: [
      ...refuses('bad-character', 'fake\r\nHost: fake', 'fake\ttoken', 'fake\u0000', 'fake\u007f', 'caf\u00e9-fake'),
      ...refuses('bad-character', 'fake\u2028', '\ud83d\ude00'),
      ...verbatim(' fake~!/+=', 'fake_/+a/b='),
    ],
  },
  {
    title: 'a redaction placeholder for a token',
    members: tokens,
    examples: refuses('redacted', '<redacted>', '[REDACTED]', '***', '*****'),
  },
  {
    title: 'token_type missing or null',
    members: ['tokenType'],
    examples: [undefined, null].map((value) => reads(value, 'Bearer', ['defaulted', 'assumed-bearer'])),
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
    title: 'token_type empty, not a string, outside VSCHAR',
    members: ['tokenType'],
    examples: [
      ...refuses('empty', ''),
      ...refuses('not-string', 1, false),
      ...refuses('bad-character', 'bearer\r\n', 'Bearer\r\n', 'be\u00e4rer'),
    ],
  },
  { title: 'expires_in a whole number that is not negative', members: lifetimes, examples: whole },
  { title: 'expires_in a large number', members: lifetimes, examples: large, unless: 'absolute-lifetime' },
  { title: 'expires_in, received', members: lifetimes, examples: whole, receivedAt: RECEIVED_AT },
  { title: 'expires_in "3600"', members: lifetimes, examples: digits },
  { title: 'expires_in 3600.5', members: lifetimes, examples: fractions },
  { title: 'expires_in that is not a lifetime', members: lifetimes, examples: notSeconds },
  {
    title: 'expires_in one second past the last instant',
    members: lifetimes,
    examples: refuses('too-large', LAST_INSTANT - RECEIVED_AT + 1),
    receivedAt: RECEIVED_AT,
    unless: 'absolute-lifetime',
  },
  {
    title: 'created_at by the rules of expires_in',
    members: ['issuedAt'],
    examples: [...whole, ...large, ...digits, ...fractions, ...notSeconds],
  },
  {
    title: 'created_at, received',
    members: ['issuedAt'],
    examples: verbatim(RECEIVED_AT - 1),
    receivedAt: RECEIVED_AT,
  },
  {
    title: 'id_token a number',
    members: ['idToken'],
    examples: refuses('not-string', 0, 1),
    unless: 'numeric-id-token',
  },
  { title: 'id_token beyond JSON', members: ['idToken'], examples: refuses('not-string', Number.NaN, 1 / 0) },
  {
    title: 'scope with repeated or outer spaces, tabs, newlines',
    members: scopes,
    examples: [
      reads(' \topenid  fake.scope_2\t\r\nfake:other\n', ['openid', 'fake.scope_2', 'fake:other']),
      reads('', []),
      ...refuses('bad-character', ...controls.map((character) => `openid${character}fake`)),
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
      ...refuses('not-string', ['openid', 1]),
    ],
  },
  {
    title: 'empty refresh_token, id_token',
    members: ['refreshToken', 'idToken'],
    examples: [ignores('', 'empty-member')],
  },
  { title: 'a list for text', members: texts, examples: refuses('not-string', ['fake']) },
  {
    title: 'a number for text',
    members: [...scopes, 'refreshToken', 'issuedTokenType'],
    examples: refuses('not-string', 1),
  },
  {
    title: 'an object for text',
    members: [...scopes, ...texts],
    examples: refuses('not-string', true, { fake: true }),
  },
  {
    title: 'authorization_details that are not a list of objects',
    members: ['authorizationDetails'],
    examples: [...refuses('not-array', 'fake', 1, {}), ...refuses('not-objects', [1], [null], [['fake']])],
  },
]
