// Where the line runs between a secret that a server's text repeats and a word that belongs there.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutControls } from '../src/characters.js'
import { defineCodec } from '../src/index.js'
import { withoutSecrets } from '../src/withoutSecrets.js'
import { leftOf, nested } from './support.js'

interface AcmeTokenResponse {
  jwt?: string
  token_type?: string
  scope?: string
  expires_in?: number
}
const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: { accessToken: 'jwt', tokenType: 'token_type', scope: 'scope', expiresIn: 'expires_in' },
})

const refused = (body: object) => {
  const error = leftOf(AcmeToken.read({ error: 'fake', ...body }))
  if (error._tag !== 'OAuthError') throw new Error(`expected an OAuthError, got ${error._tag}`)
  return error
}
const described = (text: string, body: object): string =>
  refused({ ...body, error_description: text }).errorDescription ?? ''

describe('a text', () => {
  test('keeps every character that is whole', () => {
    expect(described('a \u{1f600} b', {})).toBe('a \u{1f600} b')
    expect(described(`${'a '.repeat(249)}\u{1f600} b`, {})).toBe(`${'a '.repeat(249)}\u{1f600}`)
  })

  test('is cut before a character that would be halved', () =>
    expect(described(`${'a '.repeat(249)}a\u{1f600} b`, {})).toBe(`${'a '.repeat(249)}a`))

  test('is shown up to the last character that is looked at', () => {
    const token = 'a'.repeat(2_047)
    expect(described(`${token}XYZ`, { jwt: token })).toBe('<redacted>X')
    expect(described(`${token.slice(1)}XYZ`, { jwt: token.slice(1) })).toBe('<redacted>XY')
  })
})

describe('a character that nobody sees', () => {
  test.each([
    ['a zero-width space', '\u200b'],
    ['a soft hyphen', '\u00ad'],
    ['an override of the direction', '\u202e'],
    ['a byte order mark', '\ufeff'],
    ['a variation selector', '\ufe0f'],
    ['a tag', '\u{e0041}'],
    ['a line break', '\u2028'],
  ])('neither is shown nor hides a token: %s', (_, character) => {
    expect(described(`a${character}b`, {})).toBe('ab')
    expect(described(`bad Ab1C${character}d2Ef3`, { jwt: 'Ab1Cd2Ef3' })).toBe('bad <redacted>')
    expect(described('bad Ab1Cd2Ef3', { jwt: `Ab1C${character}d2Ef3` })).toBe('bad <redacted>')
    expect(refused({ error: `a${character}b` }).error).toBe('ab')
  })

  test('is every format character but the signs that Arabic writes under numbers', () => {
    const signs = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]/
    const characters = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code))
    const formats = characters.filter((character) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character))
    expect(formats.filter((character) => withoutControls(character) !== '').every((sign) => signs.test(sign))).toBe(
      true,
    )
    for (const shown of [
      '\u0600',
      ' ',
      '\u00a0',
      '\u00ac',
      '\u00ae',
      '\u2027',
      '\u202f',
      '\u2070',
      '\ufffc',
      '\u{1f600}',
    ])
      expect(withoutControls(shown)).toBe(shown)
  })
})

