// Snapshot of all messages, together with brokenCodecs.txt. After rewording a message, run both tests with `-u`.
import { readFileSync } from 'node:fs'
import type { AnyTokenCodec, Token, TokenError } from '@token-codecs/core'
import { CanonicalToken, defineCodec, field, secret } from '@token-codecs/core'
import { phrasesIn } from '@tooling/vitest/literals'
import { expect, test } from 'vitest'
import { hostileCases } from '../src/cases/anyValues.js'
import { hostileValues } from '../src/cases/hostileValues.js'
import * as laws from '../src/index.js'
import { BreachError } from '../src/runner/BreachError.js'
import { checkedLaws } from '../src/runner/checkedLaws.js'
import { lawFailure } from '../src/runner/lawFailure.js'
import { AcmeToken } from './brokenCodecs.js'
import { goldenFolder } from './goldenFolder.js'

const changed = (change: object, codec: AnyTokenCodec = AcmeToken): AnyTokenCodec =>
  ({ ...codec, ...change }) as AnyTokenCodec
const rejecting = (error: Partial<TokenError> = {}) => ({ _tag: 'Left', left: { _tag: 'Malformed', ...error } })
const throwError = (): never => {
  throw new Error('fake')
}

const token: Token = { accessToken: secret('fake-a'), tokenType: 'Bearer', scope: ['a'] }
const response = { access_token: 'fake-a', token_type: 'Bearer', scope: 'a' }
const other: Token = { accessToken: secret('fake-b'), tokenType: 'Bearer' }
const PLANTED = 'PLANTED-1'
const note = { action: 'dropped', code: 'fake', source: 'acme', direction: 'write', member: 'scope', message: 'fake' }
const isAny = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

const defined = (change: object, fields: object = {}): AnyTokenCodec =>
  defineCodec<object>()({
    id: 'acme',
    ...change,
    fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in', ...fields },
  } as never) as AnyTokenCodec

const lossyField = defined({}, { scope: field('scope', { read: (value) => value, write: () => 'b' }) })
const emptyErrorIsError = defined({
  errors: [{ marker: 'error', read: ({ error }: never) => ({ error: `${error}` }) }],
})
const canonical = { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 60 }
const golden = { canonical, wire: { acme: { access_token: 'fake-a', token_type: 'Bearer', expires_in: 60 } } }

const rejects = { decode: () => AcmeToken.decode(null) }
const rejectsAll = { ...rejects, validate: rejects.decode, read: () => AcmeToken.read(null), parse: throwError }
const forgets = {
  decode: (input: unknown) => {
    const { later: _, ...rest } = { later: 0, ...(input as object) }
    return CanonicalToken.decode(rest)
  },
}
const forgetsInMemory = {
  encode: ({ later: _, ...rest }: Token & { readonly later?: unknown }) => CanonicalToken.encode(rest),
}
const leaking = (by: object): string | undefined => laws.silence.breach(changed(by), response, PLANTED)
const leak = { message: PLANTED, issues: [], source: 'acme', code: 'fake', _tag: 'Malformed' } as const

/** An object that shows the planted string only when converted to a string. */
const inText = { toString: () => PLANTED }
const loose = Object.assign(secret('fake-a'), inText)

/** Reverses the member order on every second call. */
const reordering = () => {
  let isReversed = false
  return (value: Token): object => {
    isReversed = !isReversed
    const members = Object.entries(AcmeToken.encode(value))
    return Object.fromEntries(isReversed ? members.reverse() : members)
  }
}

const leakingExtras = (): string | undefined => {
  // A list whose `includes` returns false.
  const secretExtras = Object.assign(['team'], { includes: () => false })
  return laws.silence.breach(changed({ extras: ['team'], secretExtras }), { ...response, team: PLANTED }, PLANTED)
}

const pollution = 'leftByACodec'
const polluting = (): object => {
  Object.defineProperty(Object.prototype, pollution, { value: 1, configurable: true })
  return rejecting()
}

const dated = defined({}, { issuedAt: 'created_at' })
const halving = (value: Token): object => ({ ...dated.encode(value), expires_in: 30 })
const halvingOpenly = {
  encode: halving,
  write: (value: Token) => ({
    _tag: 'Right',
    right: { value: halving(value), notes: [{ ...note, member: 'expiresIn' }] },
  }),
}

