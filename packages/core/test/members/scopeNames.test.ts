import { expect, test } from 'vitest'
import type { Token } from '../../src/index.js'
import { CanonicalToken } from '../../src/index.js'
import { leftOf, tokenWith } from '../support/index.js'

test('a token has at most 100,000 scope names', () => {
  const named = (length: number): Token => tokenWith({ scope: new Array(length).fill('fake') })
  expect(leftOf(CanonicalToken.write(named(1_000_001)))).toMatchObject({ code: 'not-strings' })
  expect(leftOf(CanonicalToken.write(named(100_001)))).toMatchObject({ code: 'too-large' })
  expect(leftOf(CanonicalToken.write(named(100_000)))).toMatchObject({ code: 'repeated-scope' })
})

test.each([16, 17, 40])('a name cannot be repeated among %d scope names', (length) => {
  const scope = Array.from({ length }, (_, index) => `fake:${index}`)
  expect(CanonicalToken.write(tokenWith({ scope }))._tag).toBe('Right')
  expect(leftOf(CanonicalToken.write(tokenWith({ scope: [...scope.slice(1), 'fake:1'] })))).toMatchObject({
    code: 'repeated-scope',
  })
})