describe('a token', () => {
  test.each(['jwt', 'refreshToken', 'client_secret', 'client_assertion', 'password', 'tokens', 'backup_passwords'])(
    'is what stands in %s, however short it is',
    (name) => expect(described('the abc is refused', { [name]: 'abc' })).toBe('the <redacted> is refused'),
  )

  test.each(['scope', 'token_type', 'token_type_hint', 'secret_question', 'password_hint', 'tenant'])(
    'is not what stands in %s, where it is short',
    (name) => expect(described('the abc is refused', { [name]: 'abc' })).toBe('the abc is refused'),
  )

  test('is a number of four digits or more', () => {
    expect(described('refused: 1234', { jwt: 1234 })).toBe('refused: <redacted>')
    expect(described('refused: 123', { jwt: 123 })).toBe('refused: 123')
    expect(described('expired: 3600', { expires_in: 3600 })).toBe('expired: 3600')
  })

  test('is hidden in a code from four characters on', () => {
    expect(refused({ jwt: 'abcd', error: 'bad_abcd_x' }).error).toBe('bad_<redacted>_x')
    expect(refused({ jwt: 'abc', error: 'bad_abc_x' }).error).toBe('bad_abc_x')
  })

  test.each(['Bearer  ab1', 'token  ab1'])('is what stands behind the scheme of a header, however far: %s', (jwt) =>
    expect(described('the ab1 is refused', { jwt })).toBe('the <redacted> is refused'),
  )

  test.each(['jwt', 'a_token'])('is what stands in %s behind the scheme that GitHub has', (name) =>
    expect(described('the ab1 is refused', { [name]: 'token ab1' })).toBe('the <redacted> is refused'),
  )

  test('is no word behind that scheme, under a name of no table', () =>
    expect(described('the exchange is refused', { a_token: 'token exchange' })).toBe('the exchange is refused'))

  test('is none where a text of the error tells of a token', () =>
    expect(described('Token expired.', {})).toBe('Token expired.'))

  test.each(['a bearer abc', 'a token ab1'])('is a whole text, where a scheme stands in the midst of it: %s', (jwt) =>
    expect(described(`the ${jwt}!`, { jwt })).toBe('the <redacted>!'),
  )

  test('is hidden wherever a part of it is shown again', () =>
    expect(described('Ab1Cd2Ef... is not Ab1Cd2Ef...', { jwt: 'Ab1Cd2Ef3Gh4' })).toBe(
      '<redacted>... is not <redacted>...',
    ))

  test('is hidden where eight characters of it are shown, not where seven are', () => {
    expect(described('Token Ab1Cd2Ef... is bad', { jwt: 'Ab1Cd2Ef3Gh4' })).toBe('Token <redacted>... is bad')
    expect(described('Token Ab1Cd2E... is bad', { jwt: 'Ab1Cd2Ef3Gh4' })).toBe('Token Ab1Cd2E... is bad')
    expect(described('Token ...Ef3Gh4ab', { jwt: 'Ab1Cd2Ef3Gh4ab' })).toBe('Token ...<redacted>')
  })
})

describe('a part of a token is hidden', () => {
  const text = 'Token Ab1Cd2Ef3... is bad'

  test.each<readonly [string, string, object]>([
    ['stands in an array', text, { jwt: ['Ab1Cd2Ef3Gh4'] }],
    ['stands in an object', text, { jwt: { value: 'Ab1Cd2Ef3Gh4' } }],
    ['stands deep in the body', text, { data: { client_secret: 'Ab1Cd2Ef3Gh4' } }],
    ['is quoted', text, { request: 'grant_type=a&refresh_token=Ab1Cd2Ef3Gh4' }],
    ['has a scheme before it', text, { jwt: 'Bearer Ab1Cd2Ef3Gh4' }],
    ['has a scheme before it under a name of no table', text, { a_token: 'Bearer Ab1Cd2Ef3Gh4' }],
    ['has a space in it', text, { jwt: 'Ab1Cd2Ef3 Gh4' }],
    ['is letters', 'Token abcdefghi... is bad', { jwt: 'abcdefghijkl' }],
    ['is a number', 'Token 123456789... is bad', { jwt: 12345678901 }],
    ['is a number under a name of no table', 'Token 123456789... is bad', { mfa_token: [12345678901] }],
  ])('where it %s', (_, shown, body) => {
    expect(described(shown, body)).toBe('Token <redacted>... is bad')
    expect(refused({ ...body, error: shown }).error).toBe('Token <redacted>... is bad')
  })

  test('where it is in a URL, save of the address before it', () => {
    const body = { reset_token: 'https://example.test/reset?with=Ab1Cd2Ef3Gh4' }
    expect(described('https://example.test/a?with=Ab1Cd2Ef...', body)).toBe('https://example.test/a<redacted>...')
  })

  test('where what looks like an address stands in the midst of it', () =>
    expect(described('Token Gh-x://hh is bad', { a_token: 'Ab1Cd2Ef3Gh-x://hhhh' })).toBe('Token <redacted> is bad'))

  test('and of what is named like no token only the whole', () =>
    expect(described('Trace Ab1Cd2Ef... of Ab1Cd2Ef3Gh4', { trace: 'Ab1Cd2Ef3Gh4' })).toBe(
      'Trace Ab1Cd2Ef... of <redacted>',
    ))

  test('and a code that shares seven characters with a token stays', () =>
    expect(refused({ jwt: 'invalid1', error: 'invalid_grant' }).error).toBe('invalid_grant'))
})

