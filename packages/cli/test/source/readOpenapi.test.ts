import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/Streams.js'
import { readOpenapi } from '../../src/source/readOpenapi.js'
import { jsonResponse, specification } from './specification.js'

const object = (...names: readonly string[]): object => ({
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
})

const json = (schema: unknown): object => ({ content: { 'application/json': { schema } } })

/** Returns the operations with the names of their members. */
const summary = (text: string, operation?: string): unknown =>
  readOpenapi(text, operation).map(({ place, members }) => [place, members.map(({ name }) => name)])

const found = (...names: readonly string[]): unknown => [[{ operation: 'POST /token' }, names]]

const messageOf = (text: string): string => {
  try {
    readOpenapi(text)
  } catch (thrown) {
    if (thrown instanceof UsageError) return thrown.message
    throw thrown
  }
  return 'nothing thrown'
}

describe('the document', () => {
  test('may be JSON after a byte order mark', () => {
    expect(summary(`\uFEFF${specification({ responses: jsonResponse(object('a')) })}`)).toEqual(found('a'))
  })

  test.each(['3', '3.0', '3.1', "'3.0.3'", '3.2.0'])('may have the version %s in YAML', (version) => {
    const text = `openapi: ${version}\npaths: {/token: {post: {responses: {200: {content: {application/json: {schema: {properties: {a: }}}}}}}}}`
    expect(summary(text)).toEqual(found('a'))
  })

  test('may use anchors and merge keys of YAML', () => {
    const text = `
openapi: 3.1.0
x-base: &base { type: object, properties: { a: &a { type: string }, b: *a } }
paths: { /token: { post: { responses: { 200: { content: { application/json: { schema: { <<: *base } } } } } } } }`
    expect(summary(text)).toEqual(found('a', 'b'))
  })

  test('may have no paths', () => {
    expect(readOpenapi('{"openapi":"3.1.0","webhooks":{"a":{"post":{}}}}')).toEqual([])
  })

  const aliases = Array.from({ length: 12 }, (_, n) => `l${n}: &l${n} [${`*l${n - 1}, `.repeat(n && 9)}x]`)

  test.each([
    ['broken JSON and YAML', '{"openapi": "3.1.0", secret'],
    ['a key that is a map', '? {secret: 1}\n: 1'],
    ['two documents', 'openapi: 3.1.0\n---\nsecret: 1'],
    ['an empty file', ''],
    ['a page', '<html>secret: 1</html>'],
    ['a list', '["secret"]'],
    ['Swagger 2.0', 'swagger: "2.0"\ninfo: secret'],
    ['Swagger 2.0 without quotes', 'swagger: 2.0'],
    ['another version', 'openapi: 4.0.0\nsecret: 1'],
    ['an inherited version', '{"__proto__":{"openapi":"3.1.0"}}'],
    ['a cycle of aliases', 'openapi: 3.1.0\nsecret: &a {b: *a}'],
    ['aliases that expand without end', `openapi: 3.1.0\n${aliases.join('\n')}`],
    ['extreme nesting of JSON', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['extreme nesting of YAML', `openapi: 3.1.0\nsecret: ${'['.repeat(2000)}${']'.repeat(2000)}`],
  ])('is refused if it is %s, and is not quoted', (_, text) => {
    const message = messageOf(text)
    expect(message).not.toBe('nothing thrown')
    expect(message).not.toContain('secret')
  })

  test('is refused with different advice for each mistake', () => {
    const external = specification({ responses: jsonResponse({ $ref: 'other.yaml#/Token' }) })
    const texts = ['{', 'swagger: "2.0"', 'a: 1', external, 'a: &a [*a]', `openapi: 3.1.0\n${aliases.join('\n')}`]
    expect(new Set(texts.map(messageOf)).size).toBe(texts.length)
  })
})

describe('a reference', () => {
  const components = {
    responses: {
      'the/one~ 100%': { $ref: '#/components/responses/next' },
      next: json({ $ref: '#/components/schemas/0' }),
    },
    schemas: [object('a')],
    loop: { $ref: '#/components/loop' },
  }

  test.each(['the~1one~0%20100%25', 'the~1one~0 100%'])('is decoded: %s', (name) => {
    const responses = { 200: { $ref: `#/components/responses/${name}` } }
    expect(summary(specification({ responses, components }))).toEqual(found('a'))
  })

  test.each(['#/components/loop', '#/components/nothing', '#/constructor/prototype', '#name', '#', '#/%'])(
    'to nothing documents no response: %s',
    (reference) => {
      expect(summary(specification({ responses: { 200: { $ref: reference } }, components }))).toEqual([])
      expect(summary(specification({ responses: jsonResponse({ $ref: reference }), components }))).toEqual([])
    },
  )

  test('to another file is refused where it is needed', () => {
    const reference = { $ref: './other.json#/a' }
    const needed = [
      specification({ responses: { 200: reference } }),
      specification({ responses: jsonResponse(reference) }),
      specification({ responses: jsonResponse({ properties: { a: { items: reference } } }) }),
      JSON.stringify({ openapi: '3.1.0', paths: { '/token': reference } }),
    ]
    for (const text of needed) expect(() => readOpenapi(text)).toThrow(UsageError)
  })

  test('to another file is ignored where it is not needed', () => {
    const reference = { $ref: 'https://example.com/other.json' }
    const responses = { ...jsonResponse(object('a'), { examples: { b: reference } }), 400: reference }
    expect(summary(specification({ responses, components: { schemas: { b: reference } } }))).toEqual(found('a'))
  })

  test('to another file is ignored if the named operation does not need it', () => {
    const text = JSON.stringify({
      openapi: '3.1.0',
      paths: {
        '/token': { post: { responses: jsonResponse(object('a')) }, get: { responses: { 200: { $ref: 'b' } } } },
        '/other': { $ref: 'other.yaml' },
      },
    })
    expect(() => readOpenapi(text)).toThrow(UsageError)
    expect(summary(text, 'POST /token')).toEqual(found('a'))
    expect(summary(text, 'POST /nothing')).toEqual([])
  })
})

describe('a path item', () => {
  test('has operations in the order of the document, and other members', () => {
    const paths = {
      parameters: [],
      '/b': { summary: '', parameters: [], put: { responses: jsonResponse(object('p')) }, 'x-get': {} },
      '/a': { post: { responses: jsonResponse(object('q')) }, get: { responses: jsonResponse(object('r')) } },
    }
    expect(summary(JSON.stringify({ openapi: '3.0.0', paths }))).toEqual([
      [{ operation: 'PUT /b' }, ['p']],
      [{ operation: 'POST /a' }, ['q']],
      [{ operation: 'GET /a' }, ['r']],
    ])
  })

  test('may add operations to a referenced one', () => {
    const paths = {
      '/a': { $ref: '#/components/pathItems/b', get: { responses: jsonResponse(object('q')) } },
    }
    const components = { pathItems: { b: { post: { responses: jsonResponse(object('p')) } } } }
    expect(summary(JSON.stringify({ openapi: '3.1.0', paths, components }))).toEqual([
      [{ operation: 'POST /a' }, ['p']],
      [{ operation: 'GET /a' }, ['q']],
    ])
  })
})

describe('the successful response', () => {
  test.each([
    ['the lowest', { 202: json(object('b')), 201: json(object('a')), 400: json(object('c')) }, found('a')],
    ['an exact status before a range', { '2XX': json(object('b')), 299: json(object('a')) }, found('a')],
    ['a range', { '2xx': json(object('a')), default: json(object('b')) }, found('a')],
    ['the default without another', { default: json(object('a')), 400: json(object('b')) }, found('a')],
    ['never the default beside another', { 204: {}, default: json(object('a')) }, []],
    ['never an error', { 400: json(object('a')), '4XX': json(object('b')) }, []],
    ['the lowest that documents an object', { 200: {}, 201: json(object('a')) }, found('a')],
  ])('is %s', (_, responses, expected) => {
    expect(summary(specification({ responses }))).toEqual(expected)
  })

  test.each([
    ['application/json first', ['text/plain', 'application/hal+json', 'application/json'], ['2']],
    ['a parameter and capitals', ['application/hal+json', 'Application/JSON; charset=utf-8'], ['1']],
    ['other JSON', ['application/x-www-form-urlencoded', 'application/hal+json'], ['1']],
    ['a form', ['*/*', 'application/x-www-form-urlencoded'], ['1']],
    ['any type', ['text/html', '*/*'], ['1']],
  ])('has a media type: %s', (_, mediaTypes, names) => {
    const content = Object.fromEntries(mediaTypes.map((type, index) => [type, { schema: object(`${index}`) }]))
    expect(summary(specification({ responses: { 200: { content } } }))).toEqual(found(...names))
  })

  test.each([
    ['a string', { type: 'string' }],
    ['a list', { type: 'array', items: object('a') }],
    ['anything', {}],
    ['anything, as a boolean', true],
    ['nothing', false],
    ['invalid', 7],
  ])('is not documented by a schema that is %s', (_, schema) => {
    expect(summary(specification({ responses: jsonResponse(schema) }))).toEqual([])
  })

  test('is the one with an access token, or else the one with the lowest status', () => {
    const nested = { properties: { data: object('accessToken') } }
    const responses = { 200: json(object('a')), 201: json(object('access_token')), 202: json(object('b')) }
    expect(summary(specification({ responses }))).toEqual(found('access_token'))
    expect(summary(specification({ responses: { 202: json(nested), 200: json(object('a')) } }))).toEqual(found('data'))
    expect(summary(specification({ responses: { 201: json(object('b')), 200: json(object('a')) } }))).toEqual(
      found('a'),
    )
  })

  test('may be an object without documented members', () => {
    expect(summary(specification({ responses: jsonResponse({ type: 'object' }) }))).toEqual(found())
    expect(summary(specification({ responses: jsonResponse({ additionalProperties: true }) }))).toEqual(found())
  })
})

describe('an example', () => {
  const examplesOf = (schema: unknown, media: object): unknown =>
    readOpenapi(
      specification({
        responses: jsonResponse(schema, media),
        components: { examples: { c: { value: { c: 5 } } } },
      }),
    )[0]?.members.map(({ example, members }) =>
      members ? [example, ...members.map((inner) => inner.example)] : example,
    )

  const schema = {
    properties: { a: { example: 1 }, b: {}, c: {}, d: { properties: { e: {} } }, constructor: {} },
    example: { d: { e: 8 } },
  }

  test('of the media type belongs to members without one', () => {
    expect(examplesOf(schema, { example: { a: 2, b: 3 } })).toEqual([1, 3, undefined, [{ e: 8 }, 8], undefined])
  })

  test('may be one of several or a reference, and the first counts', () => {
    const examples = {
      x: { value: { b: 4 } },
      y: { value: { b: 6, d: { e: 7 } } },
      z: { $ref: '#/components/examples/c' },
    }
    expect(examplesOf({ ...schema, example: undefined }, { examples })).toEqual([1, 4, 5, [{ e: 7 }, 7], undefined])
  })

  test('that is no object is ignored', () => {
    expect(examplesOf(schema, { example: 'a=2', examples: [7] })).toEqual([
      1,
      undefined,
      undefined,
      [{ e: 8 }, 8],
      undefined,
    ])
  })
})
