import type { AnyTokenCodec, TokenMember } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import fc from 'fast-check'
import { encoded } from '../laws/throughJson.js'
import type { WireEntry } from '../laws/wireMembers.js'
import { containersOf, pathOf, shapeOf, withValues } from '../laws/wireMembers.js'
import { errorMembers, withCode } from './errorMembers.js'
import { inspectRedacted } from './inspectRedacted.js'

/** Part of every planted string; never part of a codec's messages. */
const MARKER = 'PLANTED'

// Token members that a program may print.
const printableMembers = (Object.keys(memberTable) as readonly TokenMember[]).filter((member) =>
  ['tokenType', 'scope', 'uri'].includes(memberTable[member].type),
)

// Members of error bodies.
const errorNames = [
  'error_description',
  'errorDescription',
  'error_uri',
  'errorUri',
  'error_hint',
  'message',
  'code',
] as const

/** An input, and the string that no output may contain. */
export interface PlantedInput {
  readonly input: object
  readonly planted: string
  readonly toString: () => string
}

// Planted strings. The `~` keeps them from looking like an error code, which may be shown.
const text = fc.nat({ max: 999_999 }).map((number) => `${MARKER}~${number}`)

const throwingGetter = (message: string): object =>
  Object.defineProperty({}, 'inner', {
    enumerable: true,
    get: () => {
      throw new Error(message)
    },
  })

/** Values that contain the planted string and that every codec rejects or keeps as data. */
const unusable = fc.oneof(
  text.map((value) => [[value]]),
  text.map((value) => ({ nested: { deeper: [value] } })),
  text.map((value) => ({ [value]: { [value]: value } })),
  text.map(throwingGetter),
  text.map((value) => Symbol(value)),
  text.map((value) => Object.assign(() => value, { value })),
)

const planted = fc.oneof(
  text,
  text.map((value) => `${value}\n`),
  unusable,
)

/** Known members, most with a planted string. */
const knownMembers = (codec: AnyTokenCodec): fc.Arbitrary<readonly WireEntry[]> => {
  const { paths, destinations } = shapeOf(codec)
  const printable = new Set<string>(printableMembers)
  const harmless = fc.constantFrom<unknown>(3600, 'Bearer', '3600', null)
  const valuesOf = (member: string): fc.Arbitrary<unknown> =>
    printable.has(member) ? unusable : fc.oneof(planted, harmless)
  const members = Object.fromEntries(
    [...destinations]
      .map(([, member], index) => [`${index}`, member] as const)
      .filter(([, member]) => member !== 'error')
      .map(([index, member]) => [index, valuesOf(member)]),
  )
  return fc
    .record(members, { requiredKeys: [] })
    .map((values) => Object.entries(values).map(([index, value]): WireEntry => [paths[Number(index)] ?? [], value]))
}

const anyNames = fc.oneof(fc.constantFrom('a', 'secret', 'token', 'nested', '__proto__'), text)

/** Unknown members, some in objects that contain known members. */
const unknownMembers = (codec: AnyTokenCodec): fc.Arbitrary<readonly WireEntry[]> => {
  const around = fc.constantFrom([], ...containersOf(codec))
  const anywhere = fc.tuple(around, anyNames).map(([path, name]) => [...path, name])
  const extras = codec.extras.map((name) => [name])
  const paths = extras.length === 0 ? anywhere : fc.oneof(anywhere, fc.constantFrom(...extras))
  return fc.array(fc.tuple(paths, planted), { maxLength: 4 })
}

const named = (names: readonly string[]): fc.Arbitrary<string[]> => fc.constantFrom(...names).map((name) => [name])
const descriptions = fc.array(fc.tuple(named(errorNames), planted), { maxLength: 3 })

const code = fc.oneof(fc.constantFrom<unknown>('invalid_grant', '', 7, true), text, fc.tuple(text))
const errorObject = fc.record({ code, id: text, status: text, reason: text, message: text }, { requiredKeys: [] })
const errorBody = fc.oneof(code, errorObject, fc.tuple(errorObject))

/** An optional error: as in RFC 6749, as in the vendor's error shape, or under an unknown name. */
const errors = (codec: AnyTokenCodec): fc.Arbitrary<readonly WireEntry[]> => {
  const bodies: fc.Arbitrary<WireEntry>[] = [fc.tuple(named(['error', 'error', 'errors']), errorBody)]
  const own = errorMembers(codec)
  if (own.length > 0) {
    bodies.push(fc.tuple(fc.constantFrom(...own), text).map(([[name, value], code]) => [[name], withCode(value, code)]))
  }
  return fc.option(fc.oneof(...bodies)).map((error): readonly WireEntry[] => (error === null ? [] : [error]))
}

/** A usable token, and an error description that quotes it. */
const tokenMembers = (codec: AnyTokenCodec): fc.Arbitrary<readonly WireEntry[]> => {
  const smallest = encoded(codec, { accessToken: secret('fake-a'), tokenType: 'Bearer' })
  const flags = shapeOf(codec).constants.map((name): WireEntry => [[name], smallest[name as keyof typeof smallest]])
  return text.map((value) => [
    ...flags,
    [accessTokenOf(codec), value],
    [['v'], 1],
    [['error_description'], `${value} is refused: ${value}`],
  ])
}

const accessTokenOf = (codec: AnyTokenCodec): readonly string[] => pathOf(codec, 'accessToken') ?? ['access_token']

/** Inputs with planted secrets in known and unknown members, both valid and invalid. */
export const plantedInputs = (codec: AnyTokenCodec): fc.Arbitrary<PlantedInput> => {
  // A string that looks like an error code is still secret if the body also contains it as the token.
  const repetition = [accessTokenOf(codec), ['error']].map((path): WireEntry => [path, `${MARKER}_TOKEN`])
  return fc
    .tuple(
      knownMembers(codec),
      fc.tuple(unknownMembers(codec), descriptions),
      errors(codec),
      fc.option(tokenMembers(codec)),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([known, [unknown, described], error, token, isAlone, isRepeated]) => {
      const input = withValues({}, [
        ...unknown,
        ...described,
        // Without the planted known members, the codec accepts the token.
        ...(isAlone && token !== null ? [] : known),
        ...error,
        ...(token ?? []),
        ...(isRepeated ? repetition : []),
      ])
      return { input, planted: MARKER, toString: () => inspectRedacted(input) }
    })
}
