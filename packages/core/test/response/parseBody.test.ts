import { inspect } from 'node:util'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { reveal } from '../../src/index.js'
import { extensionOf, issuesOf, leftOf, response, rightOf, triplesOf } from '../support/index.js'
import { bodyOf, bytesOf, form, json, latin1, parse, readMembers } from '../support/responses.js'

describe('a string', () => {
  test('may begin with a byte order mark', () => {
    expect(rightOf(parse({ body: `\ufeff${json}` })).token).toMatchObject(readMembers)
    expect(rightOf(parse({ body: `\ufeff${form}` })).token).toMatchObject(readMembers)
    expect(rightOf(parse({ body: bytesOf(`\ufeff${json}`) })).token).toMatchObject(readMembers)
  })
  test('keeps a byte order mark in other places', () =>
    expect(
      extensionOf(rightOf(parse({ body: '{"access_token":"fake-a","tenant":"a\ufeffb"}' })).token, 'rfc6749'),
    ).toEqual({ tenant: 'a\ufeffb' }))
  test('may have white space around it', () => {
    expect(rightOf(parse({ body: `\r\n ${json}\n` })).token).toMatchObject(readMembers)
    expect(rightOf(parse({ body: ` ${form}\r\n` })).token).toMatchObject(readMembers)
  })
  test('that is already parsed is read as it is', () => {
    expect(rightOf(parse({ body: JSON.parse(json) })).token).toMatchObject(readMembers)
    expect(leftOf(parse({ status: 400, body: { error: 'invalid_grant' } }))).toMatchObject({ error: 'invalid_grant' })
  })
  test.each([
    '{"access_token":"fake-planted"',
    '{"access_token":"fake-planted","expires_in":36',
    "{'access_token':'fake-planted'}",
    'access_token: fake-planted',
    'fake-planted',
    '<a>access_token=fake-planted</a>',
    'Error: x=1\n  at fake-planted',
    '{"access_token":"fake-planted"}{"a":1}',
  ])('that is neither JSON nor a form is rejected and redacted: %j', (body) => {
    const error = leftOf(parse({ body }))
    expect(error).toMatchObject({ _tag: 'UnreadableBody', code: 'not-json' })
    expect(inspect(error)).not.toContain('planted')
    expect(bodyOf(error)).toBe(body)
  })
  test.each(['null', '[]', '"fake-planted"', '1', '[{"access_token":"fake-planted"}]'])(
    'that is JSON but not an object is Malformed: %s',
    (body) => {
      const error = leftOf(parse({ body }))
      expect(error).toMatchObject({ _tag: 'Malformed', code: 'not-object' })
      expect(bodyOf(error)).toBe(body)
    },
  )
})

describe('a parsed body', () => {
  const cyclic: { self?: object } = {}
  cyclic.self = cyclic

  test.each<readonly [title: string, body: unknown, code: string, text: string | undefined]>([
    ['null', null, 'not-json', undefined],
    ['undefined', undefined, 'not-json', undefined],
    ['a number', 7, 'not-object', '7'],
    ['false', false, 'not-object', 'false'],
    ['a bigint', 1n, 'not-object', undefined],
    ['a symbol', Symbol('fake'), 'not-object', undefined],
    ['a function', () => 1, 'not-object', undefined],
    ['an array', [response], 'not-object', JSON.stringify([response])],
    ['an empty object', {}, 'missing', '{}'],
    ['a cyclic object', cyclic, 'missing', undefined],
    ['a promise', Promise.resolve(response), 'not-parsed', '{}'],
    ['a response', Response.json(response), 'not-parsed', '{}'],
    ['a date', new Date(0), 'missing', '"1970-01-01T00:00:00.000Z"'],
  ])('is rejected: %s', (_, body, code, text) => {
    const error = leftOf(parse({ body }))
    expect(error.code).toBe(code)
    expect(bodyOf(error)).toBe(text)
    expect(inspect(error)).not.toContain('fake')
    expect(leftOf(parse({ status: 401, body }))).toMatchObject({ code: 'unexpected-status', status: 401 })
  })

  test('is not the stream of a response', () => {
    for (const status of [200, 400]) {
      const error = leftOf(parse({ status, body: Response.json(response).body }))
      expect(issuesOf(error)).toEqual([{ path: ['body'], actual: 'ReadableStream', code: 'not-parsed' }])
    }
  })

  test('is an error if it is a revoked proxy', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(leftOf(parse({ body: proxy }))._tag).toBe('UnreadableBody')
  })

  test('may be cyclic', () => {
    const { notes } = rightOf(parse({ body: { ...response, cyclic } }))
    expect(triplesOf(notes)).toEqual([['ignored', 'too-deep', 'extensions']])
    expect(leftOf(parse({ body: { error: 'invalid_grant', cyclic } }))).toMatchObject({ error: 'invalid_grant' })
  })

  test('ignores the size limit', () => expect(parse({ body: JSON.parse(json) }, { maxBytes: 0 })._tag).toBe('Right'))

  test('follows the rules of JSON, not those of a form', () =>
    expect(leftOf(parse({ body: { ...response, error: 'null' } }))).toMatchObject({ error: 'null' }))
})