describe('another text of a body', () => {
  test('is a secret from eight characters on', () => {
    expect(described('refused: Ab1Cd2Ef', { code: 'Ab1Cd2Ef' })).toBe('refused: <redacted>')
    expect(described('refused: Ab1Cd2E', { code: 'Ab1Cd2E' })).toBe('refused: Ab1Cd2E')
  })

  test('is one where it is longer than what is looked at', () => {
    const blob = Array.from({ length: 1_200 }, (_, index) => `${index}/`).join('')
    expect(described(`bad ${blob}`, { blob })).toBe('bad <redacted>')
  })

  test('is one where it is the name of a member, and no word', () =>
    expect(described('the 7abcdefgh is refused', { '7abcdefgh': 1 })).toBe('the <redacted> is refused'))

  test('is looked for however deep it stands, as long as it can be', () => {
    const deep = JSON.parse(JSON.stringify(nested(500)).replace('null', '"Ab1Cd2Ef"'))
    expect(described('refused: Ab1Cd2Ef', { deep })).toBe('refused: <redacted>')
    expect(refused({ deep: nested(10_000) }).error).toBe('fake')
  })

  test('is looked for beside what cannot be looked at', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(described('refused: Ab1Cd2Ef', { proxy, code: 'Ab1Cd2Ef' })).toBe('refused: <redacted>')
  })

  test.each([
    'credentials',
    'client_credentials',
    'authorization_code_expired',
    'urn:ietf:params:oauth',
    'com.example.some_thing',
    'Ab1Cd2Ef Gh',
  ])('is none where it is words: %s', (words) =>
    expect(described(`the ${words} is refused`, { code: words })).toBe(`the ${words} is refused`),
  )

  test.each(['credentials1', '1credentials', 'Credentials', '_credentials', 'credentials_', 'client__credentials'])(
    'is one where it is not quite words: %s',
    (text) => expect(described(`the ${text}!`, { code: text })).toBe('the <redacted>!'),
  )
})

describe('a code that the body repeats', () => {
  test.each(['AADSTS70008', 'invalid_oauth2_token', 'E_AUTH_401', 'com.example:Fault-7'])('stays: %s', (error) => {
    expect(refused({ error, error_code: error }).error).toBe(error)
    expect(refused({ error, details: [{ code: error }] }).error).toBe(error)
    expect(refused({ error, error_code: error, error_description: `${error}: refused` }).errorDescription).toBe(
      `${error}: refused`,
    )
  })

  test.each<readonly [string, object]>([
    ['in a token', { jwt: 'Ab1Cd2Ef3' }],
    ['deep in a member that is named like a token', { request: { a_token: ['Ab1Cd2Ef3'] } }],
    ['in a form', { request: 'grant_type=a&refresh_token=Ab1Cd2Ef3' }],
    ['in a header', { headers: ['Authorization: Bearer Ab1Cd2Ef3'], code: 'Ab1Cd2Ef3' }],
  ])('is hidden where it stands %s', (_, body) => {
    const error = 'Ab1Cd2Ef3'
    expect(refused({ ...body, error, error_code: error }).error).toBe('<redacted>')
  })

  test.each(['1AADSTS7000', 'AADSTS/70008', `A${'a1'.repeat(32)}`, 'Ab1Cd2Ef3=='])(
    'is hidden where it looks like none: %s',
    (error) => expect(refused({ error, error_code: error }).error).toBe('<redacted>'),
  )

  test.each([`A${'a1'.repeat(31)}b`])('stays where it has up to 64 characters: %s', (error) =>
    expect(refused({ error, error_code: error }).error).toBe(error),
  )
})

