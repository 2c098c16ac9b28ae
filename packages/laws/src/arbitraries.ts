import type { AnyTokenCodec, Json, JsonObject, Secret, Token, TokenMember } from '@token-codecs/core'
import { CanonicalToken, secret } from '@token-codecs/core'
import fc from 'fast-check'

/** The last second that a `Date` holds. */
const LAST_INSTANT = 8_640_000_000_000
// Names that are members of every object, or change it.
const trickyNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'error', '']

const tokenText = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }),
  fc.constant('fake-header.fake/payload+=.fake_signature'),
)
const token = tokenText.map((text) => secret(text))
const seconds = fc.oneof(fc.nat(100_000), fc.nat({ max: LAST_INSTANT }))
const scope = fc.uniqueArray(
  fc.oneof(
    fc.constantFrom('openid', 'offline_access', 'org:read', 'read.all'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  ),
  { maxLength: 6 },
)

/** Sets own members only, `__proto__` too. */
const ownRecord = <A>(entries: readonly (readonly [string, A])[]): { [name: string]: A } => {
  const record: { [name: string]: A } = {}
  for (const [name, value] of entries) {
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true })
  }
  return record
}

const recordOf = <A>(names: fc.Arbitrary<string>, values: fc.Arbitrary<A>): fc.Arbitrary<{ [name: string]: A }> =>
  fc.uniqueArray(fc.tuple(names, values), { selector: ([name]) => name, maxLength: 4 }).map(ownRecord)

const names = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom(...trickyNames))
const json = fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }) as fc.Arbitrary<Json>
const jsonObject = recordOf(names, json) as fc.Arbitrary<JsonObject>

/** Members that no codec knows, as a server might add them to a response. */
export const unknownMembers: fc.Arbitrary<JsonObject> = jsonObject

const extensionsFor = (vendors: readonly string[]): fc.Arbitrary<Record<string, Secret<JsonObject>>> =>
  recordOf(
    vendors.length === 0 ? names : fc.oneof(fc.constantFrom(...vendors), names),
    jsonObject.map((members) => secret(members)),
  )

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
      { ...memberArbitraries, extensions: extensionsFor(codecs.map(({ vendor }) => vendor)) },
      { requiredKeys: ['accessToken', 'tokenType'] },
    ),
  )

/** Tokens that hold only what a codec carries: its own members, of a plain Bearer token, and its own extension. */
export const carriedTokens = (codec: AnyTokenCodec): fc.Arbitrary<Token> => {
  const { accessToken, tokenType, ...optional } = memberArbitraries
  const carried = Object.fromEntries(Object.entries(optional).filter(([member]) => Object.hasOwn(codec.fields, member)))
  const days = fc.nat({ max: 100_000_000 })
  const known = knownNames(codec)
  const extension = jsonObject
    .map((members) => secret<JsonObject>(ownRecord(Object.entries(members).filter(([name]) => !known.has(name)))))
    .map((members) => ({ [codec.vendor]: members }))
  return valid(
    fc.record(
      {
        accessToken,
        tokenType: fc.constant('Bearer'),
        ...carried,
        ...('expiresIn' in carried ? { expiresIn: days } : {}),
        ...('refreshTokenExpiresIn' in carried ? { refreshTokenExpiresIn: days } : {}),
        extensions: extension,
      },
      { requiredKeys: ['accessToken', 'tokenType'] },
    ),
  )
}

/** The wire names that are never an unknown member's. */
export const knownNames = (codec: AnyTokenCodec): ReadonlySet<string> =>
  new Set([
    ...Object.values(codec.fields),
    'error',
    ...(codec.vendor === CanonicalToken.vendor ? ['v', 'extensions'] : []),
  ])

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
    'bearer',
    'dpop',
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
  json,
)

/** Objects like a codec's responses: known members with good and bad values, and unknown ones. */
export const wireObjects = (codec: AnyTokenCodec): fc.Arbitrary<object> => {
  const known = fc.record(Object.fromEntries([...knownNames(codec)].map((name) => [name, oddValues])), {
    requiredKeys: [],
  })
  const base = tokens([codec]).map((valid): object => codec.encode(valid))
  return fc
    .tuple(fc.option(base, { freq: 3 }), known, unknownMembers)
    .map(([encoded, odd, unknown]) => ownRecord(Object.entries({ ...unknown, ...odd, ...encoded }).slice(0, 40)))
}

const cyclic = (): object => {
  const object: { self?: object } = {}
  object.self = object
  return object
}

const nested = (depth: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

const refuse = (): never => {
  throw new Error('this object throws whatever is done with it')
}

const hostileProxy = (): object =>
  new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse, getOwnPropertyDescriptor: refuse })

const revokedProxy = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

/** A value that is made anew for each case: fast-check itself could not hold some of these. */
export interface Made {
  readonly make: () => unknown
  readonly toString: () => string
}

const made = (description: string, make: () => unknown): Made => ({ make, toString: () => description })

/** Values that break code which trusts its input. */
const hostileValues: readonly Made[] = [
  made('null', () => null),
  made('undefined', () => undefined),
  made('an object that holds itself', cyclic),
  made('a proxy that always throws', hostileProxy),
  made('a revoked proxy', revokedProxy),
  made('an array of depth 10 000', () => nested(10_000)),
  made('a throwing getter', () => Object.defineProperty({}, 'access_token', { get: refuse, enumerable: true })),
  made('a sparse array', () => new Array(5)),
  made('own __proto__, constructor and toString', () =>
    JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"toString":2}'),
  ),
  made('an object without a prototype', () => Object.create(null)),
  made('a symbol', () => Symbol('fake')),
  made('a BigInt', () => 10n),
  made('a function', () => () => 1),
  made('a lone surrogate', () => '\ud800'),
  made('a date', () => new Date(0)),
  made('throwing toJSON and toString', () => ({ toJSON: refuse, toString: refuse })),
]

/** Any JavaScript value: plain, strange and hostile ones, alone and where a codec's members belong. */
export const anyValues = (codec: AnyTokenCodec): fc.Arbitrary<Made> => {
  const members = [...Object.values(codec.fields), ...Object.keys(codec.fields), 'error', 'v', 'extensions', 'unknown']
  const plain = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withSparseArray: true,
    }),
    wireObjects(codec),
  )
  const hostile = fc.constantFrom(...hostileValues)
  return fc.oneof(
    plain.map((value) => made(fc.stringify(value), () => value)),
    hostile,
    fc
      .tuple(wireObjects(codec), fc.constantFrom(...members), hostile)
      .map(([wire, name, value]) =>
        made(`${value} as ${name} in ${fc.stringify(wire)}`, () =>
          ownRecord([...Object.entries(wire), [name, value.make()]]),
        ),
      ),
  )
}
