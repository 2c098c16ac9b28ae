import { expect, test } from 'vitest'
import { readSample } from '../../src/newVendor/readSample.js'
import { UsageError } from '../../src/Streams.js'

test('reads a form with an empty scope, as GitHub sends it', () => {
  expect(readSample('access_token=fake-a&scope=&token_type=bearer')).toEqual({
    access_token: 'fake-a',
    scope: '',
    token_type: 'bearer',
  })
})

test.each(['fake-token', 'fake-token=', 'fake-token==', '[]', '', '{"error":"invalid_grant"}'])(
  'rejects %j',
  (text) => {
    expect(() => readSample(text)).toThrow(UsageError)
  },
)