describe('bytes', () => {
  const { buffer, byteOffset, byteLength } = bytesOf(` ${json}`)
  const foreign: ArrayBuffer = runInNewContext(`new Uint8Array([${bytesOf(json).join()}]).buffer`)

  test.each<readonly [title: string, body: unknown]>([
    ['a Uint8Array', bytesOf(json)],
    ['a subarray', bytesOf(`fake${json}`).subarray(4)],
    ['a Buffer', Buffer.from(json)],
    ['an ArrayBuffer', bytesOf(json).slice().buffer],
    ['an ArrayBuffer of another realm', foreign],
    ['a DataView', new DataView(buffer, byteOffset + 1, byteLength - 1)],
    ['an Int8Array', new Int8Array(bytesOf(json).slice().buffer)],
  ])('are read: %s', (_, body) => {
    expect(rightOf(parse({ body })).token).toMatchObject(readMembers)
    expect(leftOf(parse({ body }, { maxBytes: 9 }))._tag).toBe('BodyTooLarge')
  })

  test('in UTF-8 are decoded as UTF-8, with any charset', () => {
    const body = bytesOf('{"access_token":"fake-a","token_type":"bearer","name":"für \u{1f600}"}')
    for (const contentType of ['application/json', 'application/json; charset=iso-8859-1', null]) {
      const { token, notes } = rightOf(parse({ contentType, body }))
      expect(extensionOf(token, 'rfc6749')).toEqual({ name: 'für \u{1f600}' })
      expect(notes).toEqual([])
    }
  })

  const named = latin1('{"access_token":"fake-a","token_type":"bearer","name":"f\xfcr"}')

  test.each(['iso-8859-1', 'ISO-8859-1', '"windows-1252"', 'latin1 ; x=1'])(
    'are decoded with the charset %s',
    (label) => {
      const { token, notes } = rightOf(parse({ contentType: `application/json; charset=${label}`, body: named }))
      expect(extensionOf(token, 'rfc6749')).toEqual({ name: 'für' })
      expect(notes).toEqual([])
      expect(parse({ contentType: `text/json;charset=${label}`, body: named }, { strict: true })._tag).toBe('Right')
    },
  )

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json; charset=fake',
    'application/json; charset=',
    'application/json; charset=gbk',
    null,
    7 as unknown as string,
  ])('C03: are decoded with replacement characters and a note for %j', (contentType) => {
    const body = latin1('{"access_token":"fake-a","token_type":"bearer","name":"f\xfc\xff"}')
    const { token, notes } = rightOf(parse({ contentType, body }))
    expect(extensionOf(token, 'rfc6749')).toEqual({ name: 'f\ufffd\ufffd' })
    expect(triplesOf(notes)).toEqual([['repaired', 'not-utf-8', 'body']])
    const error = leftOf(parse({ contentType, body }, { strict: true }))
    expect(error).toMatchObject({ _tag: 'Malformed', code: 'not-utf-8', issues: [{ path: [] }] })
    expect(bodyOf(error)).toContain('fake-a')
  })

  test('C03: never produce a token with a replacement character', () => {
    const body = latin1('{"access_token":"fake-\xfc","token_type":"bearer"}')
    expect(leftOf(parse({ body }))).toMatchObject({ issues: [{ path: ['access_token'], code: 'bad-character' }] })
    const refresh = latin1('{"access_token":"fake-a","token_type":"bearer","refresh_token":"fake-\xfc"}')
    const { token, notes } = rightOf(parse({ body: refresh }))
    expect(token).not.toHaveProperty('refreshToken')
    expect(triplesOf(notes)).toEqual([
      ['repaired', 'not-utf-8', 'body'],
      ['moved', 'bad-character', 'refreshToken'],
    ])
  })

  test.each(['application/json', 'application/json; charset=iso-8859-1'])(
    'C02: may contain an error, for %j',
    (contentType) => {
      const body = latin1('{"error":"invalid_grant","error_description":"Jeton expir\xe9"}')
      const error = leftOf(parse({ status: 400, contentType, body }))
      expect(error).toMatchObject({ _tag: 'OAuthError', error: 'invalid_grant', status: 400 })
      const last = contentType.includes('8859') ? '\xe9' : '\ufffd'
      expect(bodyOf(error)).toMatchObject({ error_description: `Jeton expir${last}` })
    },
  )

  test('of a form are decoded in the same way', () => {
    const body = latin1('access_token=fake-a&token_type=bearer&name=f\xfcr')
    const form = 'application/x-www-form-urlencoded'
    expect(triplesOf(rightOf(parse({ contentType: form, body })).notes)).toEqual([['repaired', 'not-utf-8', 'body']])
    const { token } = rightOf(parse({ contentType: `${form}; charset=iso-8859-1`, body }))
    expect(extensionOf(token, 'rfc6749')).toEqual({ name: 'für' })
  })

  test('that are neither JSON nor a form are kept as a secret string', () => {
    const error = leftOf(parse({ status: 502, body: latin1('<p>fake-\xfc</p>') }))
    expect(error).toMatchObject({ code: 'unexpected-status' })
    expect(bodyOf(error)).toBe('<p>fake-\ufffd</p>')
  })
})

