import type { AnyTokenCodec, JsonObject, Note } from '@token-codecs/core'
import { CanonicalToken, orThrow } from '@token-codecs/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectedOf } from '../../src/newVendor/expectedOf.js'
import type { VendorFiles } from '../../src/newVendor/VendorFiles.js'
import { member } from '../member.js'
import { codecOfPlan } from './codecOfPlan.js'
import { files, plans, row } from './plans.js'

const triples = (notes: readonly Note[]): unknown => notes.map(({ action, code, member: name }) => [action, code, name])

/** The result of core, to compare with the derived one. */
const actual = (codec: AnyTokenCodec, sample: JsonObject): object => {
  const { token, notes } = orThrow(codec.read(sample))
  const written = orThrow(codec.write(token))
  expect(triples(written.notes)).toEqual([])
  return { token: CanonicalToken.encode(token), notes: triples(notes), encoded: written.value }
}

const check = (input: VendorFiles): void => {
  const expected = expectedOf(input)
  if (!('expectation' in expected)) throw new Error(expected.reason)
  // As JSON, because the order of members matters.
  expect(JSON.stringify(expected.expectation)).toBe(
    JSON.stringify(actual(codecOfPlan(input.id, input.plan), input.sample)),
  )
}

test.each(Object.entries(plans))('derives the same result as reading: %s', (_, input) => check(input))

const plan = (sample: JsonObject, title: keyof typeof plans) => ({ ...(plans[title] as VendorFiles), sample })
const bearer = { access_token: 'fake-a', token_type: 'Bearer' }

test.each<readonly [string, VendorFiles]>([
  ['no access token', plan({ token_type: 'Bearer' }, 'minimal')],
  ['an empty access token', plan({ access_token: '', token_type: 'Bearer' }, 'minimal')],
  ['a number as access token', plan({ access_token: 1, token_type: 'Bearer' }, 'minimal')],
  ['no token type', plan({ access_token: 'fake-a' }, 'minimal')],
  ['an error beside the token', plan({ ...bearer, error: 'invalid_grant' }, 'minimal')],
  ['another constant', plan({ ...bearer, ok: false, code: 0, status: 'success' }, 'constants')],
  ['no constant', plan({ ...bearer, ok: true, code: 0 }, 'constants')],
  ['an implied type that is sent', plan({ token: 'fake-a', token_type: 'Bearer' }, 'an implied Bearer')],
  ['plain Bearer for another word', plan(bearer, 'another word for Bearer')],
  ['another type than the only one', plan({ ...bearer, token_type: 'mac' }, 'only Bearer')],
  ['a number for digits', plan({ ...bearer, expires_in: 3600 }, 'a lifetime as digits')],
  ['a negative lifetime', plan({ ...bearer, expires_in: -1 }, 'every plain member')],
  ['a lifetime with a fraction', plan({ ...bearer, expires_in: 0.5 }, 'every plain member')],
  ['a lifetime that is an instant', plan({ ...bearer, expires_in: 1e9 }, 'a lifetime that may be an instant')],
  ['seconds for milliseconds', plan({ ...bearer, issued_at: '1700000000' }, 'an instant in milliseconds')],
  ['a date without a time', plan({ ...bearer, expires_at: '2023-11-14' }, 'an ISO instant')],
  ['February 30', plan({ ...bearer, expires_at: '2023-02-30T00:00:00Z' }, 'an ISO instant')],
  ['contradicting times', plan({ ...bearer, expires_in: 10, expires_at: 5 }, 'a lifetime and an instant')],
  ['a repeated scope', plan({ ...bearer, scope: 'a,a' }, 'comma scopes')],
  ['a scope of white space', plan({ ...bearer, scope: ' ' }, 'comma scopes')],
  ['a string for a list', plan({ ...bearer, scope: 'a' }, 'a list of scopes')],
  ['a list with a number', plan({ ...bearer, scope: ['a', 1] }, 'a list of scopes')],
  ['details that are not objects', plan({ ...bearer, authorization_details: [1] }, 'every plain member')],
])('derives nothing from a sample with %s', (_, input) => {
  expect(expectedOf(input)).toEqual({ reason: expect.any(String) })
})

