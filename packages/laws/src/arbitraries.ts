import type { AnyTokenCodec, Json, JsonObject, Secret, Token, TokenMember } from '@token-codecs/core'
import { CanonicalToken, secret } from '@token-codecs/core'
import type { MemberInfo } from '@token-codecs/core/authoring'
import { memberTable } from '@token-codecs/core/authoring'
import fc from 'fast-check'
import { errorMembers } from './cases/errorMembers.js'
import { character, json, jsonObject, names, ownRecord, recordFrom, recordOf, unknownMembers } from './cases/json.js'
import { writesWithoutNotes } from './laws/notes.js'
import { encoded, throughJson } from './laws/throughJson.js'
import type { WireEntry, WirePath } from './laws/wireMembers.js'
import { containersOf, knownNames, leadsTo, pathOf, shapeOf, withoutValue, withValues } from './laws/wireMembers.js'

/** Upper bound for lifetimes and instants, in seconds. */
const MAX_SECONDS = 100_000_000_000
const tokenText = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }),
  fc.constant('fake-header.fake/payload+=.fake_signature'),
)
const token = tokenText.map((text) => secret(text))
const seconds = fc.oneof(fc.constantFrom(0, MAX_SECONDS), fc.nat(100_000), fc.nat({ max: MAX_SECONDS }))
// Instants near the present reveal a wrong unit; those near 1970 reveal a wrong sign or a missing value.
const nearNow = fc.nat({ max: 200_000_000 }).map((offset) => 1_700_000_000 + offset)
const instant = fc.oneof(nearNow, seconds)
const scopeOf = (names: readonly [string, ...string[]]): fc.Arbitrary<readonly string[]> =>
  fc.uniqueArray(fc.oneof(fc.constantFrom(...names), fc.string({ unit: character, minLength: 1, maxLength: 12 })), {
    maxLength: 6,
  })
const scope = scopeOf(['openid', 'offline_access', 'org:read', 'read.all', 'a,b', 'c;d', 'e|f', 'g+h'])

/** Extensions of the given codecs and others; some member names equal known ones. */
const extensionsFor = (codecs: readonly AnyTokenCodec[]): fc.Arbitrary<Record<string, Secret<JsonObject>>> => {
  const known = codecs.flatMap((codec) => [...knownNames(codec)])
  if (known.length === 0) return recordOf(names, jsonObject.map(secret))
  const ids = fc.constantFrom(...codecs.map(({ id }) => id))
  const member = fc.tuple(fc.oneof(names, names, fc.constantFrom(...known)), fc.oneof(json, usable, nested(known)))
  const errors = codecs.flatMap(errorMembers)
  const members = recordFrom(
    errors.length === 0
      ? member
      : fc.oneof({ weight: 4, arbitrary: member }, { weight: 1, arbitrary: fc.constantFrom(...errors) }),
  ) as typeof jsonObject
  const moved = recordOf(fc.constantFrom(...known), fc.oneof(unusable, json)) as typeof jsonObject
  const extension = fc.oneof(
    fc.tuple(ids, members),
    fc.tuple(
      ids.map((id) => `${id}#moved`),
      moved,
    ),
    fc.tuple(names, members),
  )
  return fc
    .uniqueArray(extension, { selector: ([id]) => id, maxLength: 3 })
    .map((entries) => ownRecord(entries.map(([id, members]) => [id, secret(members)] as const)))
}

/** Values for each member type. */
const valuesOf: { readonly [Type in MemberInfo['type']]: fc.Arbitrary<unknown> } = {
  token,
  // Half of the values are Bearer, because some codecs reject every other type.
  tokenType: fc.oneof(
    fc.constant('Bearer'),
    fc.constant('Bearer'),
    fc.constantFrom('DPoP', 'MAC', 'N_A'),
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 }),
  ),
  lifetime: seconds,
  instant,
  scope,
  uri: fc.constantFrom('urn:ietf:params:oauth:token-type:access_token', 'urn:example:fake'),
  authorizationDetails: fc.array(jsonObject, { maxLength: 3 }).map(secret),
}

const memberArbitraries = Object.fromEntries(
  Object.entries(memberTable).map(([member, { type }]) => [member, valuesOf[type]]),
) as Record<TokenMember, fc.Arbitrary<unknown>>

