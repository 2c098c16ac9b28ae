// What two released versions have to do in one process, as programs that end silently where all is well. In each, `earlier`
// and `later` are what the two export, and `ours` and `theirs` first the one and the other, then the other and the one.

/** What each program begins with: the modules are names or paths of the two. */
export const programOfBoth = (
  earlier: string,
  later: string,
  program: string,
): string => `import assert from 'node:assert'
import * as earlier from '${earlier}'
import * as later from '${later}'
assert.notStrictEqual(earlier.secret, later.secret)
const input = { access_token: 'fake-a', token_type: 'Bearer', scope: 'read write', other: { deep: 1 } }
const tokenOf = (core) => core.Rfc6749Token.read(input, { receivedAt: 1700000000 }).right.token
for (const [ours, theirs] of [[earlier, later], [later, earlier]]) {
${program}
}
`

/** The programs, by what they prove. */
export const programsOfBoth: Readonly<Record<string, string>> = {
  "reveal each other's secrets": `assert.strictEqual(ours.reveal(theirs.secret('fake-a')), 'fake-a')`,
  "compare each other's tokens": `assert(ours.eqToken(tokenOf(ours), tokenOf(theirs)))
assert(!ours.eqToken(tokenOf(ours), { ...tokenOf(theirs), accessToken: theirs.secret('fake-b') }))`,
  "write each other's tokens, extensions too": `for (const codec of ['Rfc6749Token', 'CanonicalToken']) {
  assert(ours[codec].is(tokenOf(theirs)))
  assert.deepStrictEqual(ours[codec].encode(tokenOf(theirs)), theirs[codec].encode(tokenOf(theirs)))
}
assert.deepStrictEqual(ours.Rfc6749Token.encode(tokenOf(theirs)), input)`,
  "convert with each other's codecs": `const { right } = ours.convert(theirs.Rfc6749Token, ours.CanonicalToken)(input)
assert.deepStrictEqual(right.value, theirs.CanonicalToken.encode(right.token))`,
  "decode what the other's codecs encoded, extensions too": `for (const codec of ['Rfc6749Token', 'CanonicalToken']) {
  const { right: token } = ours[codec].decode(JSON.parse(JSON.stringify(theirs[codec].encode(tokenOf(theirs)))))
  const expected = codec === 'Rfc6749Token' ? { ...tokenOf(theirs), issuedAt: undefined } : tokenOf(theirs)
  assert(theirs.eqToken(token, expected) && ours.eqToken(expected, token))
  assert.deepStrictEqual(theirs[codec].encode(token), ours[codec].encode(tokenOf(ours)))
}`,
  "convert in every order of each other's codecs, with the same result": `const names = ['Rfc6749Token', 'CanonicalToken']
for (const from of names) {
  const wire = ours[from].encode(tokenOf(ours))
  for (const to of names) {
    const expected = ours.convert(ours[from], ours[to])(wire).right
    for (const convert of [ours.convert, theirs.convert]) {
      for (const source of [ours[from], theirs[from]]) {
        for (const target of [ours[to], theirs[to]]) {
          const { value, notes, token } = convert(source, target)(wire).right
          assert.deepStrictEqual({ value, notes }, { value: expected.value, notes: expected.notes })
          assert(ours.eqToken(token, expected.token))
        }
      }
    }
  }
}`,
  "merge each other's secrets into one token that both read, write and compare": `const mixed = { ...tokenOf(ours), refreshToken: theirs.secret('fake-r'), extensions: {
  ...tokenOf(theirs).extensions, fake: ours.secret({ a: 1 }), other: theirs.secret({ b: 2 }) } }
const stored = ours.CanonicalToken.encode(mixed)
assert.deepStrictEqual(theirs.CanonicalToken.encode(mixed), stored)
assert(theirs.eqToken(ours.CanonicalToken.decode(stored).right, mixed))
assert(!theirs.eqToken({ ...mixed, refreshToken: ours.secret('fake-other') }, mixed))`,
  "compare each other's secrets in the equality tester, and print nothing of them": `assert.strictEqual(ours.areSecretsEqual(ours.secret('fake-a'), theirs.secret('fake-a')), true)
assert.strictEqual(ours.areSecretsEqual(theirs.secret('fake-a'), ours.secret('fake-b')), false)
assert.strictEqual(ours.areSecretsEqual(theirs.secret('fake-a'), theirs.secret('fake-a')), true)
assert.strictEqual(ours.areSecretsEqual(theirs.secret({ a: 1, b: [2] }), ours.secret({ b: [2], a: 1 })), true)
assert.strictEqual(ours.areSecretsEqual(theirs.secret('fake-a'), 'fake-a'), false)
const { inspect } = await import('node:util')
assert.strictEqual(inspect(ours.secret('fake-a'), { showHidden: true }), inspect(theirs.secret('fake-bb'), { showHidden: true }))
const { left } = ours.Rfc6749Token.read({ access_token: theirs.secret('fake-a') })
assert(!ours.formatError(left).includes('fake-a') && theirs.formatError(left) === ours.formatError(left))`,
  "read answers with each other's codecs, merge each other's tokens and present them": `const response = Response.json({ access_token: 'fake-b', token_type: 'Bearer', expires_in: 60 })
const next = (await ours.fromResponse(theirs.Rfc6749Token)(response, { receivedAt: 1700000100 })()).right.token
const previous = { ...tokenOf(theirs), refreshToken: theirs.secret('fake-r') }
const { token } = ours.mergeRefresh(previous, next)
assert(ours.eqToken(token, theirs.mergeRefresh(previous, next).token))
assert.strictEqual(ours.reveal(token.refreshToken), 'fake-r')
assert.deepStrictEqual(theirs.reveal(token.extensions.rfc6749), { other: { deep: 1 } })
assert.strictEqual(ours.authorizationHeader(tokenOf(theirs)).right, 'Bearer fake-a')
assert.strictEqual(theirs.authorizationHeader(token).right, 'Bearer fake-b')`,
}

