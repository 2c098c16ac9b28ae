import type { Example, Row } from '../Rule.js'
import { reads, refuses } from '../Rule.js'

const lifetimes = ['expiresIn', 'refreshTokenExpiresIn'] as const
const RECEIVED_AT = 1_700_000_000
/** Of a `Date`, in epoch seconds. */
const LAST_INSTANT = 8_640_000_000_000

const whole: readonly Example[] = [reads(3600, 3600), reads(0, 0), reads(-0, 0)]
const large: readonly Example[] = [1_000_000_000, RECEIVED_AT, LAST_INSTANT].map((seconds) => reads(seconds, seconds))
const digits: readonly Example[] = [
  reads('3600', 3600, ['repaired', 'numeric-string']),
  reads('0', 0, ['repaired', 'numeric-string']),
]
const fractions: readonly Example[] = [
  reads(3600.5, 3600, ['repaired', 'fractional-lifetime']),
  reads(0.9, 0, ['repaired', 'fractional-lifetime']),
]
const none: readonly Example[] = [
  ...refuses('negative', -1, -0.5),
  ...refuses('not-finite', Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  ...refuses('too-large', LAST_INSTANT + 1, Number.MAX_VALUE, '9'.repeat(400)),
  ...refuses('not-digits', '', '1h', '3.6e3', '-1', ' 3600', '3600\n', '\u0663\u0666\u0660\u0660'),
  ...refuses('not-number', true, [3600], {}),
]

export const secondsRows: readonly Row[] = [
  {
    title: 'expires_in a whole number that is not negative',
    rules: [
      { members: lifetimes, examples: whole },
      { members: lifetimes, examples: large, unless: 'absolute-lifetime' },
      { members: lifetimes, examples: whole, receivedAt: RECEIVED_AT },
    ],
  },
  { title: 'expires_in "3600"', rules: [{ members: lifetimes, examples: digits }] },
  { title: 'expires_in 3600.5', rules: [{ members: lifetimes, examples: fractions }] },
  {
    title: 'expires_in that is no lifetime',
    rules: [
      { members: lifetimes, examples: none },
      // The expiry is past the last instant, by one second.
      {
        members: lifetimes,
        examples: refuses('too-large', LAST_INSTANT - RECEIVED_AT + 1),
        receivedAt: RECEIVED_AT,
        unless: 'absolute-lifetime',
      },
    ],
  },
  {
    title: 'created_at by the rules of expires_in',
    rules: [
      { members: ['issuedAt'], examples: [...whole, ...large, ...digits, ...fractions, ...none] },
      // What the vendor sends counts more than the receipt.
      { members: ['issuedAt'], examples: [reads(RECEIVED_AT - 1, RECEIVED_AT - 1)], receivedAt: RECEIVED_AT },
    ],
  },
]
