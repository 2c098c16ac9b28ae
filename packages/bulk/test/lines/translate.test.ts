import type { Either, TokenError } from '@token-codecs/core'
import { CanonicalToken, eqToken, formatError, parseResponse, Rfc6749Token, reveal } from '@token-codecs/core'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { LineOptions } from '../../src/lines/LineOptions.js'
import type { Translated } from '../../src/lines/translate.js'
import { translate } from '../../src/lines/translate.js'
import { AcmeToken, codecs, hostileNames, lineText, objectText } from '../samples.js'

const numRuns = inject('cases')

type Result = Either<TokenError, Translated>

const toCanonical = { from: Rfc6749Token, to: CanonicalToken }

const textOf = (result: Result): string => {
  if (result._tag === 'Left') throw new Error(formatError(result.left))
  return result.right.text
}
const parsedFrom = (result: Result): unknown => JSON.parse(textOf(result))
const codesOf = (result: Result): readonly (readonly [string, string])[] => {
  if (result._tag === 'Left') throw new Error(formatError(result.left))
  return result.right.notes.map(({ action, code }) => [action, code])
}
const codeOf = (result: Result): string => (result._tag === 'Left' ? result.left.code : 'Right')

/** The conversion as documented: read the response, write the token. */
const inTwoSteps = (
  { from, to, strict = false, receivedAt, now, onLoss }: LineOptions & { readonly receivedAt?: number },
  body: string | Uint8Array,
): Result => {
  const read = parseResponse(from, { status: 200, body, receivedAt }, { strict })
  if (read._tag === 'Left') return read
  const { token, notes } = read.right
  const written = to.write(token, {
    ...(now === undefined ? {} : { now }),
    ...(onLoss === undefined ? {} : { onLoss }),
  })
  if (written._tag === 'Left') return written
  const { value, notes: more } = written.right
  return { _tag: 'Right', right: { text: JSON.stringify(value), token, notes: [...notes, ...more] } }
}

/** Opens the secrets, because two secrets are never equal. */
const opened = (result: Result): unknown => {
  if (result._tag === 'Right') return { text: result.right.text, notes: result.right.notes }
  const error = result.left
  const body = 'body' in error ? error.body : undefined
  const description = 'errorDescription' in error ? error.errorDescription : undefined
  return {
    ...error,
    body: body && JSON.stringify(reveal<unknown>(body)),
    errorDescription: description && reveal(description),
  }
}

const expectSame = (actual: Result, expected: Result): void => {
  expect(opened(actual)).toStrictEqual(opened(expected))
  if (actual._tag === 'Right' && expected._tag === 'Right') {
    expect(eqToken(actual.right.token, expected.right.token)).toBe(true)
  }
}

const index = fc.nat(codecs.length - 1)
const instant = fc.constantFrom(0, 1_700_000_000, -1, 1.5, Number.NaN, 1_700_000_000_000)
// Indexes, so that a counterexample stays short.
const choices = fc.record(
  {
    from: index,
    to: index,
    receivedAt: instant,
    now: instant,
    strict: fc.boolean(),
    onLoss: fc.constantFrom('report' as const, 'fail' as const),
  },
  { requiredKeys: ['from', 'to'] },
)
type Choices = typeof choices extends fc.Arbitrary<infer Value> ? Value : never
const optionsOf = ({ from, to, ...rest }: Choices) => ({
  ...rest,
  from: codecs[from] ?? Rfc6749Token,
  to: codecs[to] ?? CanonicalToken,
})

