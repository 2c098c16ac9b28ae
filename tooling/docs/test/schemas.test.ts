// Checks the schemas themselves, and compares them with their codecs in both directions.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyTokenCodec, Json, JsonObject, Token } from '@token-codecs/core'
import { goldenDocuments, tokens, wireObjects } from '@token-codecs/laws'
import { codecPackages } from '@tooling/testing/codecs'
import { minimalResponse } from '@tooling/testing/members'
import { root } from '@tooling/testing/workspace'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { edges, edgeValues, edgeValuesAt } from '../src/edges.js'
import { textOf } from '../src/Generated.js'
import { disagreementOf, plain } from './agreement.js'

const packages = codecPackages.map(({ name, codecs }) => {
  const text = textOf(join(root, 'packages', name, 'schema.json'))
  return { name, codecs, text, schema: JSON.parse(text) }
})

describe.each(packages)('the schema of $name', ({ text, schema }) => {
  test('is strict JSON Schema 2020-12, and accepts nothing unless one of its $defs is selected', () => {
    const ajv = new Ajv2020({ strict: true })
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(ajv.validateSchema(schema)).toBe(true)
    expect(ajv.compile(schema)({ access_token: 'fake-a', token_type: 'Bearer' })).toBe(false)
    for (const part of Object.keys(schema.$defs)) expect(ajv.getSchema(`${schema.$id}#/$defs/${part}`)).toBeDefined()
  })

  test('has only patterns with the same meaning in other languages', () => {
    // Look-around, back references, lazy quantifiers, Unicode properties, named groups, and Unicode-dependent classes.
    const patterns = [...text.matchAll(/"pattern": (".*")/g)].map(([, pattern = '']) => String(JSON.parse(pattern)))
    expect(patterns).not.toEqual([])
    for (const pattern of patterns) expect(pattern).not.toMatch(/\(\?(?!:)|\\[1-9dDbBpPkuWS]|[*+?}]\?/)
  })
})

/** Values for members: at and next to the limits of schemas, and random ones like them. */
const contents: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...edges),
  fc.stringMatching(/^[ -~]{0,6}( [!-~]{1,6}){0,2}$/),
  fc.bigInt({ min: 99_000_000_000n, max: 101_000_000_000n }).map(String),
)

/** Responses with up to two changed members. */
const changed = (codec: AnyTokenCodec): fc.Arbitrary<Json> =>
  fc
    .tuple(
      fc.constantFrom(...edgeValues(codec)),
      fc.array(fc.tuple(fc.constantFrom(...Object.values(codec.fields).map(String)), contents), { maxLength: 2 }),
    )
    .map(([value, members]) => ({ ...Object(value), ...Object.fromEntries(members) }))

/** Returns a token's wire value; `null` if the codec cannot write it. */
const written = (codec: AnyTokenCodec, token: Token): Json => {
  const result = codec.write(token)
  return result._tag === 'Right' ? plain(result.right.value) : null
}

const values = (codec: AnyTokenCodec): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 10, arbitrary: changed(codec) },
    { weight: 10, arbitrary: wireObjects(codec).map(plain) },
    { weight: 5, arbitrary: tokens([codec]).map((token) => written(codec, token)) },
    { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<Json> },
  )

/** Returns the documents that releases wrote with a codec, and the responses that its vendor documents. */
const documentsOf = (name: string, id: string): readonly Json[] => {
  const golden = goldenDocuments(join(root, 'tooling/docs/golden'))
  const folder = join(root, 'packages', name, 'fixtures', id)
  const fixtures = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  return [
    ...golden.flatMap(({ canonical, wire }) => (id === 'canonical' ? [canonical] : (wire[id] ?? [])) as Json[]),
    ...fixtures
      .filter((path) => path.endsWith('.json') && !path.endsWith('.expected.json'))
      .map((path) => JSON.parse(textOf(join(folder, path)))),
  ]
}

/**
 * Moves the member at a path to an unknown name, and restores its value in the smallest response. A schema treats the
 * result as a schema with another name for the member treats the value.
 */
const renamed = (value: Json, original: Json | undefined, [name = '', ...rest]: readonly string[]): JsonObject => {
  const { [name]: moved = null, ...others }: JsonObject = Object(value)
  const own: Json | undefined = Object(original)[name]
  if (rest.length > 0) return { ...others, [name]: renamed(moved, own, rest) }
  return { ...others, ...(own === undefined ? {} : { [name]: own }), other: moved }
}

const cases = packages.flatMap(({ name, codecs, schema }) => codecs.map((codec) => ({ name, codec, schema })))

describe.each(cases)('the schema of $codec.id agrees with the codec', ({ name, codec, schema }) => {
  let disagreement: ReturnType<typeof disagreementOf>
  // Compiled once for all tests below.
  beforeAll(() => {
    disagreement = disagreementOf(codec, schema)
  })

  const disagreements = (samples: readonly Json[]) =>
    samples.map((value) => [disagreement(value), value]).filter(([found]) => found !== undefined)

  test('on documents', () => {
    const documents = documentsOf(name, codec.id)
    expect(documents).not.toEqual([])
    expect(disagreements(documents)).toEqual([])
  })

  test('on edge values', () => {
    expect(disagreements(edgeValues(codec))).toEqual([])
  })

  test('on random values', () => {
    fc.assert(
      fc.property(values(codec), (value) => {
        expect(disagreement(value)).toBeUndefined()
      }),
      { numRuns: inject('cases') },
    )
  })

  const paths = Object.values(codec.fields).map((name) => ({ path: [name].flat() }))
  test.each(paths)('but not if $path has another name in the table', ({ path }) => {
    const response = minimalResponse(codec)
    const isFound = (value: Json) => disagreement(value, renamed(value, response, path)) !== undefined
    expect(edgeValuesAt(codec, path).some(isFound)).toBe(true)
  })
})