describe('an integer beyond 2^53', () => {
  const ending = (members: string) => parse({ body: `{"access_token":"fake-a","token_type":"bearer",${members}}` })

  test.each([
    '"user_id":17841405793187219',
    '"user_id":-17841405793187219',
    '"user":{"ids":[1,17841405793187219]}',
    '"ids":[17841405793187219,17841405793187220]',
    '"text":"17841405793187220","user_id":17841405793187219',
    '"text":"\\"17841405793187220","user_id":17841405793187219',
    '"user_id": 9007199254740993 ',
    '"user_id":123456789012345678901234567890',
  ])('C01: has a note if it lost digits: %s', (members) => {
    const { token, notes } = rightOf(ending(members))
    expect(reveal(token.accessToken)).toBe('fake-a')
    expect(triplesOf(notes)).toEqual([['ignored', 'imprecise-number', 'extensions']])
    expect(
      rightOf(parse({ body: `{"access_token":"fake-a","token_type":"bearer",${members}}` }, { strict: true })),
    ).toBeTruthy()
  })

  test.each([
    '"user_id":9007199254740992',
    '"user_id":17841405793187220',
    '"user_id":123456789012345',
    '"user_id":"17841405793187219"',
    '"17841405793187219":1',
    '"text":"\\\\","ids":["17841405793187219"]',
    '"text":"\\"17841405793187219"',
    '"share":0.12345678901234567',
    '"user_id":1e20',
  ])('has no note if it is exact: %s', (members) => expect(rightOf(ending(members)).notes).toEqual([]))

  test('has no note in a parsed body', () =>
    expect(rightOf(parse({ body: { ...response, user_id: 2 ** 60 } })).notes).toEqual([]))
})
