// What copies and versions of this package rely on in each other's secrets.
import { expect, test } from 'vitest'
import { reveal, secret } from '../src/index.js'

test('a secret is known by a symbol of the registry that never changes', () => {
  const key = Symbol.for('@token-codecs/secret')
  expect(key in secret('fake')).toBe(true)
  const theirs = { [key]: () => 'fake-a', toJSON: (): '<redacted>' => '<redacted>' }
  expect(reveal(theirs)).toBe('fake-a')
})

test.each([null, undefined, 'fake-planted', {}, { ...secret('fake-planted') }])('reveal throws for %j', (value) =>
  expect(() => reveal(value as ReturnType<typeof secret>)).toThrow(TypeError),
)
