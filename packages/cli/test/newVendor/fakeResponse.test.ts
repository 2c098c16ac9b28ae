import type { Json, JsonObject } from '@token-codecs/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plannedCodec } from '../../src/newVendor/codecOf.js'
import { fakeResponse } from '../../src/newVendor/fakeResponse.js'
import { madeUpResponse } from '../../src/newVendor/madeUpResponse.js'
import type { Plan, PlannedRow } from '../../src/newVendor/Plan.js'
import { planCodec } from '../../src/newVendor/planCodec.js'
import { member, usual } from '../member.js'
import { files, row } from './plans.js'

const secret = 'a-real-token'

const sample = {
  access_token: secret,
  token_type: 'bearer',
  expires_in: 3600,
  scope: 'read write',
  refresh_token: secret,
  ok: true,
  team: { id: secret, size: 3, names: [secret], none: null },
  pin: 1234,
  pins: { first: 1234 },
}

const team = member('team', 'object', {
  members: [
    member('id'),
    member('size', 'integer'),
    member('names', 'array', { items: member('') }),
    member('none', 'string', { nullable: true }),
  ],
})

const plan = planCodec({ members: [...usual, team], settings: { 'ok.success': 'true', 'pin.use': 'secret' }, sample })

test('replaces tokens, scope names and other strings and numbers, and keeps types, times and documented names', () => {
  expect(fakeResponse(plan, sample)).toEqual({
    access_token: 'fake-access_token',
    token_type: 'bearer',
    expires_in: 3600,
    scope: 'fake-scope-1 fake-scope-2',
    refresh_token: 'fake-refresh_token',
    ok: true,
    team: { id: 'fake-id', size: 1, names: ['fake-names'], none: null },
    pin: 1,
    pins: {},
  })
})

/** Marks every string and every name in a value. */
const marked = (value: unknown): unknown => {
  if (typeof value === 'string') return `${value}${secret}`
  if (Array.isArray(value)) return value.map(marked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [`${name}${secret}`, marked(one)]))
}

test('no name or value in an unknown member survives', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ minLength: 6 }), (value, token) => {
      const response = { access_token: `${secret}${token}`, something: marked(value) }
      const planned = planCodec({ members: usual, settings: {}, sample: response })
      expect(JSON.stringify(fakeResponse(planned, response))).not.toContain(secret)
    }),
  )
})

test('a wrapped sample is replaced too', () => {
  const wrapped = { status: 0, body: { access_token: secret, scope: 'a', userid: secret } }
  const planned = planCodec({
    members: [],
    settings: { 'body.use': 'wrapper', 'status.success': '0' },
    sample: wrapped,
  })
  expect(fakeResponse(planned, wrapped)).toEqual({
    status: 0,
    body: { access_token: 'fake-access_token', scope: 'fake-scope-1', userid: 'fake-userid' },
  })
})

test('a response made up from the types is read without notes', () => {
  const members = [
    ...usual,
    member('refresh_token', 'string'),
    member('created_at', 'string', { format: 'date-time' }),
    member('scopes', 'array', { items: member('', 'string') }),
    member('authorization_details', 'array'),
    member('team', 'object', { members: [member('id', 'string'), member('size', 'integer')] }),
    member('ok', 'boolean', { values: [true] }),
  ]
  const planned = planCodec({ members, settings: { 'scopes.use': 'extra' } })
  const response = madeUpResponse(planned)
  expect(Object.keys(response)).toEqual(members.map(({ name }) => name))
  expect(plannedCodec('acme', planned).read(response)).toMatchObject({ _tag: 'Right', right: { notes: [] } })
})

const fakedBy = (rows: Plan['rows'], sent: JsonObject, more: Partial<Plan> = {}) =>
  fakeResponse(files({ rows, ...more }).plan, sent)

test.each<readonly [string, PlannedRow['helper'], Json, Json]>([
  ['spaces', undefined, 'a b a', 'fake-scope-1 fake-scope-2 fake-scope-1'],
  ['commas', { name: 'scopes', options: { separator: ',' } }, 'a, b,c', 'fake-scope-1, fake-scope-2,fake-scope-3'],
  ['hyphens', { name: 'scopes', options: { separator: '-' } }, 'a-b', 'fake_scope_1-fake_scope_2'],
  ['a list', { name: 'scopes', options: { list: true } }, ['a', 'b'], ['fake-scope-1', 'fake-scope-2']],
  ['no name', undefined, '', ''],
  ['another type', undefined, { [secret]: secret }, null],
])('scope names are replaced, and their form is kept: %s', (_, helper, scope, expected) => {
  expect(fakedBy([row('scope', 'scope', helper)], { scope })).toEqual({ scope: expected })
})

test.each<readonly [PlannedRow['member'], Json, Json]>([
  ['tokenType', 'BEARER', 'BEARER'],
  ['tokenType', 'dpop', 'dpop'],
  ['tokenType', secret, 'fake-x'],
  ['issuedTokenType', 'urn:ietf:params:oauth:token-type:jwt', 'urn:ietf:params:oauth:token-type:jwt'],
  ['issuedTokenType', secret, 'fake-x'],
  ['refreshTokenScope', secret, 'fake-scope-1'],
  ['expiresIn', 3600, 3600],
  ['expiresIn', '3600', '3600'],
  ['expiresIn', secret, 'fake-x'],
  ['expiresAt', '2026-11-29T12:00:00.5+01:00', '2026-11-29T12:00:00.5+01:00'],
  ['expiresAt', `2026-11-29T12:00:00Z${secret}`, 'fake-x'],
  ['authorizationDetails', [{ [secret]: secret }, secret], [{ type: 'fake-type' }, 'fake-x']],
])('%s: %j becomes %j', (name, value, expected) => {
  expect(fakedBy([row(name, 'x')], { x: value })).toEqual({ x: expected })
})

test.each<readonly [string, Plan['tokenType']]>([
  ['bot', { spelled: ['user', 'bot'] }],
  ['one', 'one'],
  ['one', { only: 'one' }],
])("the vendor's word for Bearer is kept: %s in %j", (word, tokenType = 'Bearer') => {
  expect(fakedBy([row('tokenType', 'x')], { x: word }, { tokenType })).toEqual({ x: word })
})

test('a documented word for never is kept', () => {
  const rows = [row('expiresIn', 'x', { name: 'lifetime', options: { never: 'unlimited' } })]
  expect(fakedBy(rows, { x: 'unlimited' })).toEqual({ x: 'unlimited' })
})

test('a deep sample ends', () => {
  const open = '{"access_token":"fake-a","a":'
  for (const text of [
    `${open.repeat(50_000)}1${'}'.repeat(50_000)}`,
    `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  ]) {
    const deep = JSON.parse(text)
    expect(fakeResponse(planCodec({ members: usual, settings: {}, sample: deep }), deep)).toHaveProperty('a')
  }
})
