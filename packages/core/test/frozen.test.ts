// Nobody changes how a codec reads and writes, for everybody else in the process.
import { expect, test } from 'vitest'
import { defineCodec, noteCodes } from '../src/index.js'

const AcmeToken = defineCodec<{ access_token?: string; token_type?: string; expires_in?: number }>()({
  id: 'acme',
  fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in' },
  repairs: [
    {
      reason: 'fake-reason',
      explanation: 'fake',
      member: 'expiresIn',
      applies: (seconds) => seconds > 100,
      repair: () => 100,
    },
  ],
})

test.each([
  ['fields', AcmeToken.fields],
  ['repairs', AcmeToken.repairs],
  ['a repair', AcmeToken.repairs[0]],
  ['reasons', noteCodes],
])('%s cannot be changed', (_, value) => expect(Object.isFrozen(value)).toBe(true))