/** Breaches that the broken codecs do not report. */
const breaches: readonly (string | undefined)[] = [
  laws.carriesItsOwn.breach(changed({ write: () => rejecting() }), token),
  laws.carriesItsOwn.breach(lossyField, token),
  laws.sameFaces.breach(changed(rejects), response),
  laws.sameFaces.breach(changed({ ...rejects, validate: rejects.decode }), response),
  laws.sameFaces.breach(changed({ '~standard': { validate: () => ({ issues: [] }) } }), response),
  laws.sameFaces.breach(changed({ ...rejectsAll, '~standard': { validate: () => ({ issues: [] }) } }), response),
  laws.sameFaces.breach(changed({ read: () => ({ _tag: 'Right', right: { token: other, notes: [] } }) }), response),
  laws.sameFaces.breach(changed({ encode: () => ({}) }), response),
  laws.sameFaces.breach(changed({ parse: throwError }), response),
  laws.sameFaces.breach(changed({ parse: () => other }), response),
  laws.normalForm.breach(changed({ encode: reordering() }), token),
  laws.exactLosses.breach(changed({ write: () => rejecting() }), token),
  laws.exactLosses.breach(changed({ write: () => rejecting({ _tag: 'Lossy', notes: [] } as object) }), token),
  laws.exactLosses.breach(
    changed({ write: () => ({ _tag: 'Right', right: { value: response, notes: [note] } }) }),
    token,
  ),
  laws.exactLosses.breach(
    changed({
      write: (value: Token, options?: { onLoss?: string }) =>
        options?.onLoss === 'fail' ? rejecting() : AcmeToken.write(value),
    }),
    token,
  ),
  laws.exactLosses.breach(
    changed({
      write: (value: Token) =>
        value.tokenType === 'Bearer'
          ? AcmeToken.write(value)
          : rejecting({ _tag: 'Lossy', notes: [{ ...note, member: 'tokenType' }, note] } as object),
    }),
    { ...token, tokenType: 'DPoP' },
  ),
  laws.exactLosses.breach(changed(halvingOpenly, dated), { ...other, expiresIn: 60, issuedAt: 1 }),
  laws.exactReading.breach(
    changed({
      read: (input: unknown, options?: { strict?: boolean }) => AcmeToken.read(options?.strict ? response : input),
    }),
    {},
  ),
  laws.exactReading.breach(
    changed({
      read: (input: unknown, options?: { strict?: boolean }) => AcmeToken.read(options?.strict ? null : input),
    }),
    response,
  ),
  ...['decode', 'validate', 'read', 'is', '~standard', 'write'].map((part) =>
    laws.totalReading.breach(changed({ [part]: throwError }), {}),
  ),
  laws.totalReading.breach(
    changed({ read: (_: unknown, options?: object) => (options ? throwError() : rejecting()) }),
    {},
  ),
  ...['decode', 'is'].map((part) =>
    laws.totalReading.breach(
      changed({ wire: { ...AcmeToken.wire, decode: AcmeToken.wire.decode, [part]: throwError } }),
      {},
    ),
  ),
  laws.totalWriting.breach(changed({ encode: () => undefined }), token),
  laws.totalWriting.breach(changed({ write: throwError }), token),
  ...['now', 'onLoss'].map((option) =>
    laws.totalWriting.breach(
      changed({
        write: (_: Token, options: object = {}) => (Object.hasOwn(options, option) ? throwError() : rejecting()),
      }),
      token,
    ),
  ),
  laws.pureReading.breach(
    changed({
      read: (input: { scope: string }) => {
        input.scope += 'a'
        return rejecting()
      },
    }),
    { ...response },
    {},
  ),
  laws.pureReading.breach(changed({ read: polluting }), {}, {}),
  laws.tolerance.breach(emptyErrorIsError, other, {}),
  leaking({ decode: () => ({ _tag: 'Right', right: { accessToken: PLANTED } }) }),
  leaking({ decode: () => ({ _tag: 'Left', left: [{ value: '<redacted>', context: [], message: inText }] }) }),
  leaking({ read: () => ({ _tag: 'Left', left: { ...leak, _tag: 'OAuthError', message: inText } }) }),
  leaking({ wire: { decode: () => ({ _tag: 'Left', left: [{ value: PLANTED, context: [] }] }) } }),
  leaking({
    write: (value: Token) => (value === (response as unknown) ? { _tag: 'Left', left: leak } : rejecting(leak)),
  }),
  leaking({ write: (value: Token) => (value === (response as unknown) ? AcmeToken.write(value) : rejecting(leak)) }),
  leaking({ read: () => ({ _tag: 'Right', right: { token: { ...token, accessToken: loose }, notes: [] } }) }),
  leakingExtras(),
  laws.guard.breach(changed({ is: isAny }), token),
  laws.detour.breach(dated, changed(halvingOpenly, dated), dated, { ...other, expiresIn: 60, issuedAt: 1 }),
  laws.forwardCompatibility.breach(changed(rejects, CanonicalToken), token, { later: 1 }),
  laws.forwardCompatibility.breach(changed(forgets, CanonicalToken), token, { later: 1 }),
  laws.forwardCompatibility.breach(changed(forgetsInMemory, CanonicalToken), token, { later: 1 }),
  laws.compatibility.breach(changed(rejects, CanonicalToken), golden),
  laws.compatibility.breach(changed({ encode: () => ({}) }, CanonicalToken), golden),
  laws.compatibility.breach(changed(rejects), golden),
  laws.compatibility.breach(changed({ decode: () => ({ _tag: 'Right', right: other }) }), golden),
  laws.compatibility.breach(changed({ encode: () => ({}) }), golden),
]

