// A schema against its codec, in both directions.
import type { AnyTokenCodec, Json } from '@token-codecs/core'
import { CanonicalToken, jsonSchema } from '@token-codecs/core'
import { tokens, wireObjects } from '@token-codecs/laws'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codecPackages } from '../src/codecs.js'
import { schemas } from '../src/schemas.js'
import { disagreement } from './agreement.js'
import { validOf } from './validators.js'

const packages = await codecPackages()
const texts = schemas(packages).map(({ text }) => text)
const cases = packages.flatMap(({ codecs }, index) =>
  codecs.map((codec) => ({ vendor: codec.vendor, codec, schema: JSON.parse(texts[index] ?? '') as object })),
)

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value))

const visible = fc.string({ unit: 'grapheme-ascii', maxLength: 6 })

/** Values at and beside the limits that schemas draw. */
const edges: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    ...[
      null,
      true,
      false,
      '',
      ' ',
      ' a',
      'a ',
      'a  b',
      'a b',
      'a\tb',
      'a\nb',
      'a\n',
      '\u007f',
      '\u0085',
      '\u00e9',
      '\u2028',
    ],
    ...[
      '<redacted>',
      '[REDACTED]',
      '***',
      '**',
      'Redacted',
      '__hidden__',
      '[object Object]',
      'redactedly',
      '"<masked: 3>"',
    ],
    ...['bearer', 'Bearer', 'BEARER', 'dpop', 'DPoP', 'mac', 'MAC', 'n_a', 'N_A', 'bearers'],
    ...[0, -0, -1, 0.5, -0.5, 1e-9, 999_999_999, 999_999_999.5, 1_000_000_000, 1_645_539_660],
    ...[8_640_000_000_000, 8_640_000_000_000.5, 8_640_000_000_001, 2 ** 53, 1e300],
    ...[
      '0',
      '00',
      '007',
      '8640000000000',
      '08640000000000',
      '8640000000001',
      '8639999999999',
      '8700000000000',
      '9999999999999',
    ],
    ...['10000000000000', '7999999999999', '3600\n', '+1', '-1', '1.0', '\u0663', ' 1'],
    ...([[], {}, [{}], [[]], ['a'], ['a', 'a'], ['a b'], [''], [null], [1], { '': {} }, { '': { '': 1 } }] as const),
    ...([{ canonical: {} }, { canonical: { a: 1 } }, { canonical: 1 }, { acme: null }, { acme: {} }] as const),
  ),
  visible,
  fc.array(visible, { maxLength: 3 }).map((names) => names.join(' ')),
  fc.nat().map(String),
  fc.bigInt({ min: 8_600_000_000_000n, max: 8_700_000_000_000n }).map(String),
)

const required = (codec: AnyTokenCodec): { readonly [name: string]: Json } => ({
  ...(codec === CanonicalToken ? { v: 1 } : {}),
  [codec.fields.accessToken ?? '']: 'fake-a',
  [codec.fields.tokenType ?? '']: 'DPoP',
})

/** Responses with a few members, most of them at a limit. */
const edgeObjects = (codec: AnyTokenCodec): fc.Arbitrary<object> => {
  const names = [...Object.values(codec.fields), 'error', 'v', 'extensions', '.tag', 'constructor']
  const bearer = fc.constantFrom('Bearer', 'bearer', 'MAC').map((type) => ({ [codec.fields.tokenType ?? '']: type }))
  const some = fc.array(fc.tuple(fc.constantFrom(...names), edges), { maxLength: 3 }).map(Object.fromEntries)
  return fc.tuple(bearer, some).map(([type, members]) => ({ ...required(codec), ...type, ...members }))
}

const anything = (codec: AnyTokenCodec): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 10, arbitrary: edgeObjects(codec).map(plain) },
    { weight: 10, arbitrary: wireObjects(codec).map(plain) },
    { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<Json> },
  )

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
      { numRuns: 500 },
    )
  })

  test('what is valid is what is read, and what comes back as it is', () => {
    fc.assert(
      fc.property(anything(codec), (value) => {
        expect(disagreement(codec, valid, value)).toBeUndefined()
      }),
      { numRuns: 2_000 },
    )
  })
})

test('a table in which a member has another name is found', () => {
  const renamed = cases.map(({ codec, schema }) => {
    const name = codec.fields.expiresIn ?? ''
    const text = JSON.stringify(schema).replaceAll(`"${name}":`, '"lifetime":')
    return { codec, schema: JSON.parse(text) as object }
  })
  for (const { codec, schema } of renamed) {
    const valid = validOf(schema, codec)
    const outcome = fc.check(fc.property(anything(codec), (value) => disagreement(codec, valid, value) === undefined))
    expect(outcome.failed, codec.vendor).toBe(true)
  }
})
