import { CanonicalToken, defineCodec } from '@token-codecs/core'
import { describe, expect, test } from 'vitest'
import type { LawOptions } from '../src/index.js'
import { checkLaws } from '../src/index.js'
import { BreachError } from '../src/runner/BreachError.js'
import { lawFailure } from '../src/runner/lawFailure.js'
import { AcmeToken, brokenCodecs } from './brokenCodecs.js'
import { goldenFolder } from './goldenFolder.js'
import { sampleOf } from './sampleOf.js'

const golden = sampleOf(AcmeToken)

const lawIn = (title: string | undefined): number => Number(/\blaw (\d+)/.exec(title ?? '')?.[1])

/** Returns the messages of one law's failed tests by test title. */
const breachesOf = (
  law: number,
  codec: typeof AcmeToken,
  options: Partial<LawOptions> = {},
): ReadonlyMap<string, string> => {
  const messages = new Map<string, string>()
  const run = (name: string, check: () => void): void => {
    if (lawIn(name) !== law) return
    try {
      check()
    } catch (broken) {
      messages.set(name, (broken as Error).message)
    }
  }
  checkLaws(codec, { golden, runs: 100, ...options, test: run })
  return messages
}

const wordsOf = (messages: ReadonlyMap<string, string>): string => [...messages.values()].join('\n')

const brokenBy = (does: string): typeof AcmeToken => {
  const found = brokenCodecs.find((broken) => broken.does === does)
  if (found === undefined) throw new Error(`no broken codec ${does}: fix the name in this test`)
  return found.codec as typeof AcmeToken
}

describe('a failure', () => {
  const messages = breachesOf(1, brokenBy('drops a member without a note'))
  const [title, message] = [...messages][0] ?? []

  test('names the codec and the law, and shows the breach and the case', () => {
    expect(title).toMatch(/^acme\b/)
    expect(lawIn(title)).toBe(1)
    expect(message).toContain('acme')
    expect(lawIn(message)).toBe(1)
    expect(message).toContain('`scope`')
    expect(message).toContain("{ accessToken: <redacted>, tokenType: 'Bearer', scope: [] }")
  })

  test('can be repeated with its seed and path, in one case', () => {
    const [, seed, path] = /seed: (-?\d+), path: '([\d:]+)'/.exec(message ?? '') ?? []
    const again = breachesOf(1, brokenBy('drops a member without a note'), { seed: Number(seed), path: path ?? '' })
    expect(again.get(title ?? '')).toMatch(/\b1\b.*\b0\b.*seed: /)
    expect(again.get(title ?? '')).toContain("{ accessToken: <redacted>, tokenType: 'Bearer', scope: [] }")
  })

  test('shows a response with members named toString and valueOf', () => {
    const hiding = brokenBy('accepts a response as a token')
    expect(wordsOf(breachesOf(8, hiding, { runs: 400 }))).toContain('`is`')
    const details = {
      failed: true,
      errorInstance: new BreachError('fake'),
      counterexample: [[{ toString: 2, valueOf: 1 }]],
    }
    expect(lawFailure(AcmeToken, 'law', details as never)?.message).toContain('{ toString: 2, valueOf: 1 }')
  })

  test('contains neither a token nor an unknown member', () => {
    const leaked = wordsOf(breachesOf(7, brokenBy('quotes the input in its errors')))
    expect(leaked).toContain('`read`')
    expect(leaked).not.toContain('PLANTED')
  })
})

test('checkLaws rejects a table with a mistake that the compiler cannot find', () => {
  const codec = defineCodec<{ access_token?: string; token_type?: string }>()({
    id: 'Acme',
    fields: { accessToken: 'access_token', tokenType: 'token_type' },
  })
  expect(() => checkLaws(codec, { test: () => undefined, golden: [] })).toThrow(TypeError)
})