Reflect.deleteProperty(Object.prototype, pollution)

/** Returns the name and message of the thrown error, with temporary folders replaced by FOLDER. */
const thrownBy = (run: () => unknown): string => {
  try {
    run()
  } catch (thrown) {
    if (thrown instanceof Error)
      return `${thrown.name}  ${thrown.message.replace(/^.*token-codecs-golden-\w+/, 'FOLDER')}`
  }
  throw new Error('expected an error to be thrown')
}

const otherCodec = goldenFolder({ 'other.json': '{ "canonical": { "v": 1 }, "wire": { "other": {} } }' })
const empty = goldenFolder({})
const wrong = goldenFolder({ 'a.json': '{ "v": 1 }' })
const { wire: _, validate: __, ...rest } = AcmeToken
const nothing = (): void => undefined
// Runs only law 4, in which the path does not exist.
const failing = (title: string, check: () => void): void => (title.includes('law 4,') ? check() : undefined)

const thrown = [
  () => laws.checkLaws({} as AnyTokenCodec, { test: nothing, golden: [golden] }),
  () => laws.checkLaws(rest as AnyTokenCodec, { test: nothing, golden: [golden] }),
  () => laws.checkLaws(AcmeToken, { test: nothing, golden: [golden], runs: 0 }),
  () => laws.checkLaws(AcmeToken, { test: nothing, golden: otherCodec }),
  () => laws.checkLaws(AcmeToken, { test: failing, golden: [golden], path: '99:9:9' }),
  () => laws.goldenDocuments(empty),
  () => laws.goldenDocuments(wrong),
  () => Object.keys(hostileValues.find((value) => String(value).endsWith('always throws'))?.make() as object),
].map(thrownBy)

const failed = { failed: true, seed: 6749, counterexamplePath: '7:1', numRuns: 8, numShrinks: 2 }
const values = [token, AcmeToken, { ...response, secret: 'fake' }, hostileValues[0]]
const reports = [
  { ...failed, errorInstance: new BreachError('the breach in words'), counterexample: [values] },
  { ...failed, errorInstance: new Error('fake') },
].map((details) => lawFailure(AcmeToken, 'law 0, title', details as never)?.message ?? '')

const titles = checkedLaws(AcmeToken, [], [golden]).map(({ title }) => title)

const sections: Readonly<Record<string, readonly string[]>> = {
  Laws: titles,
  Breaches: breaches.map((breach) => breach ?? 'MISSING'),
  Failures: reports,
  'Thrown errors': thrown,
  'Values of cases': [...hostileValues, ...hostileCases(AcmeToken).slice(1, 3)].map(String),
}

const messages = Object.entries(sections)
  .map(([title, lines]) => `# ${title}\n${lines.join('\n')}\n`)
  .join('\n')

test('messages match the snapshot', () => expect(messages).toMatchFileSnapshot('messages.txt'))

test('no breach is missing', () => expect(breaches.filter((breach) => breach === undefined)).toEqual([]))

test('every phrase in the sources appears in one of the two snapshots', () => {
  const written = messages + readFileSync(new URL('brokenCodecs.txt', import.meta.url), 'utf8')
  // The first is part of an input. The second never appears, because the result of `read` contains the note.
  const unmatched = ['is refused:', 'a note of `read`']
  const phrases = phrasesIn(new URL('../src/', import.meta.url)).filter((phrase) => !unmatched.includes(phrase))
  expect(phrases.length).toBeGreaterThan(150)
  expect(phrases.filter((phrase) => !written.includes(phrase))).toEqual([])
})
