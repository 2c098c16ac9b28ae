import type { AnyTokenCodec } from '@token-codecs/core'
import fc from 'fast-check'
import { knownNames } from './arbitraries.js'

/** Unique in every input, and in no message of any codec. */
const MARKER = 'PLANTED'

// What a program may print of a token.
const shownMembers = ['tokenType', 'scope', 'refreshTokenScope', 'issuedTokenType', 'authorizationDetails'] as const

/** An input in whose every member, known and unknown, valid and not, a secret is planted. */
export const plant = (codec: AnyTokenCodec): fc.Arbitrary<{ readonly input: object; readonly planted: string }> => {
  const text = fc.nat({ max: 999_999 }).map((number) => `${MARKER}-${number}`)
  const bad = text.map((value) => `${value}\n`)
  const planted = fc.oneof(
    text,
    bad,
    text.map((value) => [value]),
    text.map((value) => ({ nested: { deeper: [value] } })),
  )
  const others = fc.constantFrom(3600, 'Bearer', '3600', null)
  const shown = new Set(['error', ...shownMembers.map((member) => codec.fields[member])])
  const known = [...knownNames(codec)].filter((name) => !shown.has(name))
  const members = fc.record(Object.fromEntries(known.map((name) => [name, fc.oneof(planted, others)])), {
    requiredKeys: [],
  })
  const unknown = fc.dictionary(fc.constantFrom('a', 'secret', 'token', 'nested'), planted)
  const error = fc.option(fc.constantFrom('invalid_grant', '', 7))
  const accessToken = codec.fields.accessToken ?? 'access_token'
  // A server's text quotes the token that stands beside it.
  const valid = text.map((value) => ({
    [accessToken]: value,
    v: 1,
    error_description: `${value} is refused: ${value}`,
  }))
  return fc.tuple(members, unknown, error, fc.option(valid)).map(([carried, extra, code, token]) => ({
    input: { ...extra, ...carried, ...(code === null ? {} : { error: code }), ...token },
    planted: MARKER,
  }))
}
