// What is this vendor's own in the table "Reading rules" of the design; the rest is everybody's.
import { checkReadingRules, readingTests, triplesOf } from '@tooling/testing'
import { describe, expect, test } from 'vitest'
import { OryLikeToken, secret } from '../src/index.js'

checkReadingRules(OryLikeToken, { ownRules: ['numeric-id-token'] })

const { reads, refuses, answers } = readingTests(OryLikeToken)

const minimal = { access_token: 'fake-access-token', token_type: 'bearer' }

const errorOf = (body: object) => {
  const result = OryLikeToken.read(body)
  return result._tag === 'Left' ? result.left : undefined
}

describe('id_token a number', () => {
  for (const number of [0, 1, -1, 1.5, Number.MAX_SAFE_INTEGER]) {
    reads(
      `keeps ${number} as data, never as an ID token`,
      { id_token: number },
      { extensions: { 'ory-like': { id_token: number } } },
      [['moved', 'numeric-id-token', 'idToken']],
    )
  }
  reads(
    'keeps a number beside other unknown members',
    { id_token: 0, c_nonce_draft_00: 'fake-nonce', c_nonce_expires_in_draft_00: 300 },
    { extensions: { 'ory-like': { id_token: 0, c_nonce_draft_00: 'fake-nonce', c_nonce_expires_in_draft_00: 300 } } },
    [['moved', 'numeric-id-token', 'idToken']],
  )
  reads(
    'reads the text that servers send as the ID token',
    { id_token: 'fake-header.fake-payload.fake-signature' },
    { idToken: 'fake-header.fake-payload.fake-signature' },
  )
  reads('reads digits in quotes as text', { id_token: '0' }, { idToken: '0' })
  for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) {
    refuses(`refuses ${number}, which JSON cannot hold`, { id_token: number }, 'id_token not-string')
  }

  test('gives the number back verbatim', () => {
    const result = OryLikeToken.decode({ ...minimal, id_token: 12 })
    if (result._tag === 'Left') throw new Error('the response was refused')
    expect(OryLikeToken.encode(result.right)).toEqual({ ...minimal, id_token: 12 })
    expect(triplesOf(OryLikeToken.write(result.right))).toEqual([])
  })

  test('never writes the number where the token has an ID token, and reports it', () => {
    const token = {
      accessToken: secret('fake-access-token'),
      tokenType: 'Bearer',
      idToken: secret('fake-id-token'),
      extensions: { 'ory-like': secret({ id_token: 12 }) },
    }
    expect(OryLikeToken.encode(token)).toEqual({ ...minimal, id_token: 'fake-id-token' })
    expect(triplesOf(OryLikeToken.write(token))).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test('is a response as the documentation has it, and so is text', () => {
    expect(OryLikeToken.wire.is({ id_token: 0 })).toBe(true)
    expect(OryLikeToken.wire.is({ id_token: 'fake-id-token' })).toBe(true)
    expect(OryLikeToken.wire.is({ id_token: true })).toBe(false)
  })
})

describe("error one of the vendor's error forms, even beside a token", () => {
  const hint = 'The refresh token was used before.'
  const legacy = {
    error: 'invalid_grant',
    error_description: 'The grant is invalid.',
    error_hint: hint,
    error_debug: 'fake debug text',
    status_code: 400,
  }

  test('reads the description, the hint and the status of older releases', () =>
    expect(errorOf(legacy)).toMatchObject({
      _tag: 'OAuthError',
      error: 'invalid_grant',
      errorDescription: `The grant is invalid. ${hint}`,
      status: 400,
    }))

  test('never shows what was meant for those who run the server', () =>
    expect(JSON.stringify(errorOf(legacy))).not.toContain('debug text'))

  answers('reads a hint alone', { error: 'invalid_grant', error_hint: hint }, 'invalid_grant', hint)
  answers(
    'prefers an older error to the token beside it',
    { ...minimal, error: 'fake', error_hint: hint },
    'fake',
    hint,
  )

  test('leaves out a status that is none', () => {
    expect(errorOf({ error: 'invalid_grant', status_code: '400' })).not.toHaveProperty('status')
    expect(errorOf({ error: 'invalid_grant', status_code: null })).not.toHaveProperty('status')
  })

  const generic = {
    id: 'fake_error',
    code: 404,
    status: 'Not Found',
    reason: 'No such client.',
    message: 'The resource could not be found',
  }

  answers('reads an object as an error', { error: generic }, 'fake_error', 'No such client.')
  answers('prefers an object to the token beside it', { ...minimal, error: generic }, 'fake_error', 'No such client.')
  answers(
    'reads the message of an object without a reason',
    { error: { id: 'fake_error', message: 'Fake.' } },
    'fake_error',
    'Fake.',
  )
  for (const reason of ['', null, 404, { text: 'Fake.' }]) {
    answers(
      `reads the message of an object whose reason is ${JSON.stringify(reason)}`,
      { error: { id: 'fake_error', reason, message: 'Fake.' } },
      'fake_error',
      'Fake.',
    )
  }
  answers(
    'has no description where the reason and the message say nothing',
    { error: { id: 'fake_error', reason: '', message: '' } },
    'fake_error',
  )
  answers(
    'names the error by its status where it has no id',
    { error: { code: 404, status: 'Not Found' } },
    'Not Found',
  )
  answers(
    'names the error by its code where it has nothing else',
    { error: { code: 404, message: 'Fake.' } },
    '404',
    'Fake.',
  )

  test("reads an object's code as the status", () =>
    expect(errorOf({ error: generic })).toMatchObject({ _tag: 'OAuthError', status: 404 }))
})

describe('unknown members', () => {
  const members = {
    c_nonce_draft_00: 'fake-nonce',
    c_nonce_expires_in_draft_00: 300,
    authorization_details: [{ type: 'fake' }],
  }
  reads('keeps the members of credential drafts', members, { extensions: { 'ory-like': members } })
})

describe('what servers send', () => {
  reads('reads a truncated lifetime as it is', { expires_in: 3599 }, { expiresIn: 3599 })
  reads('reads the scope that is sent when none was granted', { scope: '' }, { scope: [] })
})
