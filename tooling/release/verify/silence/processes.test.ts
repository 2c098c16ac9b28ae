import { expect, test } from 'vitest'
import { secretText, showsSecret } from '../../src/silence/markers.js'
import { runNode } from '../../src/silence/runNode.js'

const planted = secretText('process')

// The secret comes by standard input: a line of the program, which Node shows where it fails, holds none.
const wrapped = `
  import { readFileSync } from 'node:fs'
  import { formatError, Rfc6749Token } from '@token-codecs/core'
  const planted = readFileSync(0, 'utf8')
  const response = { access_token: planted, refresh_token: planted, unknown: { planted } }
  const { token, notes } = Rfc6749Token.read(response).right
  const refused = Rfc6749Token.read({ ...response, expires_in: planted }).left
  const { left: errors } = Rfc6749Token.decode({ ...response, expires_in: planted })
  let thrown
  try { Rfc6749Token.encode({ ...token, accessToken: planted }) } catch (error) { thrown = error }
  const value = { token, notes, refused, errors, thrown }
  const text = [...Object.values(token), formatError(refused), thrown].join()
`
const plain = `
  import { readFileSync } from 'node:fs'
  const text = readFileSync(0, 'utf8')
  const value = { token: { accessToken: text } }
`

const programs: Readonly<Record<string, string>> = {
  'throws it': 'throw value',
  'throws an error that names it': 'throw new Error(text)',
  'throws an error caused by it': 'throw new Error("refused", { cause: value })',
  'throws an AggregateError': 'throw new AggregateError([new Error("a", { cause: value }), value], text)',
  'rejects with it': 'await Promise.reject(value.token)',
  'lets a rejection go': 'Promise.reject(Object.assign(new Error(text), value)); await new Promise(setImmediate)',
  'fails far down an asynchronous stack':
    'const fail = async (given) => { await null; throw new TypeError(String(given), { cause: value }) }\nconst call = async (given) => await fail(given)\nawait call(text)',
  'fails in a generator':
    'const all = function* (given) { yield given; throw given }\nfor (const each of all(value)) console.log(each)',
  'emits a warning': 'process.emitWarning(text, { detail: text })',
  'emits an error event':
    'const { EventEmitter } = await import("node:events"); new EventEmitter().emit("error", value)',
  'fails an assertion': 'const assert = await import("node:assert"); assert.deepStrictEqual(value, { token: 1 })',
  'prints it by console':
    'console.dir(value, { depth: null, showHidden: true }); console.trace(value); console.table(value)',
  'writes it to its streams': 'process.stdout.write(text); process.stderr.write(JSON.stringify(value))',
  'hands it to a worker':
    'const { Worker } = await import("node:worker_threads"); new Worker("console.log(require(\'node:worker_threads\').workerData)", { eval: true, execArgv: [], workerData: value })',
}

const printed = async (program: string): Promise<string> => {
  const { stdout, stderr } = await runNode(['--input-type=module', '--trace-uncaught', '--eval', program], planted)
  return stdout + stderr
}

test.concurrent.each(Object.entries(programs))('a program that %s shows nothing', async (_, program) => {
  const [shown, control] = await Promise.all([printed(wrapped + program), printed(plain + program)])
  expect(showsSecret(control)).toBe(true)
  expect(shown).not.toBe('')
  expect(showsSecret(shown)).toBe(false)
})
