import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UsageError } from '../../src/Streams.js'
import { readOpenapi } from '../../src/source/readOpenapi.js'
import type { DocumentedMember } from '../../src/source/Source.js'
import { jsonResponse, specification } from '../../test/source/specification.js'

const names = ['a', 'b', '__proto__', 'constructor', '$ref', '~/%']
const name = fc.constantFrom(...names)

const reference = fc.record({
  $ref: fc.oneof(
    name.map((key) => `#/components/schemas/${key}`),
    {
      weight: 8,
      arbitrary: fc.constantFrom(
        ...['schemas/a', 'schemas/b', 'responses/a', 'pathItems/a'].map((at) => `#/components/${at}`),
      ),
    },
    fc.constantFrom('#', '#/paths', '#/paths/~1a', '#a', '#/%E0%A4%A', ''),
    { weight: 1, arbitrary: fc.constant('other.yaml') },
  ),
})

/** Builds an object by definition, so that `__proto__` is an own member as in JSON. */
const dictionary = (value: fc.Arbitrary<unknown>): fc.Arbitrary<object> =>
  fc.array(fc.tuple(name, value), { maxLength: 4 }).map((entries) => Object.fromEntries(entries))

const anything = fc.constantFrom<unknown>(null, 1, 'a', [], [null], {}, { a: 1 })
const scalar = fc.constantFrom<unknown>('a', 'b', 1, true, null, {})

const optional = <Model extends Record<string, fc.Arbitrary<unknown>>>(model: Model): fc.Arbitrary<object> =>
  fc.record(model, { requiredKeys: [] })

const seldom = (arbitrary: fc.Arbitrary<unknown>, other: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 5, arbitrary }, other)

const { schema } = fc.letrec((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    reference,
    fc.constantFrom<unknown>(true, false, null, 1, [], {}, { type: 'string' }),
    optional({
      $ref: fc.oneof({ weight: 4, arbitrary: fc.constant(7) }, reference).map((given) => Object(given).$ref),
      type: seldom(fc.constantFrom<unknown>('string', 'object', 'null', ['object', 'null']), anything),
      nullable: fc.boolean(),
      properties: seldom(dictionary(tie('schema')), anything),
      required: seldom(fc.array(name), anything),
      allOf: seldom(fc.array(tie('schema'), { maxLength: 2 }), anything),
      oneOf: fc.array(tie('schema'), { maxLength: 2 }),
      anyOf: fc.array(tie('schema'), { maxLength: 2 }),
      items: tie('schema'),
      enum: seldom(fc.array(scalar, { maxLength: 3 }), anything),
      const: scalar,
      example: anything,
      examples: anything,
      writeOnly: fc.boolean(),
    }),
  ),
}))

const media = optional({ schema, example: anything, examples: seldom(dictionary(reference), anything) })
const content = seldom(optional({ 'application/json': media, '*/*': media }), anything)
const response = fc.oneof(reference, anything, { weight: 5, arbitrary: fc.record({ content }) })
const responses = seldom(optional({ 200: response, '2XX': response, default: response }), anything)
const pathItem = fc.oneof(reference, anything, { weight: 5, arbitrary: fc.record({ post: fc.record({ responses }) }) })

const shapedLikeOne = fc.record({
  openapi: fc.constantFrom('3.0.3', '3.1.0'),
  paths: fc.record({ '/a': pathItem, '/b': pathItem }),
  components: fc.record({
    schemas: dictionary(schema),
    responses: dictionary(response),
    pathItems: dictionary(pathItem),
  }),
})

/** Returns the levels of members, items included. */
const levelsOf = (members: readonly DocumentedMember[]): number =>
  Math.max(
    0,
    ...members.map((member) => 1 + levelsOf([...(member.members ?? []), ...(member.items ? [member.items] : [])])),
  )

