import { describe, expect, test } from 'vitest'
import { SECRET_NUMBER, secretText, showsSecret } from '../../src/silence/markers.js'

const planted = secretText('a')

describe('a secret is found', () => {
  test.each([
    ['as it is', planted],
    ['in another case', planted.toUpperCase()],
    ['by its beginning', planted.slice(0, 8)],
    ['by its end', planted.slice(-8)],
    ['letter by letter', JSON.stringify([...planted])],
    ['on two lines', `${planted.slice(0, 5)}\n${planted.slice(5)}`],
    ['in colours', [...planted].join('\u001b[31m')],
    ['in escapes of JSON', [...planted].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('')],
    ['in escapes of a URL', [...planted].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')],
    ['in bytes', [...Buffer.from(planted)].join(', ')],
    ['in hexadecimal bytes', Buffer.from(planted).toString('hex')],
    ['backwards', [...planted].reverse().join('')],
    ['in Base64', btoa(planted)],
    ['in Base64 behind one letter', btoa(`a${planted}`)],
    ['in Base64 behind two letters', btoa(`ab${planted}b`)],
    ['as a number', `${SECRET_NUMBER}`],
    ['as a number with separators', '90_817_263_544_536'],
  ])('%s', (_, text) => expect(showsSecret(`before ${text} after`)).toBe(true))
})

test('nothing is found where there is nothing', () =>
  expect(showsSecret('rfc6749: expires_in: expected whole seconds, got a string (not-digits) %41 \\u0041')).toBe(false))
