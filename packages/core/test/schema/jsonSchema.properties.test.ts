import { isDeepStrictEqual } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { AnyTokenCodec, Json } from '../../src/index.js'
import { tokens } from '../support/arbitraries.js'
import { rightOf } from '../support/index.js'
import { AcmeToken, codecs, schema } from '../support/schemas.js'

describe('for all values', () => {
  const ajv = new Ajv2020({ strict: true })
  ajv.addSchema(schema)
  const isValid = (codec: AnyTokenCodec, strength: 'Written' | 'Accepted', value: unknown): boolean =>
    ajv.validate(`urn:example:tokens#/$defs/${codec.name}${strength}`, value)

  const texts = [
    '',
    ' ',
    'a',
    'a b',
    'a b a',
    ' a',
    'a  b',
    'a\n',
    'a\0',
    '\u00e9',
    '***',
    '<redacted>',
    '60',
    '-1',
    'soon',
  ]
  const types = ['Bearer', 'bearer', 'BEARER', 'DPoP', 'dpop', 'fake']
  const numbers = [0, 1, -1, 1.5, 999_999_999, 1_000_000_000, 1_700_000_000, 1e11, 1e11 + 1, 1e300]
  const otherValues = [
    null,
    true,
    false,
    [],
    {},
    ['a'],
    ['a', 'a'],
    ['a b'],
    [1],
    [{}],
    { fake: {} },
    { fake: { a: 1 } },
  ]
  const contents = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom<Json[]>(...texts, ...types, ...numbers, ...otherValues) },
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  )

  /** Responses in which a few members are something else, or missing. */
  const responses = (codec: AnyTokenCodec): fc.Arbitrary<Json> =>
    fc
      .tuple(
        tokens.map(({ tokenType: _, ...token }) => codec.encode({ ...token, tokenType: 'Bearer' })),
        fc.dictionary(fc.constantFrom(...Object.values(codec.fields), 'v', 'extensions', 'error'), contents, {
          maxKeys: 2,
        }),
        fc.option(fc.constantFrom(...Object.values(codec.fields), 'v')),
      )
      .map(([written, changes, missing]) => {
        const response = { ...(written as object), ...changes }
        return JSON.parse(JSON.stringify(missing === null ? response : { ...response, [missing]: undefined }))
      })

  const repeats = (codec: AnyTokenCodec, value: Json): boolean =>
    [codec.fields.scope, codec.fields.refreshTokenScope].some((name) => {
      const text = Object(value)[name ?? '']
      return typeof text === 'string' && new Set(text.split(' ')).size < text.split(' ').length
    })

  test.each(codecs)('$id reads exactly the accepted ones', (codec) =>
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: responses(codec) }, contents), (value) => {
        expect(codec.read(value)._tag === 'Right').toBe(isValid(codec, 'Accepted', value))
      }),
      { numRuns: inject('cases') },
    ),
  )

  test.each(codecs)('$id reads the written ones without a note, and writes them again', (codec) =>
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: responses(codec) }, contents), (value) => {
        // A row with functions may have any form, and the schema cannot say that names stand once.
        if (codec === AcmeToken && Object.hasOwn(Object(value), 'scope')) return
        if (repeats(codec, value)) return
        const read = codec.read(value)
        const again = read._tag === 'Left' ? read : codec.write(read.right.token)
        const isSame =
          read._tag === 'Right' &&
          read.right.notes.length === 0 &&
          again._tag === 'Right' &&
          isDeepStrictEqual(again.right.value, value)
        expect(isValid(codec, 'Written', value)).toBe(isSame)
      }),
      { numRuns: inject('cases') },
    ),
  )

  test.each(codecs)('$id writes only written ones', (codec) =>
    fc.assert(
      fc.property(tokens, (token) => {
        const { value } = rightOf(codec.write({ ...token, tokenType: 'Bearer' }))
        expect(isValid(codec, 'Written', JSON.parse(JSON.stringify(value)))).toBe(true)
        expect(isValid(codec, 'Accepted', JSON.parse(JSON.stringify(value)))).toBe(true)
      }),
      { numRuns: inject('cases') },
    ),
  )
})
