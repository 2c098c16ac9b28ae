// `convert` reads and writes in one pass. Its results must be those of `read` and then `write`.
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { AnyTokenCodec } from '../../src/index.js'
import { CanonicalToken, convert, Rfc6749Token, reveal, secret } from '../../src/index.js'
import { tokens } from '../support/arbitraries.js'
import { DatedToken } from '../support/DatedToken.js'
import { fullToken, nested, rightOf, tokenWith } from '../support/index.js'
import { rowCodecs } from '../support/rowCodecs.js'

const codecs: readonly AnyTokenCodec[] = [...rowCodecs, DatedToken, Rfc6749Token, CanonicalToken]

/** A codec with other methods, which `convert` must call. */
const calledInSteps = (codec: AnyTokenCodec): AnyTokenCodec =>
  Object.create(codec, {
    read: { value: (...call: Parameters<AnyTokenCodec['read']>) => codec.read(...call) },
    write: { value: (...call: Parameters<AnyTokenCodec['write']>) => codec.write(...call) },
  })

const isSecret = (value: unknown): value is ReturnType<typeof secret> =>
  typeof value === 'object' && value !== null && String(value) === '<redacted>'

/** Serializes a result with its secrets. */
const opened = (result: unknown): string =>
  JSON.stringify(result, function (this: { [key: string]: unknown }, key, value) {
    const original = this[key]
    return isSecret(original) ? { sealed: reveal(original) } : value
  })

const objectsIn = (value: unknown): readonly object[] => {
  if (typeof value !== 'object' || value === null) return []
  const inner = isSecret(value) ? [reveal(value)] : Object.values(value)
  return [value, ...inner.flatMap(objectsIn)]
}

const contents = fc.oneof(
  fc.constantFrom<unknown>(null, '', '3600', 1700003600, -1, 'soon', true, ['a', 'a'], { a: [{ b: 1 }] }, '<redacted>'),
  fc.jsonValue(),
)
const names = [
  ...new Set(codecs.flatMap(({ fields }) => Object.values(fields).map((place) => [place].flat()[0] ?? ''))),
]
const changes = fc.dictionary(fc.constantFrom(...names, 'unknown', 'error', 'extensions', 'ok'), contents, {
  maxKeys: 3,
})
const options = fc.record(
  {
    receivedAt: fc.constantFrom(1700000000, 1.5, -1, Number.NaN),
    strict: fc.boolean(),
    now: fc.constantFrom(1700000100, 0, 1e12),
    onLoss: fc.constantFrom('report', 'fail'),
  },
  { requiredKeys: [] },
)

describe.each(codecs)('from $id', (first) => {
  test('to any codec, with any input and options, the results are those of both steps', () =>
    fc.assert(
      fc.property(tokens, changes, fc.constantFrom(...codecs), options, (token, changed, second, given) => {
        const written = first.write(token)
        const response = written._tag === 'Right' ? written.right.value : {}
        const input = JSON.parse(JSON.stringify({ ...response, ...changed }))
        const inSteps = convert(calledInSteps(first), calledInSteps(second), given)(input)
        expect(opened(convert(first, second, given)(input))).toBe(opened(inSteps))
      }),
      { numRuns: inject('cases') },
    ))
})

test('the value and the token share no object', () => {
  const details = secret([{ type: 'fake', actions: ['read'] }])
  const extensions = {
    rfc6749: secret({ merchant: { regions: ['fake'] } }),
    'rfc6749#moved': secret({ scope: { a: [1] } }),
  }
  const { scope: _, ...token } = { ...fullToken, authorizationDetails: details, extensions }
  const stored = CanonicalToken.encode({ ...token, refreshTokenScope: ['a'] })
  for (const to of [CanonicalToken, Rfc6749Token, ...rowCodecs] as readonly AnyTokenCodec[]) {
    const result = rightOf(convert(CanonicalToken, to)(stored))
    const kept = new Set(objectsIn(result.token))
    expect(objectsIn(result.value).filter((object) => kept.has(object))).toEqual([])
  }
})

test('calls methods that are replaced after the conversion was made', () => {
  const codec = Object.assign(Object.create(Rfc6749Token), { read: Rfc6749Token.read }) as { read: unknown }
  const toCanonical = convert(codec as typeof Rfc6749Token, CanonicalToken)
  codec.read = () => ({ _tag: 'Right', right: { token: tokenWith({ expiresIn: 5 }), notes: [] } })
  expect(rightOf(toCanonical({})).value).toMatchObject({ expiresIn: 5 })
})

test('a value that is moved from a container counts its containers, so that the token is valid', () => {
  const [NestedToken] = rowCodecs
  const inputOf = (depth: number) => ({ ok: true, data: { access_token: 'fake-a' }, info: { scope: nested(depth) } })
  for (const depth of [498, 499, 500]) {
    const { token } = rightOf((NestedToken as AnyTokenCodec).read(inputOf(depth)))
    expect(NestedToken?.is(token)).toBe(true)
    expect(token.extensions === undefined).toBe(depth === 500)
  }
})

test('calls the methods of a codec that replaces them', () => {
  const silent: AnyTokenCodec = Object.create(Rfc6749Token, {
    read: { value: () => ({ _tag: 'Right', right: { token: tokenWith({ expiresIn: 5 }), notes: [] } }) },
  })
  expect(rightOf(convert(silent, CanonicalToken)({})).value).toMatchObject({ expiresIn: 5 })
})