const valid = (candidates: fc.Arbitrary<unknown>): fc.Arbitrary<Token> =>
  candidates.map(withOneExpiry).filter(CanonicalToken.is)

/** Drops either the lifetime or the expiry if both are present, because a valid token never has both. */
const withOneExpiry = (candidate: unknown): Token => {
  const token = { ...(candidate as { [member: string]: unknown }) }
  for (const member of ['expires', 'refreshTokenExpires']) {
    const [lifetime, expiry] = [`${member}In`, `${member}At`]
    if (token[lifetime] === undefined || token[expiry] === undefined) continue
    delete token[Number(token[lifetime]) % 2 === 0 ? lifetime : expiry]
  }
  return token as unknown as Token
}

/** Values that every member type rejects. */
const unusable = fc.constantFrom<Json>(-1, 1_700_000_000_000, 'soon\n', true, [1], { fake: true }, [
  {},
  'caf\u00e9\u0000',
])

/** Values that some member types accept. */
const usable = fc.constantFrom<Json>(60, 'fake', ['fake'])

/** Nested objects with known and other member names. */
const nested = (known: readonly string[]): fc.Arbitrary<JsonObject> =>
  recordOf(fc.oneof(names, fc.constantFrom(...known)), fc.oneof(unusable, usable)) as fc.Arbitrary<JsonObject>

/** Paths where a codec accepts any value: optional members, extras, and unknown members beside nested ones. */
const optionalPaths = (codec: AnyTokenCodec): readonly fc.Arbitrary<WirePath>[] => {
  const { paths, decisive } = shapeOf(codec)
  const isOptional = (path: WirePath): boolean => !decisive.some((member) => leadsTo(path, member))
  const optional = [...paths, ...codec.extras.map((name) => [name])].filter(isOptional)
  return [
    ...(optional.length === 0 ? [] : [fc.constantFrom(...optional)]),
    ...containersOf(codec).map((around) => names.map((name) => [...around, name])),
  ]
}

/** Members with any values at a codec's optional paths. */
export const unusableMembers = (codec: AnyTokenCodec): fc.Arbitrary<JsonObject> => {
  const paths = optionalPaths(codec)
  if (paths.length === 0) return fc.constant({})
  const values = fc.oneof(unusable, json, oddValues as fc.Arbitrary<Json>)
  const entries = fc.array(fc.tuple(fc.oneof(...paths), values), { maxLength: 3 })
  return entries.map((members) => withValues({}, members) as JsonObject)
}

/** Valid tokens, some with extensions of the given codecs. */
export const tokens = (codecs: readonly AnyTokenCodec[] = []): fc.Arbitrary<Token> =>
  valid(
    fc.record(
      { ...memberArbitraries, extensions: extensionsFor(codecs) },
      { requiredKeys: ['accessToken', 'tokenType'] },
    ),
  )

export const tokenTypes = memberArbitraries.tokenType as fc.Arbitrary<string>

// Lifetimes up to three years (below any `instantFrom`) and instants from 2001 to 2100 (below any in milliseconds).
const ordinaryLifetime = fc.nat({ max: 100_000_000 })
const ordinaryInstant = fc.oneof(nearNow, fc.integer({ min: 1_000_000_000, max: 4_102_444_800 }))
// Scope names without separator characters.
const ordinaryScope = scopeOf(['openid', 'offline_access', 'org:read', 'read.all']).map((found) =>
  found.filter((name) => !/[,;|+]/.test(name)),
)

const ordinary: Partial<Record<MemberInfo['type'], fc.Arbitrary<unknown>>> = {
  lifetime: ordinaryLifetime,
  instant: ordinaryInstant,
  scope: ordinaryScope,
}

/** True if a codec cannot write a lifetime of 0, because 0 means that a token never expires. */
const meansNever = (codec: AnyTokenCodec, member: string): boolean => {
  try {
    return !writesWithoutNotes(codec, { accessToken: secret('fake-a'), tokenType: 'Bearer', [member]: 0 })
  } catch {
    return false
  }
}

const isNotZero = (value: unknown): boolean => value !== 0

