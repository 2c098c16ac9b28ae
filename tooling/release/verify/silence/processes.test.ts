import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { runNode } from '../../src/run.js'
import { secretText, showsSecret } from '../../src/silence/markers.js'

const cwd = join(root, 'tooling/release')

// The secret comes from standard input, because Node prints the failing line of the program.
const wrapped = `
  import { readFileSync } from 'node:fs'
  import { formatError, parseResponse, Rfc6749Token } from '@token-codecs/core'
  const planted = readFileSync(0, 'utf8')
  const response = { access_token: planted, refresh_token: planted, unknown: { planted } }
  const { token, notes } = Rfc6749Token.read(response).right
  const broken = { ...response, token_type: [planted], expires_in: planted }
  const refused = Rfc6749Token.read(broken).left
  const { left: errors } = Rfc6749Token.decode(broken)
  const answer = { error: 'invalid_grant', error_description: planted, mfa_token: planted }
  const [answered, unreadable] = [JSON.stringify(answer), planted].map((body) => parseResponse(Rfc6749Token, { status: 400, body }).left)
  let thrown
  try { Rfc6749Token.encode({ ...token, accessToken: planted }) } catch (error) { thrown = error }
  const value = { token, notes, refused, errors, answered, unreadable, thrown }
  const text = [...Object.values(token), ...[refused, answered, unreadable].map(formatError), thrown].join()
`
const plain = `
  import { readFileSync } from 'node:fs'
  const text = readFileSync(0, 'utf8')
  const value = { token: { accessToken: text } }
`

const programs: readonly string[] = [
  'throw value',
  'throw new Error(text)',
  'throw new AggregateError([new Error("a", { cause: value }), value], text)',
  'await Promise.reject(value.token)',
  'Promise.reject(Object.assign(new Error(text), value)); await new Promise(setImmediate)',
  'const fail = async (given) => { await null; throw new TypeError(String(given), { cause: value }) }\nawait fail(text)',
  'process.emitWarning(text, { detail: text })',
  'const { EventEmitter } = await import("node:events"); new EventEmitter().emit("error", value)',
  'const assert = await import("node:assert"); assert.deepStrictEqual(value, { token: 1 })',
  'console.dir(value, { depth: null, showHidden: true }); console.trace(value); console.table(value)',
  'process.stdout.write(text); process.stderr.write(JSON.stringify(value))',
  `const { Worker } = await import("node:worker_threads")
  const print = "console.log(require('node:worker_threads').workerData)"
  new Worker(print, { eval: true, execArgv: [], workerData: value })`,
]

const printed = async (program: string): Promise<string> => {
  const options = { cwd, input: secretText('process') }
  const { stdout, stderr } = await runNode(['--input-type=module', '--trace-uncaught', '--eval', program], options)
  return stdout + stderr
}

test.concurrent.each(programs)('a program shows no secret with: %s', async (program) => {
  const [shown, control] = await Promise.all([printed(wrapped + program), printed(plain + program)])
  expect(shown).not.toBe('')
  expect([control, shown].map(showsSecret)).toEqual([true, false])
})

const vitest = join(cwd, 'node_modules/vitest/vitest.mjs')
const config = 'src/silence/failing/vitest.config.ts'

/** Runs the failing tests, and returns the output of the default and the JSON reporter. */
const outputOf = async (env: Readonly<Record<string, string>>): Promise<string> => {
  const args = [vitest, 'run', '--config', config, '--reporter=default', '--reporter=json']
  const { code, stdout, stderr } = await runNode(args, {
    cwd,
    env: { ...process.env, PLANTED: secretText('vitest'), CI: 'true', ...env },
  })
  expect(code).toBe(1)
  expect(stdout).toContain('"numFailedTests"')
  return stdout + stderr
}

test("vitest's diffs show no secret of a token", async () => {
  const [shown, control] = [await outputOf({}), await outputOf({ UNWRAPPED: 'true' })]
  expect(shown).toContain('DPoP')
  expect([control, shown].map(showsSecret)).toEqual([true, false])
})
