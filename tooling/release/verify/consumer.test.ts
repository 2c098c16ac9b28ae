import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { compile, runProgram, write } from '../src/project.js'
import { run, silence } from '../src/run.js'

const { boltOnly, everything } = inject('shipped')

const useBolt = `
const result = BoltToken.read({ access_token: 'fake-a', expires_in: 60 }, { receivedAt: 1700000000 })
if (result._tag === 'Left') throw new Error(formatError(result.left))
const { token, notes } = result.right
console.log(reveal(token.accessToken), String(token.accessToken), token.expiresIn, notes.length)
`

const printed = { ...silence, stdout: 'fake-a <redacted> 60 1\n' }

describe('a project that has installed bolt alone', () => {
  test('gets core from its tarball and never from the registry', () => {
    const lock = JSON.parse(readFileSync(join(boltOnly, 'node_modules/.package-lock.json'), 'utf8'))
    expect(Object.keys(lock.packages)).toEqual([
      'node_modules/@token-codecs/bolt',
      'node_modules/@token-codecs/core',
      'node_modules/fp-ts',
      'node_modules/io-ts',
    ])
    expect(lock.packages['node_modules/@token-codecs/core'].resolved).toMatch(/^file:/)
  })

  test('uses it from an ES module', async () => {
    const program = `import { BoltToken, formatError, reveal } from '@token-codecs/bolt'${useBolt}`
    expect(await runProgram(boltOnly, 'bolt.mjs', program)).toEqual(printed)
  })

  test('uses it from a CommonJS module, without a warning', async () => {
    const program = `const { BoltToken, formatError, reveal } = require('@token-codecs/bolt')${useBolt}`
    expect(await runProgram(boltOnly, 'bolt.cjs', program)).toEqual(printed)
  })

  test.each(['nodenext', 'preserve'] as const)(
    'type-checks it in both kinds of module, with module %s',
    async (module) => {
      const program = `import type { BoltTokenResponse, Token } from '@token-codecs/bolt'
import { BoltToken, CanonicalToken, convert, reveal } from '@token-codecs/bolt'

export const token: Token | undefined = ((input: unknown) => {
  const result = BoltToken.read(input, { receivedAt: 1700000000 })
  return result._tag === 'Right' ? result.right.token : undefined
})({})
export const accessToken: string | undefined = token && reveal(token.accessToken)
export const response: BoltTokenResponse | undefined = token && BoltToken.encode(token)
export const toStore = convert(BoltToken, CanonicalToken, { onLoss: 'fail' })
// @ts-expect-error: a lifetime is a number
export const wrong: BoltTokenResponse = { expires_in: '3600' }
`
      write(boltOnly, { 'types.mts': program, 'types.cts': program })
      expect(await compile(boltOnly, module, ['types.mts', 'types.cts'], { module })).toEqual(silence)
    },
  )
})

const boltResponse = {
  access_token: 'fake-a',
  token_type: 'bearer',
  expires_in: 3600,
  refresh_token: 'fake-r',
  refresh_token_scope: 'bolt.account.view',
  scope: 'bolt.account.manage openid',
}

const enterpriseResponse = {
  access_token: 'fake-a',
  token_type: 'Bearer',
  expires_in: 3600,
  scope: 'bolt.account.manage openid',
}

const lost = [
  'enterprise: refreshToken: dropped, the vendor has no member for it (not-carried)',
  'enterprise: refreshTokenScope: dropped, the vendor has no member for it (not-carried)',
]

describe('a project that has installed all packages', () => {
  test('converts a response from bolt to enterprise', async () => {
    const program = `import { BoltToken } from '@token-codecs/bolt'
import { convert } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'
const result = convert(BoltToken, EnterpriseToken)(${JSON.stringify(boltResponse)})
console.log(JSON.stringify(result.right.value))
for (const { message } of result.right.notes) console.log(message)
`
    const stdout = [JSON.stringify(enterpriseResponse), ...lost, ''].join('\n')
    expect(await runProgram(everything, 'convert.mjs', program)).toEqual({ ...silence, stdout })
  })

  const tokenCodecs = (args: readonly string[], input: string) =>
    run('npx', ['--no', '--loglevel=error', '--', 'token-codecs', ...args], { cwd: everything, input })
  const boltToEnterprise = ['convert', '--from', 'bolt', '--to', 'enterprise']

  test('converts a response with the program, which writes the losses to standard error', async () => {
    const { code, stdout, stderr } = await tokenCodecs(boltToEnterprise, JSON.stringify(boltResponse))
    expect({ code, value: JSON.parse(stdout), notes: stderr }).toEqual({
      code: 0,
      value: enterpriseResponse,
      notes: [...lost, ''].join('\n'),
    })
  })

  test('ends the program with 1 on a response that is refused', async () => {
    expect(await tokenCodecs(boltToEnterprise, '{"access_token":"fake-a","expires_in":"1h"}')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'bolt: expires_in: expected whole seconds, got a string (not-digits)\n',
    })
  })

  test('ends the program with 2 on a wrong command line', async () => {
    const { code, stdout, stderr } = await tokenCodecs(['convert', '--from', 'bolt', '--to', 'nobody'], '{}')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^token-codecs: .+\n$/)
  })
})
