import type { AnyTokenCodec } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import fc from 'fast-check'
import { character, encoded, json, ownRecord, wireObjects } from '../arbitraries.js'
import { hostileValues } from './hostileValues.js'
import { inspectRedacted } from './inspectRedacted.js'
import type { MadeValue } from './MadeValue.js'
import { madeValue } from './MadeValue.js'

/** The names of members that some codec looks for. */
const knownToSomeCodec = (codec: AnyTokenCodec): readonly string[] => [
  ...new Set([...Object.values(codec.fields), ...Object.keys(codec.fields), 'error', 'v', 'extensions', 'unknown']),
]

const asMember = (wire: object, name: string, value: MadeValue): MadeValue =>
  madeValue(
    () => `${value} as ${name} in ${inspectRedacted(wire)}`,
    () => ownRecord([...Object.entries(wire), [name, value.make()]]),
  )

/** Every hostile value alone, in an array and as each member that a codec looks for. */
export const hostileCases = (codec: AnyTokenCodec): readonly MadeValue[] => {
  const wire = encoded(codec, { accessToken: secret('fake-a'), tokenType: 'Bearer' })
  return hostileValues.flatMap((value) => [
    value,
    madeValue(`an array of ${value}`, () => [value.make()]),
    ...knownToSomeCodec(codec).map((name) => asMember(wire, name, value)),
  ])
}

/** Any JavaScript value: plain, strange and hostile ones, alone and as a member of a response. */
export const anyValues = (codec: AnyTokenCodec): fc.Arbitrary<MadeValue> => {
  const plain = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      stringUnit: character,
    }),
    json,
    wireObjects(codec),
  )
  return fc.oneof(
    plain.map((value) =>
      madeValue(
        () => inspectRedacted(value),
        () => value,
      ),
    ),
    fc
      .tuple(wireObjects(codec), fc.constantFrom(...knownToSomeCodec(codec)), fc.constantFrom(...hostileValues))
      .map(([wire, name, value]) => asMember(wire, name, value)),
  )
}
