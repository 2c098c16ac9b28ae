// Cases that need a real process: signals, pipes, full disks and threads.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { writeResponses } from './responses.js'

const main = fileURLToPath(new URL('../../dist/main.cjs', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'token-codecs-lines-process-'))
afterAll(() => rmSync(home, { recursive: true }))

const path = (name: string): string => join(home, name)
const input = path('responses.jsonl')
writeResponses(input, 20_000)

const convert = ['convert', '--lines', '--from', 'google', '--to', 'enterprise']
const finished = (...args: readonly string[]) =>
  spawnSync(process.execPath, [main, ...convert, ...args, input], { encoding: 'utf8' })

const ended = (child: ReturnType<typeof spawn>): Promise<number | null> =>
  new Promise((resolve) => child.on('exit', (code) => resolve(code)))

test('threads write the same bytes as one process', () => {
  for (const jobs of ['1', '3']) {
    const files = ['-o', path(`o${jobs}`), '--rejects', path(`r${jobs}`), '--rejected-lines', path(`l${jobs}`)]
    expect(finished('--jobs', jobs, ...files, '--summary', path(`s${jobs}`)).status).toBe(3)
  }
  for (const name of ['o', 'r', 'l', 's']) {
    expect(readFileSync(path(`${name}3`), 'latin1') === readFileSync(path(`${name}1`), 'latin1')).toBe(true)
  }
  expect(JSON.parse(readFileSync(path('s1'), 'utf8'))).toMatchObject({ lines: 20_000, rejected: 40, blank: 20 })
})

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s stops at a checkpoint, prints the command that resumes, and exits %i', async (signal, code) => {
  const output = path(`output-${signal}`)
  const flags = ['-o', output, '--progress', 'always']
  const child = spawn(process.execPath, [main, ...convert, ...flags, input])
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  // The file exists once the conversion has begun.
  while (!existsSync(`${output}.partial`)) await new Promise((resolve) => setTimeout(resolve, 2))
  child.kill(signal)
  expect(await ended(child)).toBe(code)
  const command = stderr.split('\n').find((line) => line.startsWith('token-codecs convert'))
  const resumed = spawnSync('sh', ['-c', `${command}`.replace('token-codecs', '"$0" "$1"'), process.execPath, main])
  expect(resumed.status).toBe(3)
  finished('-o', path('uninterrupted'))
  expect(readFileSync(output, 'latin1') === readFileSync(path('uninterrupted'), 'latin1')).toBe(true)
})

test('refuses a folder as standard input, which looks empty to Node', () => {
  const folder = openSync(home, 'r')
  const { status, stderr } = spawnSync(process.execPath, [main, ...convert], {
    stdio: [folder, 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  closeSync(folder)
  expect(status).toBe(2)
  expect(stderr).toMatch(/^token-codecs: [^\n]+\n$/)
})

test('says that FILE cannot be read if it is removed during its conversion', async () => {
  const removed = path('removed.jsonl')
  copyFileSync(input, removed)
  const child = spawn(process.execPath, [main, ...convert, '-o', path('of-removed'), removed])
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  while (!existsSync(path('of-removed.partial'))) await new Promise((resolve) => setTimeout(resolve, 2))
  rmSync(removed)
  expect(await ended(child)).toBe(2)
  expect(stderr).toMatch(/^token-codecs: cannot read FILE [^\n]+\n$/)
})

test('SIGINT ends a conversion that waits for standard input', async () => {
  const child = spawn(process.execPath, [main, ...convert])
  child.stdin.write('{"access_token":"fake-a"}\n')
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.kill('SIGINT')
  expect(await ended(child)).toBe(130)
})

test('writes into the files of standard output and standard error, and replaces neither', () => {
  const flags = ['-o', '/dev/stdout', '--rejects', '/dev/stderr', '--notes', 'none']
  const script = '{ echo before; echo before >&2; "$0" "$@"; echo after; echo after >&2; } > "$OUT" 2> "$ERR"'
  const env = { ...process.env, OUT: path('stdout'), ERR: path('stderr') }
  spawnSync('sh', ['-c', script, process.execPath, main, ...convert, ...flags, input], { env })
  finished('-o', path('named'), '--rejects', path('named-rejects'))
  expect(readFileSync(path('stdout'), 'utf8') === `before\n${readFileSync(path('named'), 'utf8')}after\n`).toBe(true)
  const errors = readFileSync(path('stderr'), 'utf8')
  expect(errors.startsWith(`before\n${readFileSync(path('named-rejects'), 'utf8')}rejected: `)).toBe(true)
  expect(errors.endsWith('after\n')).toBe(true)
})

test('exits quietly with 141 when the reader closes standard output', () => {
  const pipeline = '{ "$0" "$@"; echo "exit code $?" >&3; } 3>&1 >/dev/null | cat'
  const closing = '{ { "$0" "$@"; echo "exit code $?" >&3; } | true; } 3>&1'
  const args = [process.execPath, main, ...convert, '--notes', 'none', input]
  const { stdout } = spawnSync('sh', ['-c', closing, ...args], { encoding: 'utf8' })
  expect(stdout).toBe('exit code 141\n')
  // Without a closed pipe, the same command reports its rejects.
  expect(spawnSync('sh', ['-c', pipeline, ...args], { encoding: 'utf8' }).stdout).toBe('exit code 3\n')
})

test.each([
  ['-o', ['-o', '/dev/full']],
  ['--rejects', ['-o', '/dev/null', '--rejects', '/dev/full']],
  ['a folder that does not exist', ['-o', path('missing/output')]],
])('reports an output that cannot be written in one line, with exit code 2: %s', (_, args) => {
  const { status, stderr } = finished(...args)
  expect(stderr).toMatch(/^token-codecs: [^\n]+\n$/)
  expect(status).toBe(2)
})
