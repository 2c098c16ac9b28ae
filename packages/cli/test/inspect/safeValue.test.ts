import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formsOf, safeValue } from '../../src/inspect/safeValue.js'
import { jwt } from './fakeJwt.js'

const token = 'fake-access-token'

test('ordinary JSON is shown unchanged', () =>
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
      expect(safeValue(JSON.parse(JSON.stringify(value)), [])).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  ))

test.each([
  ['a token', token],
  ['text that contains a token', `Bearer ${token}`],
  ['a JWT', jwt({})],
  ['text that contains a JWT', `token ${jwt({})}!`],
  ['the address of a token', 'https://a.example/?a=1&access_token=fake'],
  ['JSON in a string', '{"refresh_token": "fake"}'],
])('%s is redacted', (_, text) => {
  expect(safeValue(text, [token])).toBe('<redacted>')
  expect(safeValue({ a: [{ b: text }] }, [token])).toEqual({ a: [{ b: '<redacted>' }] })
  expect(Object.keys(safeValue({ [text]: 1 }, [token]) as object)).toEqual(['<redacted>'])
})

test.each([
  ['an address', `https://a.example/?a=${encodeURIComponent('fake/token+=')}&b=1`, 'fake/token+='],
  ['the signature of a JWT', 'fake-signature', jwt({})],
])('%s may contain a token in another form', (_, text, secret) => {
  expect(safeValue([text], formsOf([secret]))).toEqual(['<redacted>'])
})

test('an unsigned JWT and text that is not Unicode have forms too', () => {
  const unsigned = jwt({}).replace(/[^.]+$/, '')
  expect(formsOf([unsigned, 'fake-\ud800'])).toEqual([unsigned, unsigned, 'fake-\ud800', 'fake-%EF%BF%BD'])
  expect(safeValue('', formsOf([unsigned]))).toBe('')
})

test('a word that also names secrets is shown in other text', () => {
  const open = [
    'urn:ietf:params:oauth:token-type:jwt',
    'https://token.example/token',
    'A token: see below',
    'urn:token:a',
  ]
  expect(safeValue(open, [])).toEqual(open)
})

test('a member that is named as a secret is redacted, unless it is empty', () => {
  const values = {
    refresh_token: 'fake',
    clientSecret: { a: 1 },
    signature: 1,
    tokens: ['fake'],
    apiKey: 'fake',
    private_key: 'fake',
    credentials: { a: 1 },
    session_cookie: 'fake',
    id_token: '',
    token: null,
    password: true,
  }
  expect(safeValue(values, [])).toEqual({
    ...values,
    refresh_token: '<redacted>',
    clientSecret: '<redacted>',
    signature: '<redacted>',
    tokens: '<redacted>',
    apiKey: '<redacted>',
    private_key: '<redacted>',
    credentials: '<redacted>',
    session_cookie: '<redacted>',
  })
  const open = { token_type: 'fake', key: 'fake', public_key: 'fake', session_state: 'fake' }
  expect(safeValue(open, [])).toEqual(open)
})

test('a short token is redacted only as a whole', () => {
  expect(safeValue(['abc', 'abcd'], ['abc'])).toEqual(['<redacted>', 'abcd'])
})

test('values that are nested too deep are left out', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
  expect(JSON.stringify(safeValue(deep, []))).toBe(`${'['.repeat(20)}"<too deep>"${']'.repeat(20)}`)
})

test('text that almost contains JWTs takes linear time', () => {
  const text = 'eyJ'.repeat(200_000)
  expect(safeValue(text, [])).toBe(text)
})
