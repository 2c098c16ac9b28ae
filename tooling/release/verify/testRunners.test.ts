// Tests of somebody else's project, under each runner: the laws of a codec, and tokens in comparisons.
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, inject, test } from 'vitest'
import type { Files, Runner } from '../src/project.js'
import { runTests } from '../src/project.js'

const { everything } = inject('shipped')

const codec = (fields: string): string => `import { defineCodec, field } from '@token-codecs/core'
import { checkLaws } from '@token-codecs/laws'

const AcmeToken = defineCodec()({
  vendor: 'acme',
  fields: { accessToken: 'access_token', tokenType: 'token_type', ${fields} },
})
`
const lawsHold = "checkLaws(AcmeToken, { test, runs: 50, golden: new URL('golden', import.meta.url) })\n"

const golden = JSON.stringify({
  canonical: { v: 1, accessToken: 'fake-planted-a', tokenType: 'Bearer', scope: ['read', 'write'] },
  wire: { acme: { access_token: 'fake-planted-a', token_type: 'Bearer', scope: 'read write' } },
})

const lawful = `${codec("scope: 'scope'")}${lawsHold}`

const minutes = `${codec(`scope: 'scope', expiresIn: field('minutes', {
  read: (minutes) => (typeof minutes === 'number' ? minutes * 60 : minutes),
  write: (seconds) => (typeof seconds === 'number' ? Math.floor(seconds / 60) : seconds),
})`)}${lawsHold}`

const renamed = `${codec("scope: 'permissions'")}${lawsHold}`

const leaking = `${codec("scope: 'scope'")}
const decode = (input) => {
  const result = AcmeToken.decode(input)
  if (result._tag === 'Left') return result
  return { ...result, right: { ...result.right, toString: () => 'fake' }, seen: JSON.stringify(input) }
}
checkLaws({ ...AcmeToken, decode }, { test, runs: 50 })
`

const withoutTester = `import { areSecretsEqual, CanonicalToken, secret } from '@token-codecs/core'

const token = {
  accessToken: secret('fake-planted-one'),
  tokenType: 'Bearer',
  extensions: { fake: secret({ deep: ['fake-planted-two'], 'fake-planted-three': 1 }) },
}
const same = () => CanonicalToken.decode(CanonicalToken.encode(token)).right
const other = { ...same(), accessToken: secret('fake-planted-four') }
const store = jest.fn()
store(same())
`
const withTester = `${withoutTester}expect.addEqualityTesters([areSecretsEqual])\n`

const passing = `${withTester}
test('equal', () => {
  expect(same()).toEqual(token)
  expect(same()).toStrictEqual(token)
  expect(same()).toMatchObject({ accessToken: secret('fake-planted-one') })
  expect(store).toHaveBeenCalledWith(token)
  expect(store).toHaveBeenLastCalledWith(token)
  expect([same()]).toEqual([token])
  expect([other, same()]).toContainEqual(token)
  expect(new Map([['fake', same()]])).toEqual(new Map([['fake', token]]))
  expect(new Set([same()])).toEqual(new Set([token]))
  expect(same()).toEqual(expect.objectContaining({ accessToken: token.accessToken }))
  expect([other, same()]).toEqual(expect.arrayContaining([token]))
  expect(same()).toEqual({ ...token, accessToken: expect.anything() })
})
test('different', () => {
  expect(other).not.toEqual(token)
  expect(other).not.toStrictEqual(token)
  expect(other).not.toMatchObject({ accessToken: token.accessToken })
  expect(same()).not.toMatchObject({ extensions: { fake: secret({ 'fake-planted-three': 1 }) } })
  expect(store).not.toHaveBeenCalledWith(other)
  expect(other).not.toEqual(expect.objectContaining({ accessToken: token.accessToken }))
  expect(token.accessToken).not.toEqual('fake-planted-one')
  expect(token.accessToken).not.toEqual(undefined)
})
`

