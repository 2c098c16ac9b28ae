import type { AnyTokenCodec, TokenMember } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import fc from 'fast-check'
import { encoded } from '../laws/throughJson.js'
import type { WireEntry } from '../laws/wireMembers.js'
import { containersOf, pathOf, shapeOf, withValues } from '../laws/wireMembers.js'
import { errorMembers, withCode } from './errorMembers.js'
import { inspectRedacted } from './inspectRedacted.js'

/** A part of every planted text, which codecs do not have in their messages. */
const MARKER = 'PLANTED'

// The members that a program may print of a token.
const printableMembers = (Object.keys(memberTable) as readonly TokenMember[]).filter((member) =>
  ['tokenType', 'scope', 'uri'].includes(memberTable[member].type),
)

// The members of error bodies.
const errorNames = [
  'error_description',
  'errorDescription',
  'error_uri',
  'errorUri',
  'error_hint',
  'message',
  'code',
] as const

/** An input, and the text that an output must not show. */
export interface PlantedInput {
  readonly input: object
  readonly planted: string
  readonly toString: () => string
}

// A text unlike an error code, because such a code may be shown.
const text = fc.nat({ max: 999_999 }).map((number) => `${MARKER}~${number}`)

const throwingGetter = (message: string): object =>
  Object.defineProperty({}, 'inner', {
    enumerable: true,
    get: () => {
      throw new Error(message)
    },
  })

/** Values that hold the text and that every codec refuses or keeps aside. */
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

/** Some members that a codec knows, the text in most of them. */
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

/** Members that a codec does not know, some in the objects around those that it knows. */
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

/** An error, or none; where RFC 6749 has it, where the vendor has it, and where no codec looks for it. */
const errors = (codec: AnyTokenCodec): fc.Arbitrary<readonly WireEntry[]> => {
  const bodies: fc.Arbitrary<WireEntry>[] = [fc.tuple(named(['error', 'error', 'errors']), errorBody)]
  const own = errorMembers(codec)
  if (own.length > 0) {
    bodies.push(fc.tuple(fc.constantFrom(...own), text).map(([[name, value], code]) => [[name], withCode(value, code)]))
  }
  return fc.option(fc.oneof(...bodies)).map((error): readonly WireEntry[] => (error === null ? [] : [error]))
}

/** A usable token, and the text of a server that quotes it. */
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

/** Inputs with a secret planted in their members, known and unknown, valid and not. */
export const plantedInputs = (codec: AnyTokenCodec): fc.Arbitrary<PlantedInput> => {
  // A text like a code is still a token, where the body has it as one.
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
        // A token without known members beside it is read in spite of the planted texts.
        ...(isAlone && token !== null ? [] : known),
        ...error,
        ...(token ?? []),
        ...(isRepeated ? repetition : []),
      ])
      return { input, planted: MARKER, toString: () => inspectRedacted(input) }
    })
}
