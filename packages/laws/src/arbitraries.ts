import type { AnyTokenCodec, Json, JsonObject, Secret, Token, TokenMember } from '@token-codecs/core'
import { CanonicalToken, secret } from '@token-codecs/core'
import fc from 'fast-check'
import { knownNames } from './asking.js'
import type { Made } from './hostile.js'
import { hostileValues, made } from './hostile.js'
import { shown } from './shown.js'

/** The last second that a `Date` holds. */
const LAST_INSTANT = 8_640_000_000_000
// Names that are members of every object, or change it.
const trickyNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'error', '']

// Of any text, lone surrogates too, which fast-check's own units leave out; and its `binary` takes a second and 100 MB to
// begin with. A case shrinks to `a`.
const character = fc
  .oneof(
    { weight: 31, arbitrary: fc.nat({ max: 0x10_ff_ff }).map((code) => (code + 0x61) % 0x11_00_00) },
    { weight: 1, arbitrary: fc.integer({ min: 0xd8_00, max: 0xdf_ff }) },
  )
  .map((code) => String.fromCodePoint(code))

const tokenText = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }),
  fc.constant('fake-header.fake/payload+=.fake_signature'),
)
const token = tokenText.map((text) => secret(text))
const seconds = fc.oneof(fc.nat(100_000), fc.nat({ max: LAST_INSTANT }))
const scope = fc.uniqueArray(
  fc.oneof(
    fc.constantFrom('openid', 'offline_access', 'org:read', 'read.all'),
    fc.string({ unit: character, minLength: 1, maxLength: 12 }),
  ),
  { maxLength: 6 },
)

/** Sets own members only, `__proto__` too. */
export const ownRecord = <A>(entries: readonly (readonly [string, A])[]): { [name: string]: A } => {
  const record: { [name: string]: A } = {}
  for (const [name, value] of entries) {
    if (name !== '__proto__') record[name] = value
    else Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true })
  }
  return record
}

const recordOf = <A>(names: fc.Arbitrary<string>, values: fc.Arbitrary<A>): fc.Arbitrary<{ [name: string]: A }> =>
  fc.uniqueArray(fc.tuple(names, values), { selector: ([name]) => name, maxLength: 3 }).map(ownRecord)

const names = fc.oneof(fc.string({ unit: character, maxLength: 12 }), fc.constantFrom(...trickyNames))
const json = fc.jsonValue({ maxDepth: 2, stringUnit: character }) as fc.Arbitrary<Json>
const jsonObject = recordOf(names, json) as fc.Arbitrary<JsonObject>

/** Members that no codec knows, as a server might add them to a response: sometimes many. */
export const unknownMembers: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 29, arbitrary: jsonObject },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 17, max: 40 })
      .map((count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`member${index}`, index]))),
  },
)

/** Extensions of the given codecs among others, with members that are named like known ones too. */
const extensionsFor = (codecs: readonly AnyTokenCodec[]): fc.Arbitrary<Record<string, Secret<JsonObject>>> => {
  const vendors = codecs.map(({ id: vendor }) => vendor)
  const known = codecs.flatMap((codec) => [...knownNames(codec)])
  const members = known.length === 0 ? jsonObject : recordOf(fc.oneof(names, names, fc.constantFrom(...known)), json)
  return recordOf(
    vendors.length === 0 ? names : fc.oneof(fc.constantFrom(...vendors), names),
    members.map((own) => secret(own as JsonObject)),
  )
}

const memberArbitraries: { readonly [Member in TokenMember]: fc.Arbitrary<unknown> } = {
  accessToken: token,
  tokenType: fc.oneof(
    fc.constantFrom('Bearer', 'Bearer', 'DPoP', 'MAC', 'N_A'),
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 }),
  ),
  expiresIn: seconds,
  issuedAt: seconds,
  scope,
  refreshToken: token,
  refreshTokenExpiresIn: seconds,
  refreshTokenScope: scope,
  idToken: token,
  issuedTokenType: fc.constantFrom('urn:ietf:params:oauth:token-type:access_token', 'urn:example:fake'),
  authorizationDetails: fc.array(jsonObject, { maxLength: 3 }),
}

const valid = (candidates: fc.Arbitrary<unknown>): fc.Arbitrary<Token> => candidates.filter(CanonicalToken.is)

/** Every valid token, with extensions of the given codecs among others. */
export const tokens = (codecs: readonly AnyTokenCodec[] = []): fc.Arbitrary<Token> =>
  valid(
    fc.record(
      { ...memberArbitraries, extensions: extensionsFor(codecs) },
      { requiredKeys: ['accessToken', 'tokenType'] },
    ),
  )

/** Of any type. */
export const tokenTypes = memberArbitraries.tokenType as fc.Arbitrary<string>

// Three years, and until 2100, in seconds: no repair of a vendor's may concern what is no more than this.
const ORDINARY_LIFETIME = 100_000_000
const ORDINARY_INSTANT = 4_102_444_800

/** Tokens that hold only what a codec carries: its own members, of a plain Bearer token, and its own extension. */
export const carriedTokens = (codec: AnyTokenCodec): fc.Arbitrary<Token> => {
  const { accessToken, tokenType, ...optional } = memberArbitraries
  const ordinary = {
    expiresIn: fc.nat({ max: ORDINARY_LIFETIME }),
    refreshTokenExpiresIn: fc.nat({ max: ORDINARY_LIFETIME }),
    issuedAt: fc.nat({ max: ORDINARY_INSTANT }),
  }
  const carried = Object.fromEntries(
    Object.entries({ ...optional, ...ordinary }).filter(([member]) => Object.hasOwn(codec.fields, member)),
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

/** What a codec writes; law 4 answers for one that throws, and for one that writes no object. */
const encoded = (codec: AnyTokenCodec, token: Token): object => {
  try {
    return codec.encode(token) ?? {}
  } catch {
    return {}
  }
}

/** What is repaired or read as absent, by the reading rules. */
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
  ['expiresIn', 1_645_539_660],
  // In the year 2100: what is left until then says which clock was asked.
  ['expiresIn', 4_102_444_800],
]

/** Objects like a codec's responses: what it writes, with a few members in other forms, good and bad, and unknown ones. */
export const wireObjects = (codec: AnyTokenCodec): fc.Arbitrary<object> => {
  const written = fc.oneof(carriedTokens(codec), tokens([codec])).map((token) => encoded(codec, token))
  const named = [...knownNames(codec)].filter((name) => name !== 'error')
  const known = repairable.flatMap(([member, value]) => {
    const name = codec.fields[member]
    return name === undefined ? [] : [[name, value] as const]
  })
  const anywhere = fc.tuple(fc.constantFrom(...named), oddValues)
  const odd = fc.array(known.length === 0 ? anywhere : fc.oneof(anywhere, fc.constantFrom(...known)), { maxLength: 3 })
  const seldom = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<readonly A[]> =>
    fc.oneof({ weight: 7, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: arbitrary.map((value) => [value]) })
  const error = seldom(oddValues.map((value): readonly [string, unknown] => ['error', value]))
  const missing = seldom(fc.constantFrom(...named))
  return fc.tuple(written, odd, error, missing, unknownMembers).map(([wire, others, asError, left, unknown]) => {
    const added = Object.entries(unknown).filter(([name]) => name !== 'error')
    const members = [...added, ...Object.entries(wire), ...others, ...asError]
    return ownRecord(members.filter(([name]) => !left.includes(name)))
  })
}

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
