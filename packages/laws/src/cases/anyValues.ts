import type { AnyTokenCodec } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import fc from 'fast-check'
import { wireObjects } from '../arbitraries.js'
import { encoded } from '../laws/throughJson.js'
import type { WirePath } from '../laws/wireMembers.js'
import { containersOf, nameOf, shapeOf, withValue } from '../laws/wireMembers.js'
import { hostileValues } from './hostileValues.js'
import { inspectRedacted } from './inspectRedacted.js'
import { character, json, someOf } from './json.js'
import type { MadeValue } from './MadeValue.js'
import { madeValue } from './MadeValue.js'

/** Paths of members that any codec reads, and of the objects that contain them. */
const knownToSomeCodec = (codec: AnyTokenCodec): readonly WirePath[] => {
  const { paths } = shapeOf(codec)
  const others = [...Object.keys(codec.fields), 'error', 'v', 'extensions', 'unknown'].map((name) => [name])
  const all = [...paths, ...containersOf(codec), ...others]
  return [...new Map(all.map((path) => [nameOf(path), path])).values()]
}

const asMember = (wire: object, path: WirePath, value: MadeValue): MadeValue =>
  madeValue(
    () => `${value} as ${nameOf(path)} in ${inspectRedacted(wire)}`,
    () => withValue(wire, path, value.make()),
  )

/** Every hostile value alone, in an array, and as each known member. */
export const hostileCases = (codec: AnyTokenCodec): readonly MadeValue[] => {
  const wire = encoded(codec, { accessToken: secret('fake-a'), tokenType: 'Bearer' })
  return hostileValues.flatMap((value) => [
    value,
    madeValue(`an array of ${value}`, () => [value.make()]),
    ...knownToSomeCodec(codec).map((path) => asMember(wire, path, value)),
  ])
}

/** Any JavaScript value, and responses with a hostile member. */
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
      maxDepth: 2,
      maxKeys: 3,
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
      .tuple(someOf(wireObjects(codec)), fc.constantFrom(...knownToSomeCodec(codec)), fc.constantFrom(...hostileValues))
      .map(([wire, path, value]) => asMember(wire, path, value)),
  )
}
