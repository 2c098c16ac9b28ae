// Lines of responses as property tests need them: ordinary, broken and hostile.
import type { AnyTokenCodec } from '@token-codecs/core'
import { at, CanonicalToken, defineCodec, Rfc6749Token } from '@token-codecs/core'
import fc from 'fast-check'

/** A codec that documents when the response was issued, a nested member and an extra. */
export const AcmeToken = defineCodec<{
  token?: string
  token_type?: string
  created_at?: number
  login?: { expiry?: number }
  team?: string
}>()({
  id: 'acme',
  fields: { accessToken: 'token', tokenType: 'token_type', issuedAt: 'created_at', expiresAt: at('login', 'expiry') },
  extras: ['team'],
})

export const codecs: readonly AnyTokenCodec[] = [Rfc6749Token, CanonicalToken, AcmeToken]

/** Names that are dangerous as keys of plain objects, or that look alike in JSON text. */
export const hostileNames: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'a',
  'a"b',
  'a\\',
  'a:b',
  '{',
  'é',
  '\ud800',
]

const member = fc.oneof(
  fc.constantFrom(
    'access_token',
    'expires_in',
    'refresh_token',
    'scope',
    'token_type',
    'token',
    'error',
    'received_at',
  ),
  fc.constantFrom('v', 'accessToken', 'expiresIn', 'response', ...hostileNames),
)
const value = fc.oneof(
  fc.constantFrom<unknown>(
    'fake-a',
    'Bearer',
    60,
    '60',
    -1,
    1.5,
    1e300,
    null,
    true,
    '',
    'é€😀',
    'fake-\u2028',
    1_700_000_000,
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

/** JSON objects, which may have a token. Built as text, because names may be repeated. */
export const objectText: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.tuple(member, value), { maxLength: 6 }), fc.constantFrom('', ' ', '\t', ' \r'))
  .map(
    ([members, space]) =>
      `${space}{${members.map(([name, item]) => `${space}${JSON.stringify(name)}${space}:${space}${JSON.stringify(item)}`).join(`${space},`)}${space}}`,
  )

const ordinary = fc.oneof(
  fc.nat().map((index) => `{"access_token":"fake-${index}","token_type":"bearer","expires_in":3600}`),
  fc.nat().map((index) => `access_token=fake-${index}&expires_in=60&scope=a+b`),
  fc.constant('{"access_token":"fake-a","id":12345678901234567890}'),
  fc.constant('{"error":"invalid_grant"}'),
  fc.constant('{"v":1,"accessToken":"fake-a","tokenType":"Bearer"}'),
  fc.constant('{"access_token":"fake-é€😀","token_type":"bearer"}'),
)

const broken = fc.oneof(
  fc.constantFrom(
    'not json',
    '[]',
    '1',
    '"fake-text"',
    'null',
    '{',
    '{"access_token":"fake-a"',
    '\0\0',
    '\ufeff{}',
    '<html>',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\n', ' ')),
)

/** Lines without their ends. */
export const lineText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: ordinary },
  { weight: 2, arbitrary: objectText },
  { weight: 2, arbitrary: broken },
)

/** Bytes of lines, with everything that a reader of lines can stumble over. */
export const lineBytes: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.constantFrom('', '', '\ufeff'),
    fc.array(
      fc.tuple(
        fc.oneof(
          { weight: 5, arbitrary: lineText.map((text) => Buffer.from(text)) },
          { weight: 1, arbitrary: fc.constantFrom('', ' ', '\t\r ', ' '.repeat(80)).map((text) => Buffer.from(text)) },
          { weight: 1, arbitrary: fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)) },
          { weight: 1, arbitrary: fc.integer({ min: 55, max: 70 }).map((size) => Buffer.from('x'.repeat(size))) },
        ),
        fc.constantFrom('\n', '\n', '\r\n', '\r\r\n'),
      ),
      { maxLength: 12 },
    ),
    fc.boolean(),
  )
  .map(([mark, lines, hasEnd]) => {
    const ended = lines.flatMap(([line, end], index) =>
      hasEnd || index < lines.length - 1 ? [line, Buffer.from(end)] : [line],
    )
    return new Uint8Array(Buffer.concat([Buffer.from(mark), ...ended]))
  })

/** Sizes of pieces, repeated until the bytes are used up. */
export const cuts: fc.Arbitrary<readonly number[]> = fc.array(fc.integer({ min: 1, max: 40 }), {
  minLength: 1,
  maxLength: 8,
})

export const piecesOf = (bytes: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] => {
  const pieces: Uint8Array[] = []
  for (let start = 0, index = 0; start < bytes.length; index += 1) {
    const end = start + (sizes[index % sizes.length] ?? bytes.length)
    pieces.push(bytes.subarray(start, end))
    start = end
  }
  return pieces
}
