import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { ResponseParts } from '../../src/index.js'
import { formatError } from '../../src/index.js'
import { leftOf } from '../support/index.js'
import { bodyOf, bytesOf, parse } from '../support/responses.js'

describe('the redacted body of an error', () => {
  const most = 65_536

  test.each<readonly [title: string, answer: Partial<ResponseParts>, start: string]>([
    ['a string', { body: 'x'.repeat(most + 1) }, 'x'.repeat(most)],
    ['bytes', { body: bytesOf('x'.repeat(most + 1)) }, 'x'.repeat(most)],
    ['bytes cut within a character', { body: bytesOf('\u20ac'.repeat(most)) }, `${'\u20ac'.repeat(21_845)}\ufffd`],
    ['a parsed body', { body: { a: 'x'.repeat(most) } }, `{"a":"${'x'.repeat(most - 6)}`],
    ['an unexpected status', { status: 500, body: 'x'.repeat(most + 1) }, 'x'.repeat(most)],
    ['a wrong shape', { body: JSON.stringify({ a: 'x'.repeat(most) }) }, `{"a":"${'x'.repeat(most - 6)}`],
  ])('is its first 64 KiB: %s', (_, answer, start) => {
    const error = leftOf(parse(answer))
    expect(bodyOf(error)).toBe(start)
    expect(inspect(error, { maxStringLength: null })).not.toContain('xxx')
    expect(formatError(error).length).toBeLessThan(200)
  })

  test('is missing from an error about options', () =>
    expect(leftOf(parse({}, { maxBytes: -1 }))).not.toHaveProperty('body'))

  test.each(['', null])('is missing if the response has none: %j', (body) =>
    expect(leftOf(parse({ body }))).not.toHaveProperty('body'),
  )
})
