import type { AnyTokenCodec } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import fc from 'fast-check'
import { character, encoded, json, ownRecord, wireObjects } from './arbitraries.js'
import type { Made } from './hostile.js'
import { hostileValues, made } from './hostile.js'
import { shown } from './shown.js'

/** The names under which a codec, or any other, looks for something. */
const lookedFor = (codec: AnyTokenCodec): readonly string[] => [
  ...new Set([...Object.values(codec.fields), ...Object.keys(codec.fields), 'error', 'v', 'extensions', 'unknown']),
]

const placed = (wire: object, name: string, value: Made): Made =>
  made(
    () => `${value} as ${name} in ${shown(wire)}`,
    () => ownRecord([...Object.entries(wire), [name, value.make()]]),
  )

/** Every hostile value once: alone, and in every place of a response where a codec looks for something. */
export const hostileCases = (codec: AnyTokenCodec): readonly Made[] => {
  const wire = encoded(codec, { accessToken: secret('fake-a'), tokenType: 'Bearer' })
  return hostileValues.flatMap((value) => [
    value,
    made(`an array of ${value}`, () => [value.make()]),
    ...lookedFor(codec).map((name) => placed(wire, name, value)),
  ])
}

/** Any JavaScript value: plain, strange and hostile ones, alone and where a codec's members belong. */
export const anyValues = (codec: AnyTokenCodec): fc.Arbitrary<Made> => {
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
      made(
        () => shown(value),
        () => value,
      ),
    ),
    fc
      .tuple(wireObjects(codec), fc.constantFrom(...lookedFor(codec)), fc.constantFrom(...hostileValues))
      .map(([wire, name, value]) => placed(wire, name, value)),
  )
}
