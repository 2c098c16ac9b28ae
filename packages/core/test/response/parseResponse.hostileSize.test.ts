import { describe, expect, test } from 'vitest'
import { formatError, parseResponse, Rfc6749Token } from '../../src/index.js'
import { LENGTH, MANY, manyOf } from '../support/sizes.js'

describe('a hostile body of an HTTP response', () => {
  const token = '{"access_token":"fake-a","token_type":"bearer"'
  const digits = Array.from({ length: LENGTH / 32 }, (_, index) => 10 ** 16 + 2 * index).join()

  test.each<readonly [title: string, outcome: string, body: () => string | Uint8Array]>([
    ['percent signs next to an error', 'oauth-error', () => `{"error":"x","m":"a=${'%='.repeat(LENGTH / 2)}"}`],
    ['many big integers', 'Right', () => `${token},"a":[${digits},10000000000000001]}`],
    ['a big integer and escapes', 'Right', () => `${token},"b":10000000000000001,"a":"${'\\"'.repeat(LENGTH / 2)}"}`],
    ['an integer of many digits', 'Right', () => `${token},"a":${'1'.repeat(LENGTH)}}`],
    [
      'arrays 400 deep',
      'Right',
      () => `${token},"a":[${`${'['.repeat(400)}${']'.repeat(400)},`.repeat(LENGTH / 1024)}0]}`,
    ],
    ['a deeply nested array', 'Right', () => `${token},"a":${'['.repeat(LENGTH / 2)}${']'.repeat(LENGTH / 2)}}`],
    ['unclosed arrays', 'not-json', () => '['.repeat(LENGTH)],
    [
      'bytes that are not UTF-8',
      'Right',
      () =>
        new TextEncoder()
          .encode(`${token},"a":"${'~'.repeat(LENGTH)}"}`)
          .map((byte) => byte + Number(byte === 0x7e) * 0x81),
    ],
    ['many names in a form', 'Right', () => `access_token=a${manyOf(MANY, (index) => `&m${index}=`).join('')}`],
    ['a repeated name in a form', 'Right', () => `access_token=a${'&a='.repeat(MANY)}`],
    ['a repeated token in a form', 'not-string', () => `access_token=a${'&access_token=a'.repeat(MANY)}`],
    ['percent signs in a form', 'Right', () => `access_token=a&a=${'%'.repeat(LENGTH)}`],
    ['plus signs in a form', 'Right', () => `access_token=a&scope=${'+'.repeat(LENGTH)}`],
    ['a form that ends like markup', 'not-json', () => `a=${'%='.repeat(LENGTH / 2)}<`],
    ['an HTML page', 'not-json', () => '<p class="a">'.repeat(LENGTH / 16)],
    ['white space', 'not-json', () => ' '.repeat(LENGTH)],
  ])('%s: %s', (_, outcome, make) => {
    const answer = { status: 200, body: make() }
    const result = parseResponse(Rfc6749Token, answer, { maxBytes: 2 * LENGTH })
    expect(result._tag === 'Right' ? 'Right' : result.left.code).toBe(outcome)
    if (result._tag === 'Left') expect(formatError(result.left).length).toBeLessThan(1_000)
    parseResponse(Rfc6749Token, answer, { maxBytes: 2 * LENGTH, strict: true })
  })
})