describe('the options', () => {
  test.each([0, -1, 1.5, Number.NaN])('reject %d as the number of cases', (runs) =>
    expect(() => checkLaws(AcmeToken, { test, golden, runs })).toThrow(RangeError),
  )

  test('reject a folder without a golden document for the codec', () => {
    const golden = goldenFolder({ 'other.json': '{ "canonical": { "v": 1 }, "wire": { "other": {} } }' })
    expect(() => checkLaws(AcmeToken, { test, golden })).toThrow(/\bacme\b/)
  })

  test('reject a list without a golden document for the codec, and a list with an invalid document', () => {
    const other = { canonical: { v: 1 }, wire: { other: {} } }
    expect(() => checkLaws(AcmeToken, { test, golden: [] })).toThrow(/\bacme\b/)
    expect(() => checkLaws(AcmeToken, { test, golden: [other] })).toThrow(/\bacme\b/)
    expect(() => checkLaws(AcmeToken, { test, golden: [other, null as never] })).toThrow('golden[1]')
  })

  test.each([undefined, null, {}, { fields: {} }])('reject %j, which is not a codec', (codec) =>
    expect(() => checkLaws(codec as never, { test, golden })).toThrow(TypeError),
  )

  test('reject a path of another law', () => {
    const messages = [...breachesOf(4, AcmeToken, { path: '99:9:9' }).values()]
    expect(messages.some((message) => message.startsWith('path: '))).toBe(true)
  })
})

describe('law 10, compatibility', () => {
  const canonical = { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 60, scope: ['a'] }
  const wire = { access_token: 'fake-a', token_type: 'Bearer', expires_in: 60, scope: 'a' }
  const golden = goldenFolder({ 'token.json': JSON.stringify({ canonical, wire: { acme: wire } }) })

  test('holds for an unchanged codec', () => expect(breachesOf(10, AcmeToken, { golden }).size).toBe(0))

  test('accepts a list of documents as well as a folder', () => {
    const documents = (scope: string) => [{ canonical, wire: { acme: { ...wire, scope } } }]
    expect(breachesOf(10, AcmeToken, { golden: documents('a'), runs: 1 }).size).toBe(0)
    expect(wordsOf(breachesOf(10, AcmeToken, { golden: documents('b'), runs: 1 }))).toContain('`scope`')
  })

  const later = (change: Partial<typeof AcmeToken>): string =>
    wordsOf(breachesOf(10, { ...AcmeToken, ...change } as typeof AcmeToken, { golden, runs: 1 }))

  test('catches a codec that reads a released response differently', () => {
    const decode: typeof AcmeToken.decode = (input) => {
      const result = AcmeToken.decode(input)
      return result._tag === 'Left' ? result : { _tag: 'Right', right: { ...result.right, expiresIn: 61 } }
    }
    expect(later({ decode })).toContain('`expiresIn`')
  })

  test('catches a codec that rejects a released response', () => {
    const decode: typeof AcmeToken.decode = () => AcmeToken.decode(null)
    expect(later({ decode })).not.toBe('')
  })

  test('catches a codec that writes a stored token differently', () => {
    const encode: typeof AcmeToken.encode = (token) => ({ ...AcmeToken.encode(token), token_type: 'bearer' })
    expect(later({ encode })).not.toBe('')
  })

  const reader = (change: Partial<typeof CanonicalToken>): string =>
    wordsOf(breachesOf(10, { ...CanonicalToken, ...change } as never, { golden, runs: 20 }))

  test('catches a canonical codec that rejects a document', () =>
    expect(reader({ decode: () => CanonicalToken.decode(null) })).not.toBe(''))

  test('catches a canonical codec that changes a document', () => {
    const encode: typeof CanonicalToken.encode = (token) => ({ ...CanonicalToken.encode(token), v: 2 as 1 })
    expect(reader({ encode })).not.toBe('')
  })

  test('catches a canonical codec that loses members of a newer version', () => {
    const decode: typeof CanonicalToken.decode = (input) => {
      const result = CanonicalToken.decode(input)
      if (result._tag === 'Left') return result
      const { canonical: _, ...extensions } = { canonical: undefined, ...result.right.extensions }
      return { _tag: 'Right', right: { ...result.right, extensions } }
    }
    expect(reader({ decode })).not.toBe('')
  })
})