/** Bearer tokens with only the codec's own members and extension. */
export const carriedTokens = (codec: AnyTokenCodec): fc.Arbitrary<Token> => {
  const { accessToken, tokenType, ...optional } = memberArbitraries
  const carried = Object.fromEntries(
    Object.entries(optional)
      .filter(([member]) => Object.hasOwn(codec.fields, member))
      .map(([member, values]) => {
        const usual = ordinary[memberTable[member as TokenMember].type] ?? values
        return [member, usual === ordinaryLifetime && meansNever(codec, member) ? usual.filter(isNotZero) : usual]
      }),
  )
  const known = knownNames(codec)
  const extension = jsonObject
    .map((members) => secret<JsonObject>(ownRecord(Object.entries(members).filter(([name]) => !known.has(name)))))
    .map((members) => ({ [codec.id]: members }))
  return valid(
    fc.record(
      {
        accessToken,
        tokenType: fc.constant('Bearer'),
        ...carried,
        extensions: extension,
      },
      { requiredKeys: ['accessToken', 'tokenType'] },
    ),
  )
}

/** Tokens with only the codec's own members, and with moved values, which it could not use. */
export const movedTokens = (codec: AnyTokenCodec): fc.Arbitrary<Token> =>
  fc.tuple(carriedTokens(codec), unusableMembers(codec)).map(([token, values]) => {
    const moved = secret(throughJson(values) as JsonObject)
    return { ...token, extensions: { ...token.extensions, [`${codec.id}#moved`]: moved } }
  })

const oddValues = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    0,
    -0,
    -1,
    3600,
    3600.5,
    '3600',
    '1h',
    '3.6e3',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    true,
    {},
  ),
  fc.constantFrom<unknown>(
    [3600],
    ['a', 'b'],
    'a  b\ta',
    '<redacted>',
    'caf\u00e9',
    'a\r\nb',
    1_645_539_660,
    4_102_444_800,
    'bearer',
    'dpop',
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
  json,
)

/** Values that the reading rules repair, move or treat as missing. */
const repairable: readonly (readonly [TokenMember, unknown])[] = [
  ['expiresIn', '3600'],
  ['expiresIn', 3600.5],
  ['refreshTokenExpiresIn', '0'],
  ['issuedAt', '1700000000'],
  ['issuedAt', 1_700_000_000.5],
  ['tokenType', null],
  ['scope', ['a', 'b', 'a']],
  ['scope', 'a a  b'],
  ['scope', null],
  ['refreshToken', ''],
  ['idToken', ''],
  ['idToken', 7],
  ['refreshToken', 'caf\u00e9'],
  ['issuedAt', 1_700_000_000_000],
  ['expiresIn', 1_645_539_660],
  // The year 2100; as a lifetime, it reveals a codec that reads the clock.
  ['expiresIn', 4_102_444_800],
  ['expiresIn', ''],
  ['expiresAt', ''],
  ['expiresAt', '1700003600'],
  ['expiresAt', 1_700_003_600],
  ['expiresAt', 1_700_003_600_000],
  ['expiresAt', '2023-11-14T23:13:20.5Z'],
  ['refreshTokenExpiresAt', 0],
]

/** Response-like objects: a codec's output with changed, missing and unknown members. */
export const wireObjects = (codec: AnyTokenCodec): fc.Arbitrary<object> => {
  const written = fc.oneof(carriedTokens(codec), tokens([codec])).map((token) => encoded(codec, token))
  const named = shapeOf(codec).paths.filter(([name]) => name !== 'error')
  const known = repairable.flatMap(([member, value]): readonly WireEntry[] => {
    const path = pathOf(codec, member)
    return path === undefined ? [] : [[path, value]]
  })
  const anywhere = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...named), oddValues) },
    { weight: 1, arbitrary: fc.tuple(fc.oneof(...optionalPaths(codec), fc.constantFrom(...named)), oddValues) },
  )
  const odd = fc.array(known.length === 0 ? anywhere : fc.oneof(anywhere, fc.constantFrom(...known)), { maxLength: 3 })
  const rarely = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<readonly A[]> =>
    fc.oneof({ weight: 7, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: arbitrary.map((value) => [value]) })
  const error = rarely(oddValues.map((value): WireEntry => [['error'], value]))
  const missing = rarely(fc.constantFrom(...named))
  return fc.tuple(written, odd, error, missing, unknownMembers).map(([wire, changed, asError, omitted, unknown]) => {
    const added = Object.entries(unknown).filter(([name]) => name !== 'error')
    const response = withValues(ownRecord([...added, ...Object.entries(wire)]), [...changed, ...asError])
    return omitted.reduce(withoutValue, response)
  })
}
