import { describe, expect, test } from 'vitest'
import type { ResponseParts } from '../../src/index.js'
import { leftOf } from '../support/index.js'
import { NestedToken, parse } from '../support/responses.js'

describe('the retry delay', () => {
  const waits = (retryAfter: string | null, answer: Partial<ResponseParts> = {}) => {
    const error = leftOf(parse({ status: 429, body: '{"error":"slow_down"}', retryAfter, ...answer }))
    return 'retryAfter' in error ? error.retryAfter : undefined
  }
  const receivedAt = 1700000000

  test.each(['120', ' 120 ', '0120'])('is in seconds: %j', (header) => expect(waits(header)).toBe(120))
  test('may be 0', () => expect(waits('0')).toBe(0))
  test('is counted from receivedAt for a date, in whole seconds', () => {
    const date = new Date((receivedAt + 90) * 1000).toUTCString()
    expect(waits(date, { receivedAt })).toBe(90)
    expect(waits(date, { receivedAt: receivedAt + 0.5 })).toBe(90)
    expect(waits(date, { receivedAt: receivedAt + 1000 })).toBe(0)
  })
  test('is unknown for a date without receivedAt', () => expect(waits('Tue, 14 Nov 2023 22:13:20 GMT')).toBeUndefined())
  test.each([null, -1e15, Number.NaN, 1_700_000_000_000, '1700000000'])(
    'is unknown for a date if receivedAt is not a time: %j',
    (time) => expect(waits('Tue, 14 Nov 2023 22:13:20 GMT', { receivedAt: time as number })).toBeUndefined(),
  )
  test.each([
    '-1',
    '1.5',
    '1e3',
    'soon',
    '',
    '2023-11-14',
    'Xyz, 99 Foo 2023 99:99:99 GMT',
    'by Tue, 14 Nov 2023 22:13:20 GMT',
    'Tue, 14 Nov 2023 22:13:20 GMT (soon)',
    '9'.repeat(40),
  ])('is unknown for %j', (header) => expect(waits(header, { receivedAt })).toBeUndefined())
  test("comes from the vendor's error before the header", () =>
    expect(
      leftOf(parse({ body: '{"problem":{"code":"FAKE","wait":7}}', retryAfter: '9' }, {}, NestedToken)),
    ).toMatchObject({ retryAfter: 7 }))
  test('is missing if neither error nor header has it', () =>
    expect(leftOf(parse({ status: 400, body: '{"error":"slow_down"}' }))).not.toHaveProperty('retryAfter'))
  test('is kept for a response without an OAuth error', () =>
    expect(waits('30', { status: 503, body: 'busy' })).toBe(30))
})
