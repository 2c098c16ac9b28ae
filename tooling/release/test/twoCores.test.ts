import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { compile, runProgram, write } from '../src/project.js'
import { silence } from '../src/run.js'

const { boltOnly, everything } = inject('shipped')

const coreIn = (project: string) => join(project, 'node_modules/@token-codecs/core')

// A copy under another version: TypeScript takes two copies of one version for one package, and proves nothing.
const later = join(dirname(boltOnly), 'later')
beforeAll(() => {
  cpSync(boltOnly, later, { recursive: true })
  const path = join(coreIn(later), 'package.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...manifest, version: `${manifest.version}-later` }))
})

const entry = (project: string) => join(coreIn(project), 'dist/index.js')

describe('two installs of core in one process', () => {
  const runBoth = (program: string) =>
    runProgram(
      everything,
      'twoCores.mjs',
      `import assert from 'node:assert'
import * as earlier from '${pathToFileURL(entry(everything))}'
import * as later from '${pathToFileURL(entry(later))}'
assert.notStrictEqual(earlier.secret, later.secret)
const input = { access_token: 'fake-a', token_type: 'Bearer', scope: 'read write', other: { deep: 1 } }
const tokenOf = (core) => core.Rfc6749Token.read(input, { receivedAt: 1700000000 }).right.token
for (const [ours, theirs] of [[earlier, later], [later, earlier]]) {
${program}
}
`,
    )

  test("reveal each other's secrets", async () => {
    expect(await runBoth("assert.strictEqual(ours.reveal(theirs.secret('fake-a')), 'fake-a')")).toEqual(silence)
  })

  test("compare each other's tokens", async () => {
    const program = `assert(ours.eqToken(tokenOf(ours), tokenOf(theirs)))
assert(!ours.eqToken(tokenOf(ours), { ...tokenOf(theirs), accessToken: theirs.secret('fake-b') }))`
    expect(await runBoth(program)).toEqual(silence)
  })

  test("write each other's tokens, extensions too", async () => {
    const program = `for (const codec of ['Rfc6749Token', 'CanonicalToken']) {
  assert(ours[codec].is(tokenOf(theirs)))
  assert.deepStrictEqual(ours[codec].encode(tokenOf(theirs)), theirs[codec].encode(tokenOf(theirs)))
}
assert.deepStrictEqual(ours.Rfc6749Token.encode(tokenOf(theirs)), input)`
    expect(await runBoth(program)).toEqual(silence)
  })

  test("convert with each other's codecs", async () => {
    const program = `const { right } = ours.convert(theirs.Rfc6749Token, ours.CanonicalToken)(input)
assert.deepStrictEqual(right.value, theirs.CanonicalToken.encode(right.token))`
    expect(await runBoth(program)).toEqual(silence)
  })

  test("decode what the other's codecs encoded, extensions too", async () => {
    const program = `for (const codec of ['Rfc6749Token', 'CanonicalToken']) {
  const { right: token } = ours[codec].decode(JSON.parse(JSON.stringify(theirs[codec].encode(tokenOf(theirs)))))
  const expected = codec === 'Rfc6749Token' ? { ...tokenOf(theirs), issuedAt: undefined } : tokenOf(theirs)
  assert(theirs.eqToken(token, expected) && ours.eqToken(expected, token))
  assert.deepStrictEqual(theirs[codec].encode(token), ours[codec].encode(tokenOf(ours)))
}`
    expect(await runBoth(program)).toEqual(silence)
  })

  test("convert in every order of each other's codecs, with the same result", async () => {
    const program = `const names = ['Rfc6749Token', 'CanonicalToken']
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
}`
    expect(await runBoth(program)).toEqual(silence)
  })

  test("merge each other's secrets into one token that both read, write and compare", async () => {
    const program = `const mixed = { ...tokenOf(ours), refreshToken: theirs.secret('fake-r'), extensions: {
  ...tokenOf(theirs).extensions, fake: ours.secret({ a: 1 }), other: theirs.secret({ b: 2 }) } }
const stored = ours.CanonicalToken.encode(mixed)
assert.deepStrictEqual(theirs.CanonicalToken.encode(mixed), stored)
assert(theirs.eqToken(ours.CanonicalToken.decode(stored).right, mixed))
assert(!theirs.eqToken({ ...mixed, refreshToken: ours.secret('fake-other') }, mixed))`
    expect(await runBoth(program)).toEqual(silence)
  })

  test("compare each other's secrets in the equality tester, and print nothing of them", async () => {
    const program = `assert.strictEqual(ours.areSecretsEqual(ours.secret('fake-a'), theirs.secret('fake-a')), true)
assert.strictEqual(ours.areSecretsEqual(theirs.secret('fake-a'), ours.secret('fake-b')), false)
assert.strictEqual(ours.areSecretsEqual(theirs.secret('fake-a'), theirs.secret('fake-a')), true)
assert.strictEqual(ours.areSecretsEqual(theirs.secret({ a: 1, b: [2] }), ours.secret({ b: [2], a: 1 })), true)
assert.strictEqual(ours.areSecretsEqual(theirs.secret('fake-a'), 'fake-a'), false)
const { inspect } = await import('node:util')
assert.strictEqual(inspect(ours.secret('fake-a'), { showHidden: true }), inspect(theirs.secret('fake-bb'), { showHidden: true }))
const { left } = ours.Rfc6749Token.read({ access_token: theirs.secret('fake-a') })
assert(!ours.formatError(left).includes('fake-a') && theirs.formatError(left) === ours.formatError(left))`
    expect(await runBoth(program)).toEqual(silence)
  })

  test("obey the laws, which are bound to one core, with the other's codecs", async () => {
    const program = `import { CanonicalToken, Rfc6749Token } from '${pathToFileURL(entry(later))}'
import { Rfc6749Token as own } from '@token-codecs/core'
import { checkLaws } from '@token-codecs/laws'
import assert from 'node:assert'
import { test } from 'node:test'
assert.notStrictEqual(Rfc6749Token, own)
checkLaws(Rfc6749Token, { test, runs: 25, seed: 6749, partners: [CanonicalToken] })
checkLaws(own, { test, runs: 25, seed: 6749, partners: [Rfc6749Token, CanonicalToken] })
`
    const { code, stdout, stderr } = await runProgram(everything, 'twoCores.laws.mjs', program)
    expect(code, stdout + stderr).toBe(0)
    expect(stdout).toMatch(/^[#ℹ] pass [1-9]\d$/m)
    expect(stdout).toMatch(/^[#ℹ] fail 0$/m)
  })

  test('type-check together', async () => {
    const program = `import * as earlier from '${entry(everything)}'
import * as later from '${entry(later)}'

export const codecs: readonly earlier.TokenCodec<earlier.TokenJson>[] = [later.CanonicalToken]
export const laterCodecs: readonly later.AnyTokenCodec[] = [earlier.CanonicalToken, earlier.Rfc6749Token]
export const accessToken: string = earlier.reveal(later.secret('fake-a'))
export const token: later.Token = { accessToken: earlier.secret('fake-a'), tokenType: 'Bearer' }
export const equal: boolean = earlier.eqToken(token, { ...token, extensions: { acme: later.secret({ a: 1 }) } })
export const toStore = later.convert(earlier.Rfc6749Token, earlier.CanonicalToken)
export const same: boolean | undefined = later.areSecretsEqual(token.accessToken, earlier.secret('fake-a'))
export const message = (error: later.TokenError): string => earlier.formatError(error)
`
    write(everything, { 'twoCores.mts': program })
    const { code, stdout } = await compile(everything, 'twoCores', ['twoCores.mts'], {
      module: 'nodenext',
      listFiles: true,
    })
    const listed = stdout.split('\n')
    expect({ code, errors: listed.filter((line) => line.includes('error TS')) }).toEqual({ code: 0, errors: [] })
    expect(listed).toContain(join(coreIn(everything), 'dist/Secret.d.ts'))
    expect(listed).toContain(join(coreIn(later), 'dist/Secret.d.ts'))
  })

  test("read answers with each other's codecs, merge each other's tokens and present them", async () => {
    const program = `const response = Response.json({ access_token: 'fake-b', token_type: 'Bearer', expires_in: 60 })
const next = (await ours.fromResponse(theirs.Rfc6749Token)(response, { receivedAt: 1700000100 })()).right.token
const previous = { ...tokenOf(theirs), refreshToken: theirs.secret('fake-r') }
const { token } = ours.mergeRefresh(previous, next)
assert(ours.eqToken(token, theirs.mergeRefresh(previous, next).token))
assert.strictEqual(ours.reveal(token.refreshToken), 'fake-r')
assert.deepStrictEqual(theirs.reveal(token.extensions.rfc6749), { other: { deep: 1 } })
assert.strictEqual(ours.authorizationHeader(tokenOf(theirs)).right, 'Bearer fake-a')
assert.strictEqual(theirs.authorizationHeader(token).right, 'Bearer fake-b')`
    expect(await runBoth(program)).toEqual(silence)
  })
})
