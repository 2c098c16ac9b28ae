import type { AnyTokenCodec, TokenMember } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import fc from 'fast-check'
import { ownRecord } from '../arbitraries.js'
import { knownNames } from '../laws/wireMembers.js'
import { inspectRedacted } from './inspectRedacted.js'

type Members = readonly (readonly [name: string, value: unknown])[]

/** A part of every planted text, which codecs do not have in their messages. */
const MARKER = 'PLANTED'

// The members that a program may print of a token.
const printableMembers = (Object.keys(memberTable) as readonly TokenMember[]).filter((member) =>
  ['tokenType', 'scope', 'uri'].includes(memberTable[member].type),
)

// The members of error bodies.
const errorNames = ['error_description', 'errorDescription', 'error_uri', 'errorUri', 'error_hint', 'message', 'code']

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
const knownMembers = (codec: AnyTokenCodec): fc.Arbitrary<Members> => {
  const printable = new Set(printableMembers.flatMap((member) => codec.fields[member] ?? []))
  const harmless = fc.constantFrom<unknown>(3600, 'Bearer', '3600', null)
  const names = [...knownNames(codec)].filter((name) => name !== 'error')
  const valuesOf = (name: string): fc.Arbitrary<unknown> =>
    printable.has(name) ? unusable : fc.oneof(planted, harmless)
  const members = Object.fromEntries(names.map((name) => [name, valuesOf(name)]))
  return fc.record(members, { requiredKeys: [] }).map(Object.entries<unknown>)
}

const anyNames = fc.oneof(fc.constantFrom('a', 'secret', 'token', 'nested', '__proto__'), text)
const unknownMembers = fc.array(fc.tuple(anyNames, planted), { maxLength: 4 })
const descriptions = fc.array(fc.tuple(fc.constantFrom(...errorNames), planted), { maxLength: 3 })

const code = fc.oneof(fc.constantFrom<unknown>('invalid_grant', '', 7, true), text, fc.tuple(text))
const errorObject = fc.record({ code, id: text, status: text, reason: text, message: text }, { requiredKeys: [] })
const errors = fc
  .option(fc.oneof(code, errorObject))
  .map((error): Members => (error === null ? [] : [['error', error]]))

/** A usable token, and the text of a server that quotes it. */
const tokenMembers = (accessToken: string): fc.Arbitrary<Members> =>
  text.map((value) =>
    Object.entries({ [accessToken]: value, v: 1, error_description: `${value} is refused: ${value}` }),
  )

/** Inputs with a secret planted in their members, known and unknown, valid and not. */
export const plantedInputs = (codec: AnyTokenCodec): fc.Arbitrary<PlantedInput> => {
  const accessToken = codec.fields.accessToken ?? 'access_token'
  // A text like a code is still a token, where the body has it as one.
  const repetition: Members = [accessToken, 'error'].map((name) => [name, `${MARKER}_TOKEN`])
  return fc
    .tuple(
      knownMembers(codec),
      fc.tuple(unknownMembers, descriptions),
      errors,
      fc.option(tokenMembers(accessToken)),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([known, [unknown, described], error, token, isAlone, isRepeated]) => {
      const input = ownRecord([
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
