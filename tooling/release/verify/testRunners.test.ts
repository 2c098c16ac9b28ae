import { stripVTControlCharacters } from 'node:util'
import { describe, expect, inject, test } from 'vitest'
import { runTests } from '../src/project.js'
import type { Outcome } from '../src/run.js'

const { everything } = inject('shipped')

const preamble = `import { areSecretsEqual, CanonicalToken, secret } from '@token-codecs/core'

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

const withTester = `${preamble}
expect.addEqualityTesters([areSecretsEqual])
`

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

const withoutTester = `${preamble}
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

/** What was printed, without the lines of code around a failure, which are the test's own. */
const printed = ({ stdout, stderr }: Outcome): string =>
  stripVTControlCharacters(stdout + stderr)
    .split('\n')
    .filter((line) => !/^[\s>❯]*\d* ?\|/.test(line))
    .join('\n')

const one = { 'failing.test.js': failing }
const two = { ...one, 'failingToo.test.js': failing }

describe.each(['Jest', 'vitest'] as const)('%s, in a project that has installed the packages', (runner) => {
  test('compares tokens by their secrets with the tester, and finds none equal without it', async () => {
    const outcome = await runTests(everything, runner, `${runner}-passing`, {
      'passing.test.js': passing,
      'withoutTester.test.js': withoutTester,
    })
    expect(outcome.code, printed(outcome)).toBe(0)
    expect(printed(outcome)).toMatch(/Tests:? +3 passed/)
  })

  test.each([
    ['in one process', one],
    ['from several', two],
  ])('shows no secret where a comparison fails, %s', async (title, files) => {
    const outcome = await runTests(everything, runner, `${runner}-${title.replaceAll(' ', '-')}`, files)
    expect(outcome.code).toBe(1)
    expect(printed(outcome)).toMatch(new RegExp(`Tests:? +${8 * Object.keys(files).length} failed`))
    expect(printed(outcome)).toContain('<redacted>')
    const lines = printed(outcome).split('\n')
    expect(lines.filter((line) => line.includes('planted'))).toEqual([])
  })
})
