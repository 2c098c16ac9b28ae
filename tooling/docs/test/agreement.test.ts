// A schema against its codec, in both directions.
import type { AnyTokenCodec, Json } from '@token-codecs/core'
import { tokens, wireObjects } from '@token-codecs/laws'
import { codecPackages } from '@tooling/testing/codecs'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { edges, edgeValues } from '../src/edges.js'
import { schemaOf } from '../src/schemas.js'
import { validOf } from '../src/validators.js'
import { disagreement } from './agreement.js'

const cases = codecPackages.flatMap(({ name, codecs }) => {
  const schema: object = JSON.parse(schemaOf(name, codecs))
  return codecs.map((codec) => ({ vendor: codec.vendor, codec, schema }))
})

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value))

/** Values for members: at and beside the limits that schemas draw, and others of their sort. */
const contents: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...edges),
  fc.stringMatching(/^[ -~]{0,6}( [!-~]{1,6}){0,2}$/),
  fc.bigInt({ min: 8_600_000_000_000n, max: 8_700_000_000_000n }).map(String),
)

/** Responses in which a few members hold something else. */
const changed = (codec: AnyTokenCodec): fc.Arbitrary<Json> =>
  fc
    .tuple(
      fc.constantFrom(...edgeValues(codec)),
      fc.array(fc.tuple(fc.constantFrom(...Object.values(codec.fields)), contents), { maxLength: 2 }),
    )
    .map(([value, members]) => ({ ...Object(value), ...Object.fromEntries(members) }))

const values = (codec: AnyTokenCodec): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 10, arbitrary: changed(codec) },
    { weight: 10, arbitrary: wireObjects(codec).map(plain) },
    { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<Json> },
  )

/** Responses with a single member at a limit on which the schema and the codec disagree. */
const disagreements = (codec: AnyTokenCodec, schema: object): readonly string[] => {
  const valid = validOf(schema, codec)
  return edgeValues(codec).flatMap((value) => {
    const found = disagreement(codec, valid, value)
    return found === undefined ? [] : [`${JSON.stringify(value)} ${found}`]
  })
}

type Properties = { readonly [name: string]: unknown }

/** The schema of a codec whose table has another name for a member. */
const renamed = (schema: object, { name: codec }: AnyTokenCodec, name: string): object =>
  JSON.parse(JSON.stringify(schema), (key, value: { readonly properties?: Properties }) => {
    if (key !== `${codec}Written` && key !== `${codec}Accepted`) return value
    const { [name]: content, ...others } = value.properties ?? {}
    return { ...value, properties: { ...others, other: content } }
  })

describe.each(cases)('$vendor', ({ codec, schema }) => {
  const valid = validOf(schema, codec)

  test('everything that is written is valid', () => {
    fc.assert(
      fc.property(tokens([codec]), (token) => {
        const result = codec.write(token)
        if (result._tag === 'Left') return
        const value = plain(result.right.value)
        expect({ written: valid.written(value), accepted: valid.accepted(value) }).toEqual({
          written: true,
          accepted: true,
        })
      }),
    )
  })

  test('at its limits valid is what is read, and what comes back as it is', () => {
    expect(disagreements(codec, schema)).toEqual([])
  })

  test('anywhere valid is what is read, and what comes back as it is', () => {
    fc.assert(
      fc.property(values(codec), (value) => {
        expect(disagreement(codec, valid, value)).toBeUndefined()
      }),
      { numRuns: inject('cases') },
    )
  })

  test.each(Object.values(codec.fields))('finds it where the table has another name for %s', (name) => {
    expect(disagreements(codec, renamed(schema, codec, name))).not.toEqual([])
  })
})
