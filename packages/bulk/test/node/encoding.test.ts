import { expect, test } from 'vitest'
import { ownedBytes, sharedBytes } from '../../src/node/encoding.js'

const texts = ['', 'a', 'ä€😀', 'x'.repeat(100_000), '€'.repeat(50_000), '\ud800', 'b']

test.each([
  ['owned', ownedBytes],
  ['shared', sharedBytes],
])('%s bytes are UTF-8, and stay until their memory may be used again', (_, create) => {
  const { encode, reuse } = create()
  for (const round of [1, 2, 3]) {
    const encoded = texts.map(encode)
    expect(encoded.map((bytes) => Buffer.from(bytes).toString()).join(), `${round}`).toBe(
      texts.map((text) => Buffer.from(text).toString()).join(),
    )
    reuse()
  }
})

test('shared bytes use the same memory again', () => {
  const { encode, reuse } = sharedBytes()
  const memories = Array.from({ length: 3 }, () => {
    const { buffer } = encode('x'.repeat(1_000))
    reuse()
    return buffer
  })
  expect(new Set(memories).size).toBe(1)
})

test('owned bytes can be transferred one by one', () => {
  const { encode } = ownedBytes()
  expect(encode('a').buffer).not.toBe(encode('b').buffer)
})
