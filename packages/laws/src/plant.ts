import type { AnyTokenCodec, TokenMember } from '@token-codecs/core'
import fc from 'fast-check'
import { ownRecord } from './arbitraries.js'
import { knownNames } from './asking.js'
import { shown } from './shown.js'

/** In every input, and not in the messages of any codec. */
const MARKER = 'PLANTED'

// The members that a program may print of a token.
const shownMembers: readonly TokenMember[] = ['tokenType', 'scope', 'refreshTokenScope', 'issuedTokenType']

// The members of error bodies.
const errorNames = ['error_description', 'errorDescription', 'error_uri', 'errorUri', 'error_hint', 'message', 'code']

/** An input, and the text that no output may show of it. */
export interface Planted {
  readonly input: object
  readonly planted: string
  readonly toString: () => string
}

const throwing = (text: string): object =>
  Object.defineProperty({}, 'inner', {
    enumerable: true,
    get: () => {
      throw new Error(text)
    },
  })

/** An input in whose every member, known and unknown, valid and not, a secret is planted. */
export const plant = (codec: AnyTokenCodec): fc.Arbitrary<Planted> => {
  const accessToken = codec.fields.accessToken ?? 'access_token'
  // Not like an error code, which may be shown.
  const text = fc.nat({ max: 999_999 }).map((number) => `${MARKER}~${number}`)
  const refused = fc.oneof(
    text.map((value) => [[value]]),
    text.map((value) => ({ nested: { deeper: [value] } })),
    text.map((value) => ({ [value]: { [value]: value } })),
    text.map(throwing),
    text.map((value) => Symbol(value)),
    text.map((value) => Object.assign(() => value, { value })),
  )
  const planted = fc.oneof(
    text,
    text.map((value) => `${value}\n`),
    refused,
  )
  const others = fc.constantFrom<unknown>(3600, 'Bearer', '3600', null)
  const shownNames = new Set(shownMembers.flatMap((member) => codec.fields[member] ?? []))
  const known = [...knownNames(codec)].filter((name) => name !== 'error')
  const members = fc.record(
    Object.fromEntries(known.map((name) => [name, shownNames.has(name) ? refused : fc.oneof(planted, others)])),
    { requiredKeys: [] },
  )
  const names = fc.oneof(fc.constantFrom('a', 'secret', 'token', 'nested', '__proto__'), text)
  const unknown = fc.array(fc.tuple(names, planted), { maxLength: 4 })
  const code = fc.oneof(fc.constantFrom<unknown>('invalid_grant', '', 7, true), text, fc.tuple(text))
  const errorObject = fc.record({ code, id: text, status: text, reason: text, message: text }, { requiredKeys: [] })
  const described = fc.array(fc.tuple(fc.constantFrom(...errorNames), planted), { maxLength: 3 })
  const error = fc.option(fc.oneof(code, errorObject))
  // A text like a code is still a token, where the body has it as one.
  const repeated = fc
    .boolean()
    .map((is): readonly (readonly [string, unknown])[] =>
      is ? [accessToken, 'error'].map((name) => [name, `${MARKER}_TOKEN`]) : [],
    )
  // A server's text quotes the token that stands beside it.
  const valid = text.map((value) => ({
    [accessToken]: value,
    v: 1,
    error_description: `${value} is refused: ${value}`,
  }))
  return fc
    .tuple(members, fc.tuple(unknown, described), error, fc.option(valid), fc.boolean(), repeated)
    .map(([carried, [others, descriptions], error, token, alone, repetition]) => {
      // Alone, so that a response is read in spite of what is planted in it.
      const surroundings = alone && token !== null ? [] : Object.entries(carried)
      const input = ownRecord([
        ...others,
        ...descriptions,
        ...surroundings,
        ...(error === null ? [] : [['error', error] as const]),
        ...Object.entries(token ?? {}),
        ...repetition,
      ])
      return { input, planted: MARKER, toString: () => shown(input) }
    })
}
