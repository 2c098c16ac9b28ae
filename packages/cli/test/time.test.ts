import { describe, expect, test } from 'vitest'
import { UsageError } from '../src/Streams.js'
import { secondsOf } from '../src/time.js'

const noon = 1_795_953_600

describe('secondsOf', () => {
  test.each([
    ['epoch seconds', '1700000000', 1_700_000_000],
    ['the epoch', '0', 0],
    ['a date, as midnight UTC', '2026-11-29', noon - 43_200],
    ['a time in UTC', '2026-11-29T12:00:00Z', noon],
    ['lower-case letters, as RFC 3339 allows', '2026-11-29t12:00:00z', noon],
    ['a space between date and time', '2026-11-29 12:00:00Z', noon],
    ['a time without seconds', '2026-11-29T12:00Z', noon],
    ['a time with an offset', '2026-11-29T14:30:00+02:30', noon],
    ['an offset without a colon, as date +%z prints it', '2026-11-29T07:00:00-0500', noon],
    ['milliseconds, as Date.toISOString prints them', '2026-11-29T12:00:00.250Z', noon + 0.25],
    ['a leap day', '2024-02-29', 1_709_164_800],
  ])('reads %s', (_, text, seconds) => expect(secondsOf('--now', text)).toBe(seconds))

  test.each([
    ['other text', 'fake-access'],
    ['nothing', ''],
    ['a fraction of a second', '1.5'],
    ['a negative number', '-12345'],
    ['milliseconds', '1700000000000'],
    ['a time without a zone', '2026-11-29T12:00:00'],
    ['a day that does not exist', '2026-02-30'],
    ['a month that does not exist', '2026-13-01T00:00:00Z'],
    ['an hour that does not exist', '2026-11-29T24:00:00Z'],
    ['an offset that does not exist', '2026-11-29T12:00:00+24:00'],
    ['a time before the epoch', '1969-12-31'],
    ['a time after the year 5138', '9999-01-01'],
    ['a date with trailing text', '2026-11-29 fake-access'],
    ['digits of other scripts', '٢٠٢٦-١١-٢٩'],
  ])('refuses %s without quoting it', (_, text) => {
    const read = () => secondsOf('--now', text)
    expect(read).toThrow(UsageError)
    expect(read).toThrow(/^--now: expected /)
    if (text !== '') expect(read).not.toThrow(text)
  })
})
