// Laws of writing, for tokens with extensions whose names may conflict with the codec's table.
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { AnyTokenCodec, Json, JsonObject, Token } from '../../../src/index.js'
import { CanonicalToken, defineCodec, eqToken, expiryOf, lifetime, Rfc6749Token, secret } from '../../../src/index.js'
import { tokens } from '../../support/arbitraries.js'
import { rightOf } from '../../support/index.js'
import { rowCodecs } from '../../support/rowCodecs.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  created_at?: number
  scope?: string
  refresh_token?: string
}

const AcmeToken: AnyTokenCodec = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { instantFrom: 1_000_000_000 }),
    issuedAt: 'created_at',
    scope: 'scope',
    refreshToken: 'refresh_token',
  },
  tokenType: 'bearer',
  errors: [
    { marker: 'problem', read: ({ problem, expires_in }) => (expires_in === -1 ? { error: problem } : undefined) },
  ],
})
const codecs: readonly AnyTokenCodec[] = [AcmeToken, Rfc6749Token, CanonicalToken, ...rowCodecs]

const values = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<Json>(
      -1,
      0,
      60,
      1_700_000_000,
      1e12,
      'soon',
      '60',
      '',
      null,
      'a b',
      ['a'],
      {},
      1.5,
      true,
      'fake-a',
      ...['2023-12-14T22:13:20Z', 'never', '0', 'a,b', '1700000000000'],
      ...[{ access_token: 'fake-a' }, { expires_in: 60 }, { scope: ['a'], team: 1 }, { scope: 1 }, { team: {} }],
      ...[{ inner: {} }, { inner: { expires_in: 'soon' } }, { inner: { expires_in: 60, team: 1 }, team: 1 }],
    ),
  },
  fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json>,
)
const names = [
  ...[AcmeToken, ...rowCodecs].flatMap(({ fields }) => Object.values(fields).map((name) => [name].flat()[0] ?? '')),
  ...['ok', 'code', 'token_type'],
  ...Object.keys(CanonicalToken.fields),
  ...['problem', 'error', 'v', 'extensions', 'tenant', '__proto__'],
]
const members = fc
  .dictionary(fc.constantFrom(...names), values, { maxKeys: 4 })
  .map((all): JsonObject => JSON.parse(JSON.stringify(all)))
const kept = fc.dictionary(
  fc.constantFrom(...codecs.flatMap(({ id }) => [id, `${id}#moved`]), 'other'),
  members.map((all) => secret(all)),
  { maxKeys: 3 },
)
const keeping: fc.Arbitrary<Token> = fc
  .tuple(tokens, kept, fc.boolean())
  .map(([{ extensions: _, ...token }, extensions, isBare]) => ({
    ...(isBare ? { accessToken: token.accessToken, tokenType: token.tokenType } : token),
    extensions,
  }))

/** The members that differ between two tokens. */
const differing = (one: Token, other: Token): readonly string[] =>
  [...Object.keys(CanonicalToken.fields), 'extensions'].filter((member) => {
    const having = (token: Token): Token => ({
      ...one,
      [member]: token[member as keyof Token],
    })
    return !eqToken(having(one), having(other))
  })

/** The token, as Bearer if the codec cannot write its type. */
const writable = (codec: AnyTokenCodec, token: Token): Token =>
  codec.write(token)._tag === 'Left' ? { ...token, tokenType: 'Bearer' } : token

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe.each(codecs)('with $id, for all tokens', (codec) => {
  test('a token that is written without a note is read back unchanged', () =>
    fc.assert(
      fc.property(keeping, (any) => {
        const token = writable(codec, any)
        const { value, notes } = rightOf(codec.write(token))
        const back = rightOf(codec.decode(throughJson(value)))
        if (notes.length === 0) expect(eqToken(back, token)).toBe(true)
        expect(isDeepStrictEqual(throughJson(codec.encode(back)), throughJson(value))).toBe(true)
      }),
      { numRuns: inject('cases') },
    ))

  test('the notes name exactly the changed members', () =>
    fc.assert(
      fc.property(keeping, (any) => {
        const token = writable(codec, any)
        const { value, notes } = rightOf(codec.write(token))
        const back = rightOf(codec.decode(throughJson(value)))
        expect([...new Set(notes.map(({ member }) => member))].sort()).toEqual([...differing(token, back)].sort())
      }),
      { numRuns: inject('cases') },
    ))

  test('writing keeps the expiry', () =>
    fc.assert(
      fc.property(keeping, fc.option(fc.nat(4_000_000_000), { nil: undefined }), (any, now) => {
        const token = writable(codec, any)
        const written = codec.write(token, now === undefined ? {} : { now })
        if (written._tag === 'Left') return
        const back = rightOf(codec.decode(throughJson(written.right.value)))
        for (const of of ['accessToken', 'refreshToken'] as const) {
          const [before, after] = [expiryOf(token, { of }), expiryOf(back, { of })]
          if (before === undefined || after === undefined) continue
          // A lifetime cannot be negative.
          expect([before, Math.max(before, back.issuedAt ?? 0)]).toContain(after)
        }
      }),
      { numRuns: inject('cases') },
    ))

  test('the notes name exactly the changed members, with any current time', () =>
    fc.assert(
      // Starts in 1973, because earlier times in milliseconds look like seconds.
      fc.property(keeping, fc.integer({ min: 1e8, max: 4e9 }), (any, now) => {
        const token = writable(codec, any)
        const written = codec.write(token, { now })
        if (written._tag === 'Left') return
        const back = rightOf(codec.decode(throughJson(written.right.value)))
        const noted = new Set(written.right.notes.map(({ member }) => member))
        expect([...noted].sort()).toEqual([...differing(token, back)].sort())
      }),
      { numRuns: inject('cases') },
    ))

  test('each response member is written back unchanged, or has a note', () => {
    const smallest = codec.encode({ accessToken: secret('fake-a'), tokenType: 'Bearer' })
    const response = members.map((all) => ({ token_type: 'Bearer', ...all, ...smallest }))
    const memberOf = new Map(Object.entries(codec.fields).map(([member, name]) => [name, member]))
    fc.assert(
      fc.property(response, fc.option(fc.nat(2_000_000_000), { nil: undefined }), (sent, receivedAt) => {
        const read = codec.read(sent, receivedAt === undefined ? {} : { receivedAt })
        if (read._tag === 'Left') return
        const written = codec.write(read.right.token)
        // A codec that implies Bearer can read another type but not write it.
        if (written._tag === 'Left' && read.right.token.tokenType !== 'Bearer') return
        const { value, notes } = rightOf(written)
        const noted = new Set([...read.right.notes, ...notes].map(({ member }) => member))
        for (const [name, content] of Object.entries(sent)) {
          const member = memberOf.get(name) ?? { error: 'error', token_type: 'tokenType' }[name] ?? 'extensions'
          // Empty extensions are absent.
          if (name === 'extensions' && Object.values(Object(content)).every((one) => isDeepStrictEqual(one, {})))
            continue
          // Token type spelling and white space in a scope have no notes.
          if (member === 'tokenType' || member === 'scope' || noted.has(member)) continue
          expect([name, Object.getOwnPropertyDescriptor(value, name)?.value]).toEqual([name, content])
        }
      }),
      { numRuns: inject('cases') },
    )
  })
})
