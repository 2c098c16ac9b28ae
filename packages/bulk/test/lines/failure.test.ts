import { formatError } from '@token-codecs/core'
import { expect, test } from 'vitest'
import { failure } from '../../src/lines/failure.js'

test('an error of this package has the message that core formats', () => {
  const issue = { path: ['member'], expected: 'an object', actual: 'undefined', code: 'missing' }
  const error = failure(issue)
  expect(error).toMatchObject({ _tag: 'Malformed', code: 'missing', source: 'bulk', issues: [issue] })
  expect(error.message).toBe(formatError(error))
  expect(failure({ ...issue, path: [] }).message).toBe(formatError(failure({ ...issue, path: [] })))
})