describe('a message', () => {
  test('is converted as parseResponse and write convert it', () => {
    fc.assert(
      fc.property(choices, lineText, fc.boolean(), (chosen, text, asBytes) => {
        const options = optionsOf(chosen)
        const body = asBytes ? new TextEncoder().encode(text) : text
        expectSame(translate(options)(body), inTwoSteps(options, body))
      }),
      { numRuns: 5 * numRuns },
    )
  })

  test('of random bytes is converted as parseResponse and write convert it', () => {
    fc.assert(
      fc.property(choices, fc.uint8Array({ maxLength: 40 }), (chosen, body) => {
        const options = optionsOf(chosen)
        expectSame(translate(options)(body), inTwoSteps(options, body))
      }),
      { numRuns },
    )
  })

  test('may have the end of a line, and be a form', () => {
    const convert = translate(toCanonical)
    const expected = { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 60 }
    for (const end of ['', '\n', '\r\n']) {
      expect(parsedFrom(convert(`{"access_token":"fake-a","expires_in":60}${end}`))).toStrictEqual(expected)
      expect(parsedFrom(convert(`access_token=fake-a&expires_in=60${end}`))).toStrictEqual(expected)
    }
  })

  test('may begin with a byte order mark', () => {
    const convert = translate({ ...toCanonical, receivedAt: { member: 'at' } })
    for (const read of [translate(toCanonical), convert]) {
      const text = '\ufeff{"access_token":"fake-a","at":5}'
      expect(codeOf(read(text))).toBe('Right')
      expect(textOf(read(new TextEncoder().encode(text)))).toBe(textOf(read(text)))
    }
  })

  test('of bytes that are not UTF-8 is repaired with a note, and refused if strict', () => {
    const body = Buffer.from('{"access_token":"fake-a","token_type":"Bearer","name":"\xff"}', 'latin1')
    expect(codesOf(translate(toCanonical)(body))).toContainEqual(['repaired', 'not-utf-8'])
    expect(codeOf(translate({ ...toCanonical, strict: true })(body))).toBe('not-utf-8')
  })

  test('with an integer that JavaScript rounds has a note', () => {
    const convert = translate(toCanonical)
    expect(codesOf(convert('{"access_token":"fake-a","id":9007199254740993}'))).toContainEqual([
      'ignored',
      'imprecise-number',
    ])
    expect(codesOf(convert('{"access_token":"fake-a","id":"9007199254740993"}'))).not.toContainEqual([
      'ignored',
      'imprecise-number',
    ])
  })

  test('is longer than a mebibyte', () => {
    const name = 'x'.repeat(2 ** 20)
    expect(codeOf(translate(toCanonical)(`{"access_token":"fake-a","name":"${name}"}`))).toBe('Right')
    expect(codeOf(translate(toCanonical)(`{"access_token":"fake-a","id":12345678901234567,"name":"${name}"}`))).toBe(
      'Right',
    )
  })

  test('that is not a text or bytes is an error, not an exception', () => {
    for (const chosen of [
      toCanonical,
      { ...toCanonical, member: 'a' },
      { ...toCanonical, receivedAt: { member: 'a' } },
    ]) {
      // Kafka has null for a deleted key.
      for (const body of [null, undefined, 7, {}, Symbol('a')])
        expect(codeOf(translate(chosen)(body as string))).not.toBe('Right')
    }
  })
})

