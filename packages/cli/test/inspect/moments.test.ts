import { expect, test } from 'vitest'
import { duration, momentOf, momentText } from '../../src/inspect/moments.js'

test.each([
  [0, '0 seconds'],
  [0.5, '0 seconds'],
  [1, '1 second'],
  [59, '59 seconds'],
  [60, '1 minute'],
  [3600, '1 hour'],
  [3661, '1 hour 1 minute'],
  [3601, '1 hour'],
  [90_000, '1 day 1 hour'],
  [31_536_000 * 2 + 86_400 * 3, '2 years 3 days'],
])('%d seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text))

test.each([undefined, null, '1700000000', Number.NaN, Number.POSITIVE_INFINITY, 8.65e12, -8.65e12, {}])(
  '%s is not a time',
  (value) => expect(momentOf(value, 0)).toBeUndefined(),
)

test('a time has its distance from now, rounded down', () => {
  expect(momentOf(1_700_000_000, 1_699_999_999.5)).toEqual({
    seconds: 1_700_000_000,
    iso: '2023-11-14T22:13:20Z',
    secondsLeft: 0,
  })
  expect(momentOf(1_700_000_000.25, 1_700_000_010)).toMatchObject({ iso: '2023-11-14T22:13:20.250Z', secondsLeft: -10 })
})

test.each([
  [60, '1 hour ago, 2023-11-14 23:13:20 +01:00, 2023-11-14T22:13:20Z'],
  [-210, '1 hour ago, 2023-11-14 18:43:20 -03:30, 2023-11-14T22:13:20Z'],
  [330, '1 hour ago, 2023-11-15 03:43:20 +05:30, 2023-11-14T22:13:20Z'],
  [0, '1 hour ago, 2023-11-14T22:13:20Z'],
])('a time is shown %d minutes east of UTC', (offset, expected) => {
  const moment = momentOf(1_700_000_000, 1_700_003_600)
  expect(moment && momentText(moment, offset)).toBe(expected)
})

test('the time zone of the machine is used', () => {
  const seconds = 1_700_000_000
  const moment = momentOf(seconds, seconds - 3600)
  const offset = -new Date(seconds * 1000).getTimezoneOffset()
  expect(moment && momentText(moment)).toBe(moment && momentText(moment, offset))
})

test.each([8_640_000_000_000 - 86_400, 86_400 - 8_640_000_000_000])('%d seconds have a local time', (seconds) => {
  const moment = momentOf(seconds, 0)
  for (const offset of [-720, 840])
    expect(moment && momentText(moment, offset)).toMatch(/(?:275760-09|271821-04)-\d\d \d\d:00:00/)
  expect(momentOf(seconds * 1.01, 0)).toBeUndefined()
})
