import { describe, expect, test } from 'vitest'
import { inputAdvice, inputKind } from '../src/inputKind.js'

const header = Buffer.from('{"alg":"none"}').toString('base64url')
const claims = Buffer.from('{"sub":"fake"}').toString('base64url')
const jwt = `${header}.${claims}.fake-signature`
const response = '{"access_token":"fake-a","token_type":"bearer"}'
const pretty = JSON.stringify(JSON.parse(response), null, 2)

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('inputKind', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['white space', ' \r\n\t', 'empty'],
    ['only a byte order mark', '\ufeff', 'empty'],
    ['an HTML page', '<!DOCTYPE html>\n<html><body>Sign in</body></html>', 'markup'],
    ['a fragment of HTML', '\n <div>Sign in</div>', 'markup'],
    ['an XML document', '\ufeff<?xml version="1.0"?><error/>', 'markup'],
    ['a JWT', jwt, 'jwt'],
    ['a JWT without a signature', `${header}.${claims}.\n`, 'jwt'],
    ['an encrypted JWT', `${header}.fake.fake.fake.fake`, 'jwt'],
    ['a JWT in quotes', `"${jwt}"`, 'jwt'],
    ['a JWT from a header', `Authorization: Bearer ${jwt}`, 'jwt'],
    ['a JWT from a DPoP header', `Authorization: DPoP ${jwt}`, 'jwt'],
    ['a response for each line', `${response}\n${response}\n`, 'lines'],
    ['a response for each line, with CRLF and blank lines', `\r\n${response}\r\n\r\n${response}`, 'lines'],
    ['lines of which the second is broken', `${response}\n{"access_token":"fake`, 'lines'],
    ['responses of several lines', `${pretty}\n${pretty}`, 'documents'],
    ['an array of responses', `[${response},${response}]`, 'array'],
    ['an array that is not complete', `[\n${pretty},`, 'array'],
    ['CSV', 'id,access_token\n1,fake-a\n', 'csv'],
    ['CSV with quoted names', '"id","token response"\r\n"1","{}"', 'csv'],
    ['CSV with tabs', 'id\taccess_token\n1\tfake-a\n', 'csv'],
    ['CSV with semicolons', 'id;access_token\n1;fake-a\n', 'csv'],
    [
      'an HTTP response with its headers',
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n${response}`,
      'http',
    ],
    ['one response', response, 'other'],
    ['one response of several lines', pretty, 'other'],
    ['a response that is not complete', pretty.slice(0, -2), 'broken'],
    ['a response in single quotes', response.replaceAll('"', "'"), 'broken'],
    ['a form', 'access_token=fake-a&token_type=bearer', 'other'],
    ['other text', 'fake-access, which is not JSON\nnor CSV', 'other'],
    ['an opaque token', 'fake-access', 'opaque'],
    ['an opaque token with padding', 'fake+/~access==\n', 'opaque'],
    ['an opaque token from a header', 'Authorization: Bearer fake|access', 'opaque'],
    ['an opaque token with its scheme', 'dpop fake-access', 'opaque'],
    ['a name with dots', 'www.example.com', 'opaque'],
    ['a form with one member', 'error=fake', 'other'],
    ['null', 'null', 'other'],
    ['an opaque token in quotes', '"fake-access"', 'opaque'],
    ['a string with spaces', '"fake access"', 'other'],
  ])('recognizes %s', (_, text, kind) => expect(inputKind(bytesOf(text))).toBe(kind))

  test.each([
    ['UTF-16, little endian', Buffer.from(`\ufeff${response}`, 'utf16le')],
    ['UTF-16, big endian', Buffer.from(`\ufeff${response}`, 'utf16le').swap16()],
    ['UTF-16 without a byte order mark', Buffer.from(response, 'utf16le')],
  ])('recognizes %s', (_, bytes) => expect(inputKind(bytes)).toBe('utf-16'))

  test('recognizes gzip', () => expect(inputKind(new Uint8Array([0x1f, 0x8b, 8, 0]))).toBe('gzip'))

  test('looks only at the beginning of a large input', () => {
    expect(inputKind(bytesOf(`${response}\n`.repeat(1_000_000)))).toBe('lines')
    expect(inputKind(bytesOf(`{"access_token":"${'a'.repeat(10_000_000)}"}`))).toBe('other')
    expect(inputKind(bytesOf('a'.repeat(10_000_000)))).toBe('other')
  })
})

describe('inputAdvice', () => {
  test('says what the input is and what to do, without quoting it', () => {
    const advice = inputAdvice(bytesOf(jwt), [])
    expect(advice).toContain('token-codecs inspect')
    expect(advice).not.toContain('fake')
    expect(advice).not.toContain(header)
  })

  test.each([
    ['lines', `${response}\n${response}`, '--lines'],
    ['documents', `${pretty}\n${pretty}`, '--lines'],
    ['an array', `[${response}]`, '--lines'],
    ['CSV', 'id,access_token\n1,fake-a', '--csv'],
  ] as const)('advises a flag for %s only if the command has it', (_, text, flag) => {
    expect(inputAdvice(bytesOf(text), [flag])).toContain(flag)
    expect(inputAdvice(bytesOf(text), [])).toMatch(/: pass /)
    expect(inputAdvice(bytesOf(text), [])).not.toContain(flag)
  })

  test('says nothing about other input', () => expect(inputAdvice(bytesOf(response), [])).toBeUndefined())
})