const neverEqual = `${withoutTester}
test('never equal by accident', () => {
  expect(same()).not.toEqual(token)
  expect(store).not.toHaveBeenCalledWith(token)
  expect(token).toEqual({ ...token })
})
`

const failing = `${withTester}
test('toEqual', () => expect(other).toEqual(token))
test('toStrictEqual', () => expect([other]).toStrictEqual([token]))
test('toMatchObject', () => expect(other).toMatchObject({ extensions: { fake: secret({ 'fake-planted-five': 1 }) } }))
test('toHaveBeenCalledWith', () => expect(store).toHaveBeenCalledWith(other))
test('not.toEqual', () => expect(same()).not.toEqual(token))
test('toContainEqual', () => expect([other]).toContainEqual(token))
test('toBe', () => expect(same()).toBe(token))
test('toThrow', () => { throw Object.assign(new Error(String(token.accessToken)), { token, cause: token }) })
`

/** Runs tests; the lines of code that a runner prints around a failure are the test's own, and left out. */
const check = async (runner: Runner, files: Files) => {
  const folder = [runner.replace(':', '-'), ...Object.keys(files)].join('-').replaceAll('.test.js', '')
  const outcome = await runTests(everything, runner, folder, { ...files, 'golden/1.0.0/token.json': golden })
  const lines = stripVTControlCharacters(outcome.stdout + outcome.stderr).split('\n')
  return { code: outcome.code, printed: lines.filter((line) => !/^[\s>❯]*\d* ?\|/.test(line)).join('\n') }
}

describe.each(['node:test', 'Jest', 'vitest'] as const)('under %s, a codec', (runner) => {
  test('that is lawful passes', async () => {
    const { code, printed } = await check(runner, { 'lawful.test.js': lawful })
    expect(code, printed).toBe(0)
    expect(printed).toMatch(/(?:Tests:? +|pass )20\b/)
  })

  test('that loses seconds fails, with the law, the member and the smallest case', async () => {
    const { code, printed } = await check(runner, { 'minutes.test.js': minutes })
    expect(code).not.toBe(0)
    expect(printed).toContain('acme breaks law 1,')
    expect(printed).toContain('`expiresIn` (not-representable)')
    expect(printed).toMatch(/expiresIn: 1 }/)
    expect(printed).toMatch(/seed: 6749, path: '[\d:]+'/)
  })
})

test.each([
  ['renames what it has released', 'renamed', renamed, ['acme breaks law 10,', '`scope` and `extensions`']],
  ['leaks', 'leaking', leaking, ["`decode`'s result shows a secret"]],
] as const)('a codec that %s fails, and the failure shows no secret', async (_, name, text, expected) => {
  const { code, printed } = await check('node:test', { [`${name}.test.js`]: text })
  expect(code).not.toBe(0)
  for (const part of expected) expect(printed).toContain(part)
  expect(printed).not.toMatch(/planted/i)
})

describe.each(['Jest', 'vitest'] as const)('under %s', (runner) => {
  test('tokens are compared by their secrets with the tester, and never equal without it', async () => {
    const { code, printed } = await check(runner, { 'passing.test.js': passing, 'neverEqual.test.js': neverEqual })
    expect(code, printed).toBe(0)
    expect(printed).toMatch(/Tests:? +3 passed/)
  })

  test.each([
    // One file runs in Jest's own process, several in its workers.
    ['one process', { 'failing.test.js': failing }],
    ['several', { 'failing.test.js': failing, 'failingToo.test.js': failing }],
  ])('a comparison that fails shows no secret, from %s', async (_, files) => {
    const { code, printed } = await check(runner, files)
    expect(code).toBe(1)
    expect(printed).toMatch(new RegExp(`Tests:? +${8 * Object.keys(files).length} failed`))
    expect(printed).toContain('<redacted>')
    expect(printed.split('\n').filter((line) => line.includes('planted'))).toEqual([])
  })
})
