import type { Json, JsonObject } from '@token-codecs/core'
import fc from 'fast-check'

// Names that objects inherit or that have special meaning.
const trickyNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'error', '']

// Any character, including lone surrogates, which fast-check's units omit; its `binary` unit costs a second and 100 MB.
// Shrinks to `a`; one character in 33 is a surrogate.
export const character: fc.Arbitrary<string> = fc
  .nat({ max: 0x11_87_ff })
  .map((code) => String.fromCodePoint(code < 0x11_00_00 ? (code + 0x61) % 0x11_00_00 : 0xd8_00 + (code & 0x7_ff)))

/** Creates an object with own members, even for the name `__proto__`. */
export const ownRecord = <A>(entries: readonly (readonly [string, A])[]): { [name: string]: A } => {
  const record: { [name: string]: A } = {}
  for (const [name, value] of entries) {
    if (name !== '__proto__') record[name] = value
    else Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true })
  }
  return record
}

export const recordFrom = <A>(members: fc.Arbitrary<readonly [string, A]>): fc.Arbitrary<{ [name: string]: A }> =>
  fc.uniqueArray(members, { selector: ([name]) => name, maxLength: 3 }).map(ownRecord)

export const recordOf = <A>(
  names: fc.Arbitrary<string>,
  values: fc.Arbitrary<A>,
): fc.Arbitrary<{ [name: string]: A }> => recordFrom(fc.tuple(names, values))

const anyName = fc.string({ unit: character, maxLength: 12 })

/** A fixed sample of an arbitrary, for minor parts of a case. */
export const someOf = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<A> =>
  fc.constantFrom(...fc.sample(arbitrary, { numRuns: 40, seed: 6749 }))

// Mostly recurring names, because objects with new names are many times slower in the engine.
export const names: fc.Arbitrary<string> = fc.oneof(
  { weight: 16, arbitrary: someOf(anyName) },
  { weight: 4, arbitrary: fc.constantFrom(...trickyNames) },
  { weight: 1, arbitrary: anyName },
)
const jsonLeaf = fc.jsonValue({ maxDepth: 0, stringUnit: character }) as fc.Arbitrary<Json>
const jsonOf = (inner: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.oneof(jsonLeaf, fc.array(inner, { maxLength: 3 }), recordOf(names, inner))
export const json: fc.Arbitrary<Json> = jsonOf(jsonOf(jsonLeaf))
export const jsonObject: fc.Arbitrary<JsonObject> = recordOf(names, json)

/** Unknown members that a server might add to a response; sometimes many. */
export const unknownMembers: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 29, arbitrary: jsonObject },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 17, max: 40 })
      .map((count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`member${index}`, index]))),
  },
)