describe('a response inside a record', () => {
  const convert = translate({ ...toCanonical, member: 'response' })
  const converted = '{"v":1,"accessToken":"fake-a","tokenType":"Bearer"}'

  test.each<readonly [title: string, record: string, expected: string]>([
    ['is an object', '{"id":1,"response":{"access_token":"fake-a"}}', `{"id":1,"response":${converted}}`],
    [
      'is a text of JSON',
      '{"response":"{\\"access_token\\":\\"fake-a\\"}","id":1}',
      `{"response":${JSON.stringify(converted)},"id":1}`,
    ],
    ['is a text of a form', '{"response":"access_token=fake-a"}', `{"response":${JSON.stringify(converted)}}`],
    [
      'stands between long numbers, repeated names, odd spaces and escapes',
      ' { "id" : 12345678901234567890.10 ,"id":1e400,\t"r\\u0065sponse"\r:  {"access_token":"fake-a"}  , "é":"\\u00e9" } \r\n',
      `{ "id" : 12345678901234567890.10 ,"id":1e400,\t"r\\u0065sponse"\r:  ${converted}  , "é":"\\u00e9" }`,
    ],
    [
      'is the last of that name, as JSON.parse reads it',
      '{"response":{"access_token":"fake-b"},"response":{"access_token":"fake-a"}}',
      `{"response":{"access_token":"fake-b"},"response":${converted}}`,
    ],
    [
      'is not a nested member of that name',
      '{"a":{"response":1},"response":{"response":7,"access_token":"fake-a"},"b":[{"response":1}]}',
      '{"a":{"response":1},"response":{"v":1,"accessToken":"fake-a","tokenType":"Bearer","extensions":{"rfc6749":{"response":7}}},"b":[{"response":1}]}',
    ],
  ])('%s', (_, record, expected) => {
    expect(textOf(convert(record))).toBe(expected)
    expect(textOf(convert(new TextEncoder().encode(record)))).toBe(expected)
  })

  test.each([
    ['not JSON', 'fake', 'not-object'],
    ['not an object', '[]', 'not-object'],
    ['a form', 'response=a', 'not-object'],
    ['a record without the member', '{}', 'missing'],
    ['a null', '{"response":null}', 'missing'],
    ['a number', '{"response":7}', 'not-object'],
    ['an empty text', '{"response":""}', 'not-json'],
    ['a response without a token', '{"response":{}}', 'missing'],
  ])('is refused if it is %s', (_, record, code) => {
    expect(codeOf(convert(record))).toBe(code)
  })

  test.each([...hostileNames])('may be the member %j, or be missing', (name) => {
    const read = translate({ ...toCanonical, member: name })
    expect(codeOf(read('{"id":1}'))).toBe('missing')
    expect(textOf(read(`{"id":1,${JSON.stringify(name)}:{"access_token":"fake-a"}}`))).toBe(
      `{"id":1,${JSON.stringify(name)}:${converted}}`,
    )
  })

  test('is refused if the record is not UTF-8, because the rest could not stay as it is', () => {
    const record = Buffer.from('{"name":"\xff","response":{"access_token":"fake-a"}}', 'latin1')
    expect(codeOf(convert(record))).toBe('not-utf-8')
    expect(codeOf(translate({ ...toCanonical, receivedAt: { member: 'name' } })(record))).toBe('not-utf-8')
  })

  test('has the same token and notes as alone', () => {
    fc.assert(
      fc.property(choices, objectText, (chosen, text) => {
        const options = optionsOf(chosen)
        const alone = translate(options)(text)
        const inside = translate({ ...options, member: 'response' })(`{"response":${text}}`)
        expect(codeOf(inside)).toBe(codeOf(alone))
        if (alone._tag === 'Left') return
        expectSame(inside, { _tag: 'Right', right: { ...alone.right, text: `{"response":${alone.right.text}}` } })
      }),
      { numRuns },
    )
  })
})

