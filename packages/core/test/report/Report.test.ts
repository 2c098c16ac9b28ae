import { expect, test } from 'vitest'
import type { Token } from '../../src/index.js'
import { CanonicalToken, Rfc6749Token } from '../../src/index.js'
import { issuesOf, leftOf, tokenWith } from '../support/index.js'

test('an error has an issue for each problem, and the code of the first', () => {
  const error = leftOf(Rfc6749Token.read({ access_token: 1, token_type: 2 }, { receivedAt: -1 }))
  expect(error).toMatchObject({ _tag: 'Malformed', code: 'not-string', source: 'rfc6749' })
  expect(issuesOf(error)).toEqual([
    { path: ['access_token'], actual: 'number', code: 'not-string' },
    { path: ['token_type'], actual: 'number', code: 'not-string' },
    { path: ['receivedAt'], actual: 'number', code: 'negative' },
  ])
})

test("the first issue's code is the error's code", () => {
  const broken = { ...tokenWith(), expiresIn: -1, scope: 'a' } as unknown as Token
  expect(leftOf(CanonicalToken.write(broken))).toMatchObject({
    code: 'negative',
    issues: [
      { path: ['expiresIn'], code: 'negative' },
      { path: ['scope'], code: 'not-strings' },
    ],
  })
})
