import { expect, test } from 'vitest'
import { EnterpriseToken } from '../src/index.js'

test('a lifetime that is a time is said to be one', () => {
  const result = EnterpriseToken.read({ access_token: 'fake-a', expires_in: 1700003600, created_at: 1700000000 })
  expect(result._tag === 'Right' && result.right.notes.map(({ message }) => message)).toContainEqual(
    expect.stringContaining(
      'a lifetime of 1000000000 seconds or more is taken for a time, from which the lifetime is counted',
    ),
  )
})