describe('a text that quotes', () => {
  test.each(['Basic', 'bearer', 'DPoP', 'MAC', 'token'])('the scheme %s is followed by a secret', (scheme) => {
    for (const sent of [
      `sent ${scheme}  Ab1Cd2Ef3, twice`,
      `sent ${scheme} "Ab1Cd2Ef3"`,
      `sent ${scheme} 'Ab1Cd2Ef3';`,
    ])
      expect(described('bad Ab1Cd2Ef3', { request: sent })).toBe('bad <redacted>')
  })

  test.each(['sent Macro Ab1Cd2Ef3', 'sent xbearer Ab1Cd2Ef3', 'sent Ab1Cd2Ef3'])('no scheme quotes none: %s', (sent) =>
    expect(described('bad Ab1Cd2Ef3', { request: sent })).toBe('bad Ab1Cd2Ef3'),
  )

  test.each(['?', '&', '#', ';', ',', ' ', '"', "'", '; '])('a member of a form after %j', (separator) =>
    expect(described('the abc is bad', { request: `a=1${separator}refresh_token=abc${separator}b=2` })).toBe(
      'the <redacted> is bad',
    ),
  )

  test('a member of a form whose name is one letter', () =>
    expect(described('bad Ab1Cd2Ef3', { request: 'a=1&b=Ab1Cd2Ef3' })).toBe('bad <redacted>'))

  test('a form in its escapes', () => {
    expect(described('bad a b', { request: 'a=1&refresh_token=a+b' })).toBe('bad <redacted>')
    expect(described('bad a/b', { request: 'a=1&refresh_token=a%2Fb' })).toBe('bad <redacted>')
    expect(described('bad a%ZZb', { request: 'a=1&refresh_token=a%ZZb' })).toBe('bad <redacted>')
  })

  test.each(['["Ab1Cd2Ef3"]', ' \n["Ab1Cd2Ef3"]', '{"code":"Ab1Cd2Ef3"}', '\t{"a":[{"code":"Ab1Cd2Ef3"}]}'])(
    'JSON: %j',
    (request) => expect(described('bad Ab1Cd2Ef3', { request })).toBe('bad <redacted>'),
  )

  test('another text, in which another is quoted, and so on', () => {
    const inForm = (text: string): string => `a=${encodeURIComponent(text)}`
    expect(described('the abc is bad', { request: inForm(inForm(inForm('refresh_token=abc'))) })).toBe(
      'the <redacted> is bad',
    )
  })

  test.each([
    'body was {"refresh_token":"abc"}',
    'body was {"refresh_token":"abc"}, twice',
    '[fake] body was {"refresh_token":"abc"}',
    'got [{ "refresh_token": "abc" }].',
    'got [null, {"refresh_token":"abc"}] for a=1',
    'got {\n  "data": {"refresh_token": ["abc"]} }',
  ])('JSON in the midst of words: %j', (request) =>
    expect(described('the abc is bad', { request })).toBe('the <redacted> is bad'),
  )

  test.each([
    '{"a":1,"refresh_token":"Ab1Cd2Ef3Gh4","x',
    '{"a":1} then {"refresh_token":"Ab1Cd2Ef3Gh4"}',
    '{"refresh_token": "Ab1Cd2Ef3Gh4"} }',
    JSON.stringify('{"refresh_token":"Ab1Cd2Ef3Gh4"}'),
    JSON.stringify(JSON.stringify({ a: [{ refresh_token: 'Ab1Cd2Ef3Gh4' }] })),
    "{'refresh_token': 'Ab1Cd2Ef3Gh4', 'a': 1}",
    '{"client_secret"=>"Ab1Cd2Ef3Gh4"}',
    'map[a:1 refresh_token:Ab1Cd2Ef3Gh4]',
    '[refresh_token] => Ab1Cd2Ef3Gh4',
    'refresh_token: Ab1Cd2Ef3Gh4',
    'PASSWORD = Ab1Cd2Ef3Gh4',
    'client_assertion=[Ab1Cd2Ef3Gh4]',
    'grant_type%3Da%26refresh_token%3DAb1Cd2Ef3Gh4%26a%3D1',
    '{&quot;refresh_token&quot;:&quot;Ab1Cd2Ef3Gh4&quot;}',
    ' Ab1Cd2Ef3Gh4\n',
  ])('what is called a token in whatever notation: %s', (request) =>
    expect(described('Token Ab1Cd2Ef3Gh4 is bad', { request })).toBe('Token <redacted> is bad'),
  )

  test.each([
    '{"value": "Ab1Cd2Ef3Gh4", "n": 1}',
    'refresh_token=Ab1Cd2Ef3Gh4; a=1',
    'Authorization: Bearer Ab1Cd2Ef3Gh4',
  ])('what stands where a token belongs: %s', (quoting) => {
    for (const name of ['jwt', 'a_token'])
      expect(described('Token "Ab1Cd2Ef3Gh4" is bad', { [name]: quoting })).toMatch(/^Token ?"?<redacted>"? is bad$/)
  })

  test.each(['token: invalid', 'the token is Ab1Cd2Ef3Gh4', 'token:: Ab1Cd2Ef3Gh4', 'tokenised: Ab1Cd2Ef3Gh4'])(
    'is none of these: %s',
    (request) => {
      const text = 'Token Ab1Cd2Ef3Gh4 is invalid'
      expect(described(text, { request })).toBe(text)
    },
  )

  test('any number of times, beside others that do', () => {
    const forms = Array.from({ length: 20 }, (_, index) => `a=1&refresh_token=ab${index}c`)
    expect(described('the ab0c, the ab19c', { forms })).toBe('the <redacted>, the <redacted>')
  })

  test('a form before JSON and one behind it', () => {
    for (const request of ['refresh_token=abc for {"a":1}', '{"a":1} for refresh_token=abc'])
      expect(described('the abc is bad', { request })).toBe('the <redacted> is bad')
  })

  test.each(['[1] refresh_token=abc', '["a" refresh_token=abc ]'])(
    'what only begins like JSON is a form: %s',
    (request) => expect(described('the abc is bad', { request })).toBe('the <redacted> is bad'),
  )
})