/** The laws of one, with the codecs of the other and of its own core. */
export const lawsOfBoth = (laws: string, own: string, other: string): string => `import * as own from '${own}'
import { CanonicalToken, Rfc6749Token } from '${other}'
import { checkLaws } from '${laws}'
import assert from 'node:assert'
import { test } from 'node:test'
assert.notStrictEqual(Rfc6749Token, own.Rfc6749Token)
checkLaws(Rfc6749Token, { test, runs: 25, seed: 6749, partners: [CanonicalToken] })
checkLaws(own.Rfc6749Token, { test, runs: 25, seed: 6749, partners: [Rfc6749Token, CanonicalToken] })
`

/** What type-checks under the strictest settings: codecs and tokens of one in the functions of the other. */
export const typesOfBoth = (earlier: string, later: string): string => `import * as earlier from '${earlier}'
import * as later from '${later}'

export const earlierCodecs: readonly earlier.AnyTokenCodec[] = [later.CanonicalToken, later.Rfc6749Token, later.BoltToken]
export const laterCodecs: readonly later.AnyTokenCodec[] = [earlier.CanonicalToken, earlier.Rfc6749Token, earlier.BoltToken]
export const bolts: readonly earlier.TokenCodec<earlier.BoltTokenResponse>[] = [later.BoltToken]
export const laterBolts: readonly later.TokenCodec<later.BoltTokenResponse>[] = [earlier.BoltToken]
export const accessToken: string = earlier.reveal(later.secret('fake-a'))
export const token: later.Token = { accessToken: earlier.secret('fake-a'), tokenType: 'Bearer' }
export const earlierToken: earlier.Token = { ...token, refreshToken: later.secret('fake-r') }
export const equal: boolean = earlier.eqToken(token, { ...token, extensions: { acme: later.secret({ a: 1 }) } })
export const laterEqual: boolean = later.eqToken.equals(earlierToken, token)
export const toStore = later.convert(earlier.Rfc6749Token, earlier.CanonicalToken)
export const boltToStore = earlier.convert(later.BoltToken, earlier.CanonicalToken)({})
export const storeToBolt = later.convert(earlier.CanonicalToken, later.BoltToken, { onLoss: 'fail' })({})
export const merged: earlier.ReadResult = later.mergeRefresh(earlierToken, token)
export const laterMerged: later.ReadResult = earlier.mergeRefresh(token, earlierToken)
export const written = [earlier.BoltToken.encode(token), later.BoltToken.encode(earlierToken)]
export const isToken = (value: unknown): value is earlier.Token => later.CanonicalToken.is(value)
export const answer = later.fromResponse(earlier.BoltToken)
export const earlierAnswer = earlier.fromResponse(later.BoltToken)
export const same: boolean | undefined = later.areSecretsEqual(token.accessToken, earlier.secret('fake-a'))
export const message = (error: later.TokenError): string => earlier.formatError(error)
export const laterMessage = (error: earlier.TokenError): string => later.formatError(error)
export const reading: later.ReadOptions = { receivedAt: 1700000000 } satisfies earlier.ReadOptions
export const error: earlier.TokenError = {} as later.TokenError
export const laterError: later.TokenError = {} as earlier.TokenError
export const header = later.authorizationHeader(earlierToken)
export const left: number | undefined = later.secondsLeft(earlierToken, 1700000000)
`
