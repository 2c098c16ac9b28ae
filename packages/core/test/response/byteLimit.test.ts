import { describe, expect, test } from 'vitest'
import type { ParseOptions } from '../../src/index.js'
import { leftOf } from '../support/index.js'
import { bodyOf, bytesOf, json, parse } from '../support/responses.js'

describe('the size limit', () => {
  const size = bytesOf(json).byteLength

  test('is 1 MiB by default', () => {
    const body = json.padEnd(1_048_576)
    expect(parse({ body })._tag).toBe('Right')
    const error = leftOf(parse({ body: `${body} `, retryAfter: '7' }))
    expect(error).toEqual({
      _tag: 'BodyTooLarge',
      code: 'body-too-large',
      message: expect.any(String),
      source: 'rfc6749',
      status: 200,
      retryAfter: 7,
      body: expect.anything(),
    })
    expect(bodyOf(error)).toBe(body.slice(0, 65_536))
  })
  test('can be set by the caller', () => {
    expect(parse({}, { maxBytes: size })._tag).toBe('Right')
    expect(leftOf(parse({}, { maxBytes: size - 1 }))._tag).toBe('BodyTooLarge')
    expect(leftOf(parse({ body: bytesOf(json) }, { maxBytes: size - 1 }))._tag).toBe('BodyTooLarge')
    expect(parse({ body: json.padEnd(2_000_000) }, { maxBytes: Number.POSITIVE_INFINITY })._tag).toBe('Right')
  })
  test('counts UTF-8 bytes', () => {
    const body = '{"error":"a","error_description":"ééé"}'
    expect(leftOf(parse({ body }, { maxBytes: body.length + 3 }))._tag).toBe('OAuthError')
    expect(leftOf(parse({ body }, { maxBytes: body.length + 2 }))._tag).toBe('BodyTooLarge')
  })
  test('may be 0', () => {
    expect(leftOf(parse({}, { maxBytes: 0 }))._tag).toBe('BodyTooLarge')
    expect(leftOf(parse({ body: '' }, { maxBytes: 0 }))._tag).toBe('UnreadableBody')
  })
  test.each([-1, Number.NaN, '1'])('is Malformed if it is not a number of bytes: %j', (maxBytes) =>
    expect(leftOf(parse({}, { maxBytes } as ParseOptions))).toMatchObject({
      _tag: 'Malformed',
      issues: [{ path: ['maxBytes'], code: 'not-limit' }],
    }),
  )
})
