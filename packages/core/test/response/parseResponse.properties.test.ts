import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import type { AnyTokenCodec, ResponseParts } from '../../src/index.js'
import { CanonicalToken, defineCodec, parseResponse, Rfc6749Token, readResponse, reveal } from '../../src/index.js'

const AcmeToken = defineCodec<{ accessToken?: string; token_type?: string; password?: number }>()({
  id: 'acme',
  fields: { accessToken: 'accessToken', tokenType: 'token_type', expiresIn: 'password' },
  errors: [{ marker: 'fault', read: ({ fault, error_uri }) => ({ error: fault, errorUri: error_uri }) }],
})
const codecs: readonly AnyTokenCodec[] = [Rfc6749Token, CanonicalToken, AcmeToken]

const planted = 'fake-planted-7f3a'
const names = fc.oneof(
  fc.constantFrom('access_token', 'accessToken', 'refresh_token', 'token_type', 'expires_in', 'scope', 'id_token', 'v'),
  fc.constantFrom('error', 'fault', 'error_uri', '__proto__', 'extensions', 'password', 'toString'),
  fc.string({ maxLength: 5 }),
)
const values = fc.oneof(
  fc.constant(planted),
  fc.constantFrom('Bearer', '3600', 'a b', ''),
  fc.jsonValue({ maxDepth: 2 }),
)
const bodies = fc.dictionary(names, values, { maxKeys: 6 })
const text = fc.oneof(
  bodies.map((body) => JSON.stringify(body)),
  bodies.map((body) => JSON.stringify(body).slice(0, -1)),
  fc
    .array(fc.tuple(names, fc.oneof(fc.constant(planted), fc.string())))
    .map((pairs) => new URLSearchParams(pairs).toString()),
  fc.string({ unit: 'binary' }).map((around) => around + planted),
  fc.constant(`<html>${planted}</html>`),
)
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  text.map((body) => new TextEncoder().encode(body)),
)
const status = fc.oneof(fc.constantFrom(200, 201, 204, 302, 400, 401, 429, 500), fc.integer(), fc.double())
const headers = fc.oneof(
  fc.constantFrom('application/json', 'application/x-www-form-urlencoded; charset=UTF-8', null),
  fc.string(),
)

test('never throws, and never prints parts of a body', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...codecs),
      status,
      headers,
      fc.oneof(text, bytes),
      headers,
      fc.option(fc.double(), { nil: undefined }),
      fc.boolean(),
      (codec, code, contentType, body, retryAfter, receivedAt, strict) => {
        const result = parseResponse(codec, { status: code, contentType, body, retryAfter, receivedAt }, { strict })
        // Token type and scope are not secret.
        const sealed =
          result._tag === 'Left'
            ? result
            : { ...result.right, token: { ...result.right.token, tokenType: '', scope: [] } }
        expect(inspect(sealed, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain(planted)
        expect(JSON.stringify(sealed)).not.toContain(planted)
        const isSuccess = code >= 200 && code <= 299
        expect(result._tag === 'Left' || isSuccess).toBe(true)
      },
    ),
    { numRuns: 5 * inject('cases') },
  ))

test('reads a JSON body as the codec reads the parsed value', () =>
  fc.assert(
    fc.property(fc.constantFrom(...codecs), bodies, fc.boolean(), (codec, body, strict) => {
      const text = JSON.stringify(body)
      const parsed = parseResponse(codec, { status: 200, body: text, receivedAt: 5 }, { strict })
      const read = codec.read(JSON.parse(text), { receivedAt: 5, strict })
      const expected =
        read._tag === 'Left' && read.left._tag === 'OAuthError'
          ? { ...read, left: { ...read.left, status: 200 } }
          : read
      const client = parseResponse(codec, { status: 200, body: JSON.parse(text), receivedAt: 5 }, { strict })
      expect(inspect(client, { depth: 9 })).toBe(inspect(parsed, { depth: 9 }))
      if (parsed._tag === 'Left' && parsed.left._tag === 'Malformed') {
        const { body: sealed, ...malformed } = parsed.left
        expect(sealed === undefined ? '' : reveal(sealed)).toBe(text)
        expect(malformed).toEqual(read._tag === 'Left' ? read.left : undefined)
        return
      }
      expect(inspect(parsed, { depth: 9 })).toBe(inspect(expected, { depth: 9 }))
    }),
    { numRuns: 5 * inject('cases') },
  ))

test('reads a token from a form as from JSON', () => {
  const value = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }).map((part) => `fake-${part}`)
  const form = fc.record({
    access_token: value,
    refresh_token: value,
    scope: fc.constantFrom('a', 'a b', ''),
    other: fc.string(),
  })
  fc.assert(
    fc.property(form, fc.nat(), (members, expires_in) => {
      const asForm = new URLSearchParams({ ...members, expires_in: String(expires_in) }).toString()
      const asJson = JSON.stringify({ ...members, expires_in })
      const [one, other] = [asForm, asJson].map((body) => {
        const result = parseResponse(Rfc6749Token, { status: 200, body })
        return result._tag === 'Right' ? [CanonicalToken.encode(result.right.token), result.right.notes] : result
      })
      expect(one).toEqual(other)
    }),
  )
})

test('never throws on a fake response', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything({ withNullPrototype: true }), fc.anything(), async (answer, options) => {
      expect(parseResponse(Rfc6749Token, answer as ResponseParts, options as object)._tag).toBe('Left')
      expect((await readResponse(Rfc6749Token, answer as Response, options as object))._tag).toBe('Left')
    }),
  )
  const throwing = new Proxy({} as Response, {
    get: () => {
      throw new Error(planted)
    },
  })
  expect(inspect(parseResponse(Rfc6749Token, throwing as unknown as ResponseParts))).not.toContain(planted)
  expect(inspect(await readResponse(Rfc6749Token, throwing))).not.toContain(planted)
})

test('reads a stream split at any point like the whole body', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(text, bytes), fc.array(fc.nat(40), { maxLength: 6 }), async (body, lengths) => {
      const all = typeof body === 'string' ? new TextEncoder().encode(body) : body
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          let at = 0
          for (const length of lengths) {
            controller.enqueue(all.slice(at, at + length))
            at += length
          }
          controller.enqueue(all.slice(at))
          controller.close()
        },
      })
      const streamed = await readResponse(Rfc6749Token, new Response(stream), { receivedAt: 5 })
      const whole = parseResponse(Rfc6749Token, { status: 200, body: all, receivedAt: 5 })
      expect(inspect(streamed, { depth: 9 })).toBe(inspect(whole, { depth: 9 }))
    }),
  )
})
