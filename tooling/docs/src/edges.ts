import type { AnyTokenCodec, Json, JsonObject } from '@token-codecs/core'
import { minimalResponse, withValue } from '@tooling/testing/members'

/** Values at and next to the limits of schemas, for any member. */
export const edges: readonly Json[] = [
  ...[null, true, false, '', ' ', ' a', 'a ', 'a  b', 'a b', 'a b a', 'a\tb', 'a\nb', 'a\n', '\0', '\b', '\v', '\x1f'],
  ...['\x7f', '\x80', '\x9f', '\xa0', '\u00e9', '\u2028', '~', '!', 'a'.repeat(5_000)],
  ...['<redacted>', '[REDACTED]', ' "<Masked: 3>" ', '***', '**', 'Redacted', 'redactedly', '__hidden__'],
  ...['[object Map]', 'bearer', 'Bearer', 'BEARER', 'bearers', 'dpop', 'DPoP', 'mac', 'MAC', 'n_a', 'N_A', 'N-A'],
  ...[0, 1, 2, -1, 0.5, -0.5, 1e-9, 999_999_999, 999_999_999.5, 1_000_000_000, 1_645_539_660, 2 ** 53, 1e300],
  ...[100_000_000_000, 100_000_000_000.5, 100_000_000_001],
  ...['0', '00', '007', '99999999999', '100000000000', '0100000000000', '100000000001', '200000000000', '999999999999'],
  ...['1000000000000', '3600\n', '+1', '-1', '1.0', '\u0663', ' 1'],
  ...[[], ['a'], ['a', 'a'], ['a', 'b'], ['a b'], [''], ['a\tb'], ['a\0b'], ['\x85'], [null], [1], [[]]],
  ...[[{}], [{ a: [] }], [{ a: 1 }, { b: 1 }], {}, { a: 1 }, { a: null }, { a: {} }, { a: { b: 1 } }, { a: [] }],
  ...[{ canonical: {} }, { canonical: { a: 1 } }, { canonical: 1 }, { '': { '': 1 } }],
  ...[{ constructor: { constructor: 1 } }],
]

type Path = readonly string[]

const without = (value: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))

/** Returns the smallest response, with each word for Bearer if the codec has a token type. */
const minimalResponses = (codec: AnyTokenCodec): readonly JsonObject[] => {
  const path = [codec.fields.tokenType ?? []].flat()
  const response = minimalResponse(codec)
  if (path.length === 0) return [response]
  const own = path.reduce<Json | undefined>((value, name) => Object(value)[name], response)
  const spellings = new Set([String(own), 'Bearer', 'bearer'])
  return [...spellings].map((bearer) => withValue(response, path, bearer))
}

/** Returns responses with the member at a path at a limit. */
export const edgeValuesAt = (codec: AnyTokenCodec, path: Path): readonly Json[] =>
  minimalResponses(codec).flatMap((value) => edges.map((edge) => withValue(value, path, edge)))

/**
 * Returns responses with one member at a limit or missing, with each word for Bearer. Adds values that are not
 * responses. `more` names members to change besides the codec's.
 */
export const edgeValues = (codec: AnyTokenCodec, more: readonly string[] = []): readonly Json[] => {
  const fields = Object.values(codec.fields).map((name) => [name].flat())
  const names = new Set([...fields.map(([name = '']) => name), 'error', 'v', 'extensions', 'constructor', ...more])
  const paths = [...fields.filter((path) => path.length > 1), ...[...names].map((name) => [name])]
  const incomplete = minimalResponses(codec).flatMap((value) => [
    value,
    ...Object.keys(value).map((name) => without(value, name)),
  ])
  return [...edges, ...incomplete, ...paths.flatMap((path) => edgeValuesAt(codec, path))]
}