describe('a member that says when the response was received', () => {
  const convert = translate({ ...toCanonical, receivedAt: { member: 'at' } })

  test.each<readonly [at: string, issuedAt: number]>([
    ['1700000000', 1_700_000_000],
    ['"1700000000"', 1_700_000_000],
    ['1700000000.9', 1_700_000_000],
    ['"1700000000.9"', 1_700_000_000],
    ['0', 0],
    ['"2023-11-14T22:13:20Z"', 1_700_000_000],
    ['"2023-11-14T22:13:20.999Z"', 1_700_000_000],
    ['"2023-11-14T23:13:20+01:00"', 1_700_000_000],
    ['"2024-02-29T00:00:00Z"', 1_709_164_800],
    ['"2023-11-14T22:13Z"', 1_699_999_980],
  ])('is %s', (at, issuedAt) => {
    expect(parsedFrom(convert(`{"access_token":"fake-a","at":${at}}`))).toStrictEqual({
      v: 1,
      accessToken: 'fake-a',
      tokenType: 'Bearer',
      issuedAt,
    })
  })

  test.each([
    ['null', 'missing'],
    ['""', 'missing'],
    ['true', 'not-number'],
    ['[1700000000]', 'not-number'],
    ['-1', 'negative'],
    ['1700000000000', 'too-large'],
    ['"1700000000000"', 'too-large'],
    ['1e400', 'too-large'],
    ['"1969-12-31T23:59:59Z"', 'negative'],
    ['"2023-11-14"', 'not-date-time'],
    ['"2023-11-14T22:13:20"', 'not-date-time'],
    ['"2023-02-29T00:00:00Z"', 'not-date-time'],
    ['"2023-11-31T00:00:00Z"', 'not-date-time'],
    ['"2023-13-01T00:00:00Z"', 'not-date-time'],
    ['"2023-11-14T25:13:20Z"', 'not-date-time'],
    ['"2023-11-14T22:13:20+25:00"', 'not-date-time'],
    ['"fake-date"', 'not-date-time'],
  ])('is refused if it is %s: %s', (at, code) => {
    expect(codeOf(convert(`{"access_token":"fake-a","at":${at}}`))).toBe(code)
  })

  test('is refused if it is missing', () => expect(codeOf(convert('{"access_token":"fake-a"}'))).toBe('missing'))

  test('is refused if the message is a form', () =>
    expect(codeOf(convert('access_token=fake-a&at=5'))).toBe('not-object'))

  test('is taken out, each time that it is there', () => {
    expect(parsedFrom(convert('{"at":"fake-b","access_token":"fake-a","at":"1969","at":5,"b":1}'))).toStrictEqual({
      v: 1,
      accessToken: 'fake-a',
      tokenType: 'Bearer',
      issuedAt: 5,
      extensions: { rfc6749: { b: 1 } },
    })
  })

  test.each([
    ['created_at', { accessToken: 'fake-a', issuedAt: 5 }],
    ['team', { accessToken: 'fake-a', issuedAt: 5, extensions: { acme: { team: '5' } } }],
  ])('stays if the codec documents it: %s', (name, expected) => {
    const read = translate({ from: AcmeToken, to: CanonicalToken, receivedAt: { member: name } })
    const at = name === 'team' ? '"5"' : '5'
    expect(parsedFrom(read(`{"token":"fake-a","${name}":${at}}`))).toMatchObject(expected)
  })

  test.each([...hostileNames])('may be called %j', (name) => {
    const read = translate({ ...toCanonical, receivedAt: { member: name } })
    expect(codeOf(read('{"access_token":"fake-a"}'))).toBe('missing')
    expect(parsedFrom(read(`{${JSON.stringify(name)}:5,"access_token":"fake-a"}`))).toStrictEqual({
      v: 1,
      accessToken: 'fake-a',
      tokenType: 'Bearer',
      issuedAt: 5,
    })
  })

  test('is a member of the record, and stays there', () => {
    const read = translate({ ...toCanonical, member: 'response', receivedAt: { member: 'at' } })
    const text = '{"v":1,"accessToken":"fake-a","tokenType":"Bearer","issuedAt":5}'
    expect(textOf(read('{"at":"5","response":{"access_token":"fake-a"}}'))).toBe(`{"at":"5","response":${text}}`)
    expect(codeOf(read('{"response":{"access_token":"fake-a","at":5}}'))).toBe('missing')
  })
})

describe('an error', () => {
  const planted = 'fake-planted'
  const places = fc.constantFrom('response', 'at', 'access_token', 'expires_in', 'scope', 'refresh_token', planted)
  const values = fc.constantFrom<unknown>(planted, [planted], { [planted]: planted }, 5, {}, null)
  const record = fc.dictionary(places, fc.oneof(values, fc.dictionary(places, values)))
  const broken = fc.tuple(record, fc.nat(60)).map(([value, cut]) => JSON.stringify(value).slice(0, -1 - cut))
  const texts = fc.oneof(
    record.map((value) => JSON.stringify(value)),
    broken,
    fc.constant(planted),
  )

  test('is returned, never thrown, and contains nothing of the input', () => {
    fc.assert(
      fc.property(
        choices,
        fc.constantFrom<Partial<LineOptions>>({}, { member: 'response' }, { receivedAt: { member: 'at' } }),
        texts,
        (chosen, more, text) => {
          const result = translate({ ...optionsOf(chosen), ...more })(text)
          if (result._tag === 'Right') return
          expect(formatError(result.left)).not.toContain(planted)
          expect(JSON.stringify(result.left)).not.toContain(planted)
        },
      ),
      { numRuns: 5 * numRuns },
    )
  })

  test('about deeply nested JSON is returned', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const convert = translate({ ...toCanonical, member: 'response' })
    expect(codeOf(convert(`{"a":${deep},"response":{"access_token":"fake-a"}}`))).toBe('Right')
    expect(codeOf(convert(`{"response":${deep}}`))).toBe('not-object')
    expect(codeOf(convert(`{"response":{"access_token":"fake-a","a":${deep}}}`))).toBe('Right')
  })
})
