import { expect, test } from 'vitest'
import { OryLikeToken } from '../src/index.js'

test('a number that is no ID token is said to be kept', () => {
  const result = OryLikeToken.read({ access_token: 'fake-a', token_type: 'bearer', id_token: 1 })
  expect(result._tag === 'Right' && result.right.notes.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('a number is no ID token, and was kept as data'),
  )
})