describe('however it is escaped, a secret is looked for', () => {
  const escaped = 'bad fake%2Ba%2Fb%3D%3D'
  const token = 'fake+a/b=='
  const many = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `Fake-other-${at}`)

  test('where empty texts stand before it', () =>
    expect(described(escaped, { a_token: new Array(200).fill(''), jwt: token })).toBe('bad <redacted>'))

  test('where it may be one and tokens stand before it', () =>
    expect(described(escaped, { a_token: many(150), request: token })).toBe('bad <redacted>'))

  test('where it is a token and any number of others stand before it', () =>
    expect(described(escaped, { request: many(300), jwt: token })).toBe('bad <redacted>'))

  test('where it is the last of many tokens', () =>
    expect(described(escaped, { jwt: [...many(300), token] })).toBe('bad <redacted>'))

  test.each<readonly [string, string, string]>([
    ['with its slashes as they are', 'fake+a/b==', 'fake%2Ba/b%3D%3D'],
    ['with all but a space as it is', 'fake+a b==', 'fake+a%20b=='],
    ['in two kinds of digits', 'fake+a/b==', 'fake%2Ba%2fb%3d%3D'],
    ['as a form has it', 'fake+a b', 'fake%2Ba+b'],
    ['as JSON has what a form has', 'fake+a/b c', 'fake%2Ba\\/b+c'],
    ['in JSON in JSON', 'fake"a/b', 'fake\\\\\\"a\\\\\\/b'],
    ['in every character', 'fake+a', '%66%61%6B%65%2B%61'],
    ['in every character, twice', 'fake+a', '%2566%2561%256B%2565%252B%2561'],
    ['in every character of HTML', 'fake+a', '&#102;&#97;&#x6b;&#X65;&#x2B;&#0097;'],
    ['in HTML in HTML', 'fake/a"b', 'fake&amp;#x2F;a&amp;amp;quot;b'],
    ['in every character of a program', 'fake+a', '\\x66\\x61\\x6B\\\\x65\\x2b\\x61'],
    ['in every character of JSON', 'fake+a', '\\u0066\\u0061\\u006b\\u0065\\u002b\\u0061'],
  ])('%s', (_, whole, written) => {
    expect(described(`bad ${written}, twice ${written}!`, { jwt: whole })).toBe('bad <redacted>, twice <redacted>!')
    expect(refused({ error: `bad ${written}`, jwt: whole }).error).toBe('bad <redacted>')
  })

  test.each<readonly [string, string, string]>([
    ['as a URL', '4%2F0Ab1%3D', '4/0Ab1='],
    ['as a URL, twice, and once', '4%252F0Ab1%253D', '4%2F0Ab1%3D'],
    ['as JSON', '4\\/0Ab1', '4/0Ab1'],
    ['as HTML', '4&#x2F;0Ab1', '4/0Ab1'],
    ['as a form', '4+0Ab1', '4 0Ab1'],
  ])('where the secret is, and the text is not: %s', (_, whole, written) =>
    expect(described(`bad ${written} ...`, { jwt: whole })).toBe('bad <redacted> ...'),
  )

  test('where it holds the escapes of one kind, and is written in those of another', () => {
    for (const whole of ['Ab1&lt;x9&gt;', 'Ab1&amp;key=x'])
      expect(described(`bad ${encodeURIComponent(whole)}!`, { jwt: whole })).toBe('bad <redacted>!')
  })

  test('without what does not show', () => {
    const key = '-----BEGIN KEY-----\nMIIEfake+key/Ab1\r\nCd2Ef3==\n-----END KEY-----\n'
    for (const written of [
      JSON.stringify(key),
      encodeURIComponent(key),
      key.replace(/\s/g, (space) => `&#${space.charCodeAt(0)};`),
    ])
      expect(described(`bad ${written}`, { client_secret: key })).toMatch(/^bad "?<redacted>(?:\\n|%0A)?"?$/)
    for (const written of ['Ab1\\u200bCd2', 'Ab1%E2%80%8BCd2', 'Ab1&#8203;Cd2', 'Ab1\\tCd2', 'Ab1%0d%0aCd2'])
      expect(described(`bad ${written}!`, { jwt: 'Ab1Cd2' })).toBe('bad <redacted>!')
  })

  test('where a part of it is shown', () =>
    expect(described('bad %66ake%2Ba%2Fb...', { jwt: 'fake+a/b/c/d' })).toBe('bad <redacted>...'))

  test('where it is long, and each of its characters is escaped', () => {
    const long = 'fake word '.repeat(60)
    const written = long.replace(/./g, (character) => `%${character.charCodeAt(0).toString(16)}`)
    expect(described(`bad ${written}`, { a_token: long })).toBe('bad <redacted>')
  })

  test('where what is escaped is no character, or ends too soon', () => {
    for (const broken of ['%', '%2', '%FF', '%C3%28', '%E2%82', '\\', '\\u00', '\\ud83d', '%0'])
      expect(described(`bad fake%2Ba ${broken}`, { jwt: 'fake+a' })).toBe(`bad <redacted> ${broken}`)
  })

  test('character by character, as anybody may write it', () => {
    const hex = (character: string): string => character.charCodeAt(0).toString(16)
    const ways: readonly ((character: string) => string)[] = [
      (character) => character.replace(/[+\\]/, encodeURIComponent),
      (character) => `%${hex(character)}`,
      (character) => `%${hex(character).toUpperCase()}`,
      (character) => `%25${hex(character)}`,
      (character) => `%2525${hex(character)}`,
      (character) => `\\u00${hex(character)}`,
      (character) => `\\\\u00${hex(character)}`,
      (character) => `%u00${hex(character)}`,
      (character) => `&#x${hex(character)};`,
      (character) => `&amp;#${character.charCodeAt(0)};`,
    ]
    const characters = [...'Ab1+/=._~-"\\ !*()&;']
    const spelled = fc.array(fc.tuple(fc.constantFrom(...characters), fc.constantFrom(...ways)), {
      minLength: 8,
      maxLength: 40,
    })
    fc.assert(
      fc.property(spelled, (parts) => {
        const whole = `f${parts.map(([character]) => character).join('')}f`
        const written = `f${parts.map(([character, way]) => way(character)).join('')}f`
        expect(described(`bad ${written}, twice ${written}`, { jwt: whole })).toBe('bad <redacted>, twice <redacted>')
      }),
    )
  })

  test('and no escape, whole or not, makes anything throw', () => {
    const pieces = [
      '%',
      '%2',
      '%25',
      '%C3',
      '%A9',
      '%F0%9F',
      '\\',
      '\\u',
      '\\u00',
      '\\ud83d',
      '&',
      '&#',
      '&#x',
      'amp;',
      '&#x10ffff;',
      '&#9999999;',
      '+',
      'a',
      '\ud800',
      'fake',
    ]
    const text = fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, text, (before, token, after) => {
        expect(described(`${before} ${token}fake-token ${after}`, { jwt: `${token}fake-token` })).not.toContain(
          'fake-token',
        )
      }),
    )
  })

  test('and what only looks escaped stays', () =>
    expect(described('100%25 of a+b &amp; c:\\users %41 &#65', { jwt: 'fake+a' })).toBe(
      '100%25 of a+b &amp; c:\\users %41 &#65',
    ))

  test.each([
    ['!', '%21'],
    ["'", '%27'],
    ['(', '%28'],
    [')', '%29'],
    ['~', '%7E'],
    ['~', '%7e'],
    [' ', '+'],
    [' ', '%20'],
    ['é', '%C3%A9'],
    ['é', '%c3%a9'],
    ['é', '%25C3%25A9'],
    ['\u20ac', '%2525E2%252582%2525AC'],
    ['"', '\\"'],
    ['/', '\\/'],
    ['/', '\\\\\\/'],
    ['+', '\\u002b'],
    ['+', '\\u002B'],
    ['+', '\\\\u002b'],
    ['"', '\\\\\\"'],
    ['\\', '\\\\'],
    ['-', '%2D'],
    ['.', '%2e'],
    ['*', '%2A'],
    ['/', '%252F'],
    [' ', '%2520'],
    ['\u20ac', '%E2%82%AC'],
    ['\u{1f600}', '%F0%9F%98%80'],
    ['\u{1f600}', '\\ud83d\\ude00'],
    ['+', '%u002B'],
    ['+', '%25u002b'],
    ['&', '&amp;'],
    ['&', '&AMP;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", '&apos;'],
    ["'", '&#039;'],
    ["'", '&#0000000039;'],
    ["'", '&#x00000027;'],
    ['/', '\\x2F'],
    ['/', '\\\\x2f'],
    ['/', '&#x2F;'],
    ['=', '&amp;#x3D;'],
    ['=', '&amp;amp;#61;'],
    ['é', '&#233;'],
    ['\u{1f600}', '&#x1f600;'],
    ['\u{1f600}', '&#128512;'],
    ['&lt;', '&amp;lt;'],
    ['&', '&'],
    ['&#', '&#'],
    ['&#x2F', '&#x2F'],
    ['&none;', '&none;'],
    ['%2F', '%252F'],
    ['%', '%25'],
    ['%', '%'],
    ['%ZZ', '%ZZ'],
    ['%C3', '%C3'],
    ['\\', '\\'],
    ['\\u00', '\\u00'],
    ['+', '+'],
  ])('with %j as %s', (character, written) =>
    expect(described(`the a${written}b is bad`, { jwt: `a${character}b` })).toBe('the <redacted> is bad'),
  )
})

test.each([[['ab', 'abc']], [['abc', 'ab']], [['abc', 'bc', 'ab', 'a']]])(
  'hides the longest of secrets that begin with each other: %j',
  (secrets) => expect(withoutSecrets('abcd, abx', secrets, [])).toBe('<redacted>d, <redacted>x'),
)

test('hides what a simple search finds, and nothing else', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 })
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.constant(' '))), fc.array(piece), (pieces, secrets) => {
      const text = pieces.join('')
      const hidden = new Set<number>()
      for (const secret of secrets)
        for (let at = text.indexOf(secret); at !== -1; at = text.indexOf(secret, at + 1))
          for (let index = at; index < at + secret.length; index++) hidden.add(index)
      const expected = [...text].map((character, index) => (hidden.has(index) ? '*' : character)).join('')
      expect(withoutSecrets(text, secrets, [])).toBe(expected.replace(/\*+/g, '<redacted>'))
    }),
  )
})
