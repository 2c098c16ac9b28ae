// What is this vendor's own in the table "Reading rules" of the design; the rest is everybody's.
import { checkReadingRules, readingTests, triplesOf } from '@tooling/testing'
import { describe, expect, test } from 'vitest'
import { BoltToken, secret } from '../src/index.js'

checkReadingRules(BoltToken)

const { reads, refuses, answers } = readingTests(BoltToken)

const minimal = { access_token: 'fake-access-token', token_type: 'bearer' }

describe('unknown members', () => {
  test('never writes an unknown member that would be read as an error of the third version', () => {
    const members = secret({ '.tag': 'forbidden', message: 'fake', merchant: 'fake' })
    const token = {
      accessToken: secret('fake-access-token'),
      tokenType: 'Bearer',
      extensions: { bolt: members },
    }
    const written = BoltToken.encode(token)
    expect(BoltToken.read(written)._tag).toBe('Right')
    expect(triplesOf(BoltToken.write(token))).toEqual([['dropped', 'reserved-name', 'extensions']])
  })
})

describe("error one of the vendor's error forms, even beside a token", () => {
  answers('reads the misspelt "invalid _grant" as invalid_grant', { error: 'invalid _grant' }, 'invalid_grant')
  for (const tag of ['unauthorized', 'forbidden', 'unprocessable_request', 'not_found', 'invalid_input_parameter']) {
    answers(`reads the tag ${tag} as an error`, { '.tag': tag, message: 'Fake.' }, tag, 'Fake.')
    answers(
      `prefers the tag ${tag} to the token beside it`,
      { ...minimal, '.tag': tag, message: 'Fake.' },
      tag,
      'Fake.',
    )
  }
  answers(
    'keeps the name of the parameter that a message of the third version names',
    { '.tag': 'invalid_input_parameter', message: 'grant_type is not known.', field: 'grant_type' },
    'invalid_input_parameter',
    'grant_type is not known.',
  )
})

describe('refresh_token_scope', () => {
  reads(
    'splits refresh_token_scope on white space',
    { refresh_token_scope: ' \topenid  fake.scope\t\r\nfake:other\n' },
    { refreshTokenScope: ['openid', 'fake.scope', 'fake:other'] },
  )
  reads('reads an empty refresh_token_scope as no scope at all', { refresh_token_scope: '' }, { refreshTokenScope: [] })
  reads(
    'keeps a scope that refresh_token_scope names twice once',
    { refresh_token_scope: 'openid fake openid' },
    { refreshTokenScope: ['openid', 'fake'] },
    [['ignored', 'repeated-scope', 'refreshTokenScope']],
  )
  reads(
    'reads an array of names as refresh_token_scope',
    { refresh_token_scope: ['openid', 'fake'] },
    { refreshTokenScope: ['openid', 'fake'] },
    [['repaired', 'scope-array', 'refreshTokenScope']],
  )
  refuses(
    'refuses an array with a number as refresh_token_scope',
    { refresh_token_scope: ['openid', 1] },
    'refresh_token_scope not-string',
  )
})
