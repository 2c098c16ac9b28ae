// As somebody who writes a codec elsewhere: install the laws, one call, and be told what is wrong.
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, inject, test } from 'vitest'
import type { Runner } from '../src/project.js'
import { runTests } from '../src/project.js'

const { everything } = inject('shipped')

const codec = (fields: string): string => `import { defineCodec, field } from '@token-codecs/core'
import { checkLaws } from '@token-codecs/laws'

const AcmeToken = defineCodec()({
  vendor: 'acme',
  fields: { accessToken: 'access_token', tokenType: 'token_type', ${fields} },
})
`

const own = "checkLaws(AcmeToken, { test, runs: 50, golden: new URL('golden', import.meta.url) })\n"

const golden = JSON.stringify({
  canonical: { v: 1, accessToken: 'fake-planted-a', tokenType: 'Bearer', scope: ['read', 'write'] },
  wire: { acme: { access_token: 'fake-planted-a', token_type: 'Bearer', scope: 'read write' } },
})

const lawful = `${codec("scope: 'scope'")}${own}`

const minutes = `${codec(`scope: 'scope', expiresIn: field('minutes', {
  read: (minutes) => (typeof minutes === 'number' ? minutes * 60 : minutes),
  write: (seconds) => (typeof seconds === 'number' ? Math.floor(seconds / 60) : seconds),
})`)}${own}`

const renamed = `${codec("scope: 'permissions'")}${own}`

const leaking = `${codec("scope: 'scope'")}
const decode = (input) => {
  const result = AcmeToken.decode(input)
  if (result._tag === 'Left') return result
  return { ...result, right: { ...result.right, toString: () => 'fake' }, seen: JSON.stringify(input) }
}
checkLaws({ ...AcmeToken, decode }, { test, runs: 50 })
`

const check = async (runner: Runner, title: string, text: string) => {
  const folder = `laws-${runner.replace(':', '-')}-${title}`
  const outcome = await runTests(everything, runner, folder, {
    'acme.test.js': text,
    'golden/1.0.0/token.json': golden,
  })
  return { code: outcome.code, printed: stripVTControlCharacters(outcome.stdout + outcome.stderr) }
}

const runners = ['node:test', 'Jest', 'vitest'] as const

describe.each(runners)('under %s, in a project that has installed the packages', (runner) => {
  test('a lawful codec passes', async () => {
    const { code, printed } = await check(runner, 'lawful', lawful)
    expect(code, printed).toBe(0)
    expect(printed).toMatch(/(?:Tests:? +|pass )20\b/)
  })

  test('a codec that loses seconds is told so, with the smallest case', async () => {
    const { code, printed } = await check(runner, 'minutes', minutes)
    expect(code).not.toBe(0)
    expect(printed).toContain('acme breaks law 1,')
    expect(printed).toContain('`expiresIn` (not-representable)')
    expect(printed).toMatch(/expiresIn: 1 }/)
    expect(printed).toMatch(/To run it again: seed: 6749, path: '[\d:]+'/)
  })
})

test('a codec that renames what it has released is told so', async () => {
  const { code, printed } = await check('node:test', 'renamed', renamed)
  expect(code).not.toBe(0)
  expect(printed).toContain('acme breaks law 10,')
  expect(printed).toContain('`scope` and `extensions`')
  expect(printed).not.toContain('planted')
})

test('a codec that leaks is told where', async () => {
  const { code, printed } = await check('node:test', 'leaking', leaking)
  expect(code).not.toBe(0)
  expect(printed).toContain("`decode`'s result shows a secret of the input")
  expect(printed).not.toContain('PLANTED')
})