const outcomeOf = (text: string): 'read' | 'refused' => {
  try {
    for (const { members } of readOpenapi(text)) {
      expect(levelsOf(members)).toBeLessThanOrEqual(3)
      expect(new Set(members.map((member) => member.name)).size).toBe(members.length)
    }
    return 'read'
  } catch (thrown) {
    if (thrown instanceof UsageError) return 'refused'
    throw thrown
  }
}

test('reads or refuses any document shaped like a specification', () => {
  const outcomes = { read: 0, refused: 0, members: 0 }
  fc.assert(
    fc.property(shapedLikeOne, (document) => {
      const text = JSON.stringify(document)
      const outcome = outcomeOf(text)
      outcomes[outcome] += 1
      if (outcome === 'read') outcomes.members += readOpenapi(text).flatMap(({ members }) => members).length
    }),
    { numRuns: 500 },
  )
  // Guards against a generator that no longer reaches the reader.
  expect(Math.min(outcomes.read, outcomes.refused, outcomes.members)).toBeGreaterThan(50)
})

test('reads or refuses any JSON value and any string', () => {
  fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (text) => outcomeOf(text) !== undefined))
})

test('reads 5,000 operations that share large schemas', () => {
  const count = 5000
  const properties = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `m${index}`,
      { $ref: `#/components/schemas/${index % 3 ? 'big' : 'other'}` },
    ]),
  )
  const paths = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `/${index}`,
      { get: { responses: jsonResponse({ $ref: '#/components/schemas/big' }) } },
    ]),
  )
  const schemas = {
    big: { properties },
    other: { allOf: [{ $ref: '#/components/schemas/big' }, { properties: { n: {} } }] },
  }
  const responses = readOpenapi(JSON.stringify({ openapi: '3.1.0', paths, components: { schemas } }))
  expect(responses).toHaveLength(count)
  expect(responses[count - 1]?.members).toHaveLength(300)
})

test('ends at schemas that contain each other in every way', () => {
  const count = 60
  const to = (index: number): object => ({ $ref: `#/components/schemas/${index % count}` })
  const schemas = Array.from({ length: count }, (_, index) => ({
    allOf: [to(index + 1), to(index + 2)],
    oneOf: [to(index + 3), to(index + 4), { type: 'object' }],
    properties: { a: to(index + 5), b: { type: 'array', items: to(index + 6) }, [`m${index}`]: to(index) },
  }))
  const [found] = readOpenapi(specification({ responses: jsonResponse(to(0)), components: { schemas } }))
  expect(found?.members).toHaveLength(count + 2)
})

test('ends at a doubling composition', () => {
  const count = 40
  const schemas = Array.from({ length: count }, (_, index) => {
    const next = { $ref: `#/components/schemas/${index + 1}` }
    return index === count - 1
      ? { properties: { a: { type: 'string' } } }
      : { allOf: [next, { anyOf: [next, { ...next, properties: { a: { type: 'string' } } }] }] }
  })
  const text = specification({ responses: jsonResponse({ $ref: '#/components/schemas/0' }), components: { schemas } })
  expect(readOpenapi(text)[0]?.members).toMatchObject([{ name: 'a', types: ['string'] }])
})

test('refuses a composition of extreme depth', () => {
  const nested = Array.from({ length: 300 }).reduce((inner: unknown) => ({ allOf: [inner] }), { type: 'object' })
  expect(() => readOpenapi(specification({ responses: jsonResponse(nested) }))).toThrow(UsageError)
})

test('refuses more members than memory holds, unless an operation is named', () => {
  const properties = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`m${index}`, {}]))
  const schema = { allOf: [{ $ref: '#/components/schemas/big' }], properties: { n: {} } }
  const paths = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => [`/${index}`, { get: { responses: jsonResponse(schema) } }]),
  )
  const text = JSON.stringify({ openapi: '3.1.0', paths, components: { schemas: { big: { properties } } } })
  expect(() => readOpenapi(text)).toThrow(UsageError)
  expect(readOpenapi(text, 'GET /7')[0]?.members).toHaveLength(2001)
})
