import { describe, expect, test } from 'vitest'
import type { Token } from '../src/index.js'
import { noteCodes, Rfc6749Token, redactErrors } from '../src/index.js'
import { leftOf, response, rightOf, tokenWith, triplesOf } from './support.js'

test('a note says who made it, about which member, what happened and by which rule', () =>
  expect(rightOf(Rfc6749Token.read({ ...response, expires_in: '60' })).notes).toStrictEqual([
    {
      action: 'repaired',
      code: 'numeric-string',
      source: 'rfc6749',
      direction: 'read',
      member: 'expiresIn',
      message: expect.stringMatching(/rfc6749.*expires_in.*repaired.*numeric-string/),
    },
  ]))

test('a member that is empty text says nothing, and a note says so', () => {
  const { token, notes } = rightOf(Rfc6749Token.read({ ...response, refresh_token: '', issued_token_type: '' }))
  expect(token).not.toHaveProperty('refreshToken')
  expect(token).not.toHaveProperty('issuedTokenType')
  expect(triplesOf(notes)).toEqual([
    ['ignored', 'empty-member', 'refreshToken'],
    ['ignored', 'empty-member', 'issuedTokenType'],
  ])
})

describe('an unknown member that JSON cannot hold', () => {
  test.each([
    ['a function', () => 1],
    ['a BigInt', 10n],
    ['a symbol', Symbol('fake')],
    ['a date', new Date(0)],
    ['NaN', Number.NaN],
    ['an array with a hole', new Array(1)],
  ])('is left out with one note: %s', (_, value) => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, first: value, second: { deep: value } }))
    expect(token.extensions).toBeUndefined()
    expect(triplesOf(notes)).toEqual([['ignored', 'not-json', 'extensions']])
  })

  test('that is undefined is absent, and nothing happened', () =>
    expect(rightOf(Rfc6749Token.read({ ...response, other: undefined })).notes).toEqual([]))
})

describe('a member of a token that this version does not know', () => {
  const token: Token = Object.assign(tokenWith(), { later: 'fake-planted' })

  test('is dropped with a note that does not name it', () => {
    const { value, notes } = rightOf(Rfc6749Token.write(token))
    expect(value).toEqual(response)
    expect(triplesOf(notes)).toEqual([['dropped', 'unknown-member', 'unknown']])
    expect(JSON.stringify(notes)).not.toMatch(/later|planted/)
  })

  test('fails where a loss is to fail', () =>
    expect(leftOf(Rfc6749Token.write(token, { onLoss: 'fail' }))._tag).toBe('Lossy'))
})

describe('a placeholder that is printed in place of a token', () => {
  test.each([
    '<redacted>',
    '<REDACTED>',
    '[REDACTED]',
    '[Redacted]',
    '***',
    '**********',
    'REDACTED',
    '***REDACTED***',
    '__REDACTED__',
    '[REDACTED:token]',
    '"<redacted>"',
    '[FILTERED]',
    '<hidden>',
    '{{ secret }}',
    '[object Object]',
  ])('is not a token: %s', (text) =>
    expect(leftOf(Rfc6749Token.read({ ...response, access_token: text }))).toMatchObject({ code: 'redacted' }),
  )

  test.each(['secret', 'hidden', '**', 'fake-redacted-token', '<fake>', '[redacted]fake'])(
    'is not one of these: %s',
    (text) => expect(Rfc6749Token.read({ ...response, access_token: text })._tag).toBe('Right'),
  )

  test('is recognised without delay in a very long text', () => {
    for (const start of ['<redacted:', '<redacted', '***', '"""', '[object ']) {
      Rfc6749Token.read({ ...response, access_token: `${start}${' '.repeat(1_000_000)}x` })
      Rfc6749Token.read({ ...response, access_token: `${start}${'*'.repeat(1_000_000)}x` })
    }
  })
})

test('an error of another codec that only looks clean is redacted', () => {
  const type = { name: 'Fake' } as never
  const context = [{ key: 'a', type, actual: 'fake-planted' }]
  const [error] = redactErrors([{ value: '<redacted>', context, message: 'fake-planted' }])
  expect(error).toEqual({
    value: '<redacted>',
    context: [{ key: 'a', type, actual: '<redacted>' }],
    message: expect.not.stringContaining('planted'),
  })
})

test.each([
  ['the table of a codec', Rfc6749Token.fields],
  ['the explanations of notes', noteCodes],
])('%s cannot be changed', (_, value) => expect(Object.isFrozen(value)).toBe(true))
