import { describe, test } from 'vitest'
import type { Json, Token } from '../../src/index.js'
import { expectMoved, expectNotRead, expectNotWritten, unusable, wrapped } from '../support/members.js'

const values: readonly (readonly [Json, string])[] = [
  [7, 'not-string'],
  [false, 'not-string'],
  [['fake'], 'not-string'],
  [{ fake: 1 }, 'not-string'],
  ['fake\r\nX-Planted: 1', 'bad-character'],
  ['f\u00e5ke', 'bad-character'],
  ['fake\ufffd', 'bad-character'],
  ['<redacted>', 'redacted'],
]

describe('an unusable optional member', () => {
  test.each([...unusable('refresh_token', 'refreshToken', values), ...unusable('id_token', 'idToken', values)])(
    '%s of %j is moved, noted and written back',
    expectMoved,
  )
})

describe('a response is rejected with one issue', () => {
  test.each<readonly [name: string, value: unknown, code: string, actual: string]>([
    ['access_token', undefined, 'missing', 'undefined'],
    ['access_token', null, 'missing', 'null'],
    ['access_token', 1, 'not-string', 'number'],
    ['access_token', '', 'empty', 'string'],
    ['access_token', 'fake\n', 'bad-character', 'string'],
    ['access_token', '<redacted>', 'redacted', 'string'],
  ])('%s of %o: %s', expectNotRead)
})

describe('a token is rejected with one issue', () => {
  test.each<readonly [member: keyof Token, value: unknown, code: string, actual: string]>([
    ['accessToken', 'fake-a', 'not-secret', 'string'],
    ['accessToken', null, 'not-secret', 'null'],
    ['accessToken', wrapped(''), 'empty', 'string'],
    ['accessToken', wrapped(1), 'not-string', 'number'],
    ['accessToken', wrapped('<redacted>'), 'redacted', 'string'],
    ['refreshToken', 'fake-r', 'not-secret', 'string'],
    ['idToken', wrapped('fake\n'), 'bad-character', 'string'],
  ])('%s of %o: %s', expectNotWritten)
})
