// What is this vendor's own in the table "Reading rules" of the design; the rest is everybody's.
import { checkReadingRules, readingTests } from '@tooling/testing'
import { describe } from 'vitest'
import { BoltSdkToken } from '../src/index.js'

checkReadingRules(BoltSdkToken)

const { reads, answers } = readingTests(BoltSdkToken)

const minimal = { accessToken: 'fake-access-token', tokenType: 'bearer' }

describe("error one of the vendor's error forms, even beside a token", () => {
  answers(
    'reads the misspelt "invalid _grant" as invalid_grant',
    { error: 'invalid _grant', errorDescription: 'Fake.' },
    'invalid_grant',
    'Fake.',
  )
  for (const tag of ['unauthorized', 'forbidden', 'unprocessable_request', 'not_found', 'invalid_input_parameter']) {
    const error = { '.tag': tag, message: 'Fake.' }
    answers(`reads the tag ${tag} as an error`, error, tag, 'Fake.')
    answers(`prefers the tag ${tag} to the token beside it`, { ...minimal, ...error }, tag, 'Fake.')
  }
})

describe('unknown members', () => {
  const wire = { access_token: 'fake-other', refresh_token_scope: 'fake.scope' }
  reads('keeps the names of the wire as unknown members', wire, { extensions: { 'bolt-sdk': wire } })
})

describe('null, which the SDK itself refuses', () => {
  reads('takes a null refreshTokenScope for absent', { refreshTokenScope: null }, {}, [
    ['ignored', 'null-member', 'refreshTokenScope'],
  ])
})