test('a sample that is too deep, or beyond JSON, has a reason', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`)
  for (const extra of [deep, Number.POSITIVE_INFINITY]) {
    expect(expectedOf(plan({ ...bearer, extra }, 'minimal'))).toHaveProperty('reason')
  }
})

test('a lifetime whose instant would be written too is not derived', () => {
  const rows = [row('accessToken', 'a'), row('expiresIn', 'in'), row('expiresAt', 'at'), row('issuedAt', 'from')]
  const input = files({ rows, tokenType: { implied: true } }, { a: 'fake-a', in: 60, from: 1700000000 })
  expect(expectedOf(input)).toHaveProperty('reason')
  check({ ...input, sample: { a: 'fake-a', at: 1700000000 } })
})

describe('any sample', () => {
  const names = ['access_token', 'token_type', 'expires_in', 'expires_at', 'scope', 'refresh_token', '__proto__', 'x']
  const values = fc.oneof(
    fc.constantFrom(
      'fake-a',
      'bearer',
      'DPoP',
      '3600',
      '0',
      '',
      ' a  b',
      'a b',
      'a,b',
      '2023-11-14T22:13:20Z',
      '\u00e9',
    ),
    fc.constantFrom('2023-11-14T23:59:60Z', '2023-11-14T22:13:20.5-05:00', '9999999999999', '01', '***'),
    fc.constantFrom(0, 1, 3600, 0.5, -1, 1e9, 1700003600, 1700003600000, 1e11, 1e12, null, true),
    fc.constantFrom<readonly string[]>(['a', 'b'], [], ['a b'], ['']),
    fc.constant({ access_token: 'fake-a' }),
  )
  const member = fc.tuple(fc.constantFrom(...names), values)
  const sample = fc.array(member, { maxLength: 8 }).map((members) => Object.fromEntries(members) as JsonObject)
  const bearerSample = sample.map((members): JsonObject => ({ ...members, ...bearer }))
  const rows = [row('accessToken', 'access_token'), row('tokenType', 'token_type')]
  const tables = [
    [row('expiresIn', 'expires_in'), row('scope', 'scope'), row('refreshToken', 'refresh_token')],
    [row('expiresIn', 'expires_in'), row('expiresAt', 'expires_at')],
    [row('expiresIn', 'expires_in', { name: 'lifetime', options: { text: true, never: 0 } })],
    [row('expiresIn', 'expires_in', { name: 'lifetime', options: { unit: 'milliseconds', instantFrom: 1e9 } })],
    [row('expiresAt', 'expires_at', { name: 'instant', options: { form: 'iso', never: '' } })],
    [row('expiresAt', 'expires_at', { name: 'instant', options: { form: 'milliseconds', text: true } })],
    [row('scope', 'scope', { name: 'scopes', options: { separator: ',' } })],
    [row('scope', 'scope', { name: 'scopes', options: { list: true } })],
    [row('scope', ['x', 'scope']), row('refreshToken', ['x', 'access_token'])],
  ]

  test.each(tables.map((table) => [table.map(({ member: name, helper }) => [name, helper?.options]), table]))(
    'is read as derived, or has a reason: %j',
    (_, table) => {
      const found = new Set<boolean>()
      fc.assert(
        fc.property(fc.oneof(bearerSample, sample), (response) => {
          const input = files({ rows: [...rows, ...(table as typeof rows)] }, response)
          const isDerived = 'expectation' in expectedOf(input)
          found.add(isDerived)
          if (isDerived) check(input)
        }),
        { seed: 6749, numRuns: 1000 },
      )
      expect(found).toEqual(new Set([true, false]))
    },
  )
})

test('no member is needed but the token', () => {
  check(files({ members: [member('t')], rows: [row('accessToken', 't')], tokenType: { implied: true } }, { t: 'fake' }))
})
