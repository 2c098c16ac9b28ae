import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plannedCodec } from '../../src/newVendor/codecOf.js'
import { fakeResponse } from '../../src/newVendor/fakeResponse.js'
import { madeUpResponse } from '../../src/newVendor/madeUpResponse.js'
import { planCodec } from '../../src/newVendor/planCodec.js'
import { member, usual } from '../member.js'

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

const plan = planCodec({ members: usual, settings: { 'ok.success': 'true', 'pin.use': 'secret' }, sample })

test('replaces tokens and other strings and numbers, and keeps types, scopes and times', () => {
  expect(fakeResponse(plan, sample)).toEqual({
    access_token: 'fake-access_token',
    token_type: 'bearer',
    expires_in: 3600,
    scope: 'read write',
    refresh_token: 'fake-refresh_token',
    ok: true,
    team: { id: 'fake-id', size: 1, names: ['fake-names'], none: null },
    pin: 1,
    pins: { first: 1 },
  })
})

test('no value of an unknown member survives', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ minLength: 6 }), (value, token) => {
      const marked = JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'string' ? `${one}${secret}` : one)))
      const response = { access_token: `${secret}${token}`, something: marked }
      const planned = planCodec({ members: usual, settings: {}, sample: response })
      const values = JSON.stringify(fakeResponse(planned, response), (_, one) =>
        typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.values(one) : one,
      )
      expect(values).not.toContain(secret)
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
    body: { access_token: 'fake-access_token', scope: 'a', userid: 'fake-userid' },
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
