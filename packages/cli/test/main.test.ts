// Cases that need a real process: what it loads, a pipe closed by its reader, a full disk, a closed standard input,
// signals and unexpected exceptions.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../dist/main.cjs', import.meta.url))
const response = '{"access_token":"fake-a","token_type":"bearer","refresh_token_scope":"bolt.account.view"}'

interface Outcome {
  /** Output of the pipe's reader, followed by the program's exit code. */
  readonly said: string
  readonly stderr: string
}

/** Pipes the program into a reader that closes the pipe before the program receives input. */
const intoClosedPipe = (redirections: string): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const program = `{ "$0" "$1" convert --from bolt --to enterprise ${redirections}; echo "exit code $?" >&3; }`
    const pipeline = `{ ${program} | { exec <&-; echo closed >&3; }; } 3>&1`
    const shell = spawn('sh', ['-c', pipeline, process.execPath, main])
    let said = ''
    let stderr = ''
    shell.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text
    })
    shell.stdout.setEncoding('utf8').on('data', (text) => {
      said += text
      if (said === 'closed\n') shell.stdin.end(response)
    })
    shell.on('error', reject)
    shell.on('close', () => resolve({ said, stderr }))
  })

test('exits quietly with 141 when the reader closes standard output', async () => {
  const { said, stderr } = await intoClosedPipe('')
  expect(said).toBe('closed\nexit code 141\n')
  expect(stderr).toMatch(/^enterprise.*refreshTokenScope.*dropped.*\n$/)
})

test('exits quietly with 141 when the reader closes standard error', async () => {
  expect(await intoClosedPipe('2>&1 >/dev/null')).toEqual({ said: 'closed\nexit code 141\n', stderr: '' })
})

const runWith = (redirection: string) => {
  const args = ['-c', `"$0" "$1" convert --from bolt --to enterprise ${redirection}`, process.execPath, main]
  return spawnSync('sh', args, { input: response, encoding: 'utf8' })
}

test('reports unwritable output without a stack trace, and not as a rejected response', () => {
  const { status, stderr } = runWith('>/dev/full')
  const ours = stderr.split('\n').find((line) => line.startsWith('token-codecs: '))
  expect(ours).toMatchInlineSnapshot(
    `"token-codecs: cannot write the output: check disk space and permissions (ENOSPC)"`,
  )
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(status).toBe(2)
})

test('converts when notes cannot be written, and reports that in the exit code only', () => {
  const { status, stdout } = runWith('2>/dev/full')
  expect(stdout).toContain('"access_token"')
  expect(status).toBe(2)
})

test.each([
  ['standard input is closed', '<&-'],
  ['standard input is empty', '</dev/null'],
  ['standard input is a directory', '</tmp'],
  ['FILE is a directory', '/tmp'],
])('reports missing input in one line when %s', (_, redirection) => {
  const { status, stdout, stderr } = runWith(redirection)
  expect(stderr).toMatch(/^token-codecs: [^\n]+\n$/)
  expect(stdout).toBe('')
  expect(status).toBe(2)
})

const folder = mkdtempSync(join(tmpdir(), 'token-codecs-main-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the program in a shell, after a script that prepares the process. Its standard input stays open. */
const prepared = (script: string): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const path = join(folder, 'prepare.cjs')
    writeFileSync(path, script)
    const command = '"$0" --require "$1" "$2" convert --from bolt --to bolt; echo "exit code $?"'
    const shell = spawn('sh', ['-c', command, process.execPath, path, main])
    let said = ''
    let stderr = ''
    shell.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text
    })
    shell.stdout.setEncoding('utf8').on('data', (text) => {
      said += text
    })
    shell.on('error', reject)
    shell.on('close', () => resolve({ said, stderr }))
  })

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])('ends by %s while it waits for input, and prints nothing', async (signal, code) => {
  const { said, stderr } = await prepared(`setTimeout(() => process.kill(process.pid, '${signal}'), 300)`)
  // The shell itself says how a program ended, unless it was interrupted.
  expect([said, stderr.replace(/^Terminated\n$/, '')]).toEqual([`exit code ${code}\n`, ''])
})

test.each([
  ['an exception', "JSON.stringify = () => { throw new TypeError('fake-access\\n    at fake.js:1:2') }"],
  ['an exception in a callback', "setTimeout(() => { throw new TypeError('fake-access') }, 300)"],
  ['a rejected promise', "Promise.reject(new TypeError('fake-access'))"],
])('asks to report %s in one line without its message', async (_, script) => {
  const input =
    'setTimeout(() => { process.stdin.push(Buffer.from(\'{"access_token":"fake-a","token_type":"bearer"}\')); process.stdin.push(null) }, 300)'
  const { said, stderr } = await prepared(`${script}\n${input}`)
  expect(stderr).toMatch(/^token-codecs: [^\n]*TypeError at [\w.]+:\d+:\d+[^\n]*issues\n$/)
  expect(stderr).not.toContain('fake')
  expect(said).toBe('exit code 70\n')
})

test('ends with 70 also if the crash cannot be described', async () => {
  const failing = "const fail = () => { throw new Error('fake-access') }"
  const { said, stderr } = await prepared(`${failing}\nsetTimeout(() => { JSON.parse = fail; fail() }, 300)`)
  expect([said, stderr]).toEqual(['exit code 70\n', ''])
})

test('reports a file without permission to read it', () => {
  const [file, copy] = [join(folder, 'response.json'), join(folder, 'package')]
  writeFileSync(file, response, { mode: 0 })
  // Root may read every file, so the program runs as another user, who can perhaps not reach this clone.
  cpSync(dirname(main), join(copy, 'dist'), { recursive: true })
  cpSync(join(dirname(main), '../package.json'), join(copy, 'package.json'))
  chmodSync(folder, 0o755)
  const args = [join(copy, 'dist/main.cjs'), 'convert', '--from', 'bolt', '--to', 'bolt', file]
  const user = process.getuid?.() === 0 ? { uid: 65_534 } : {}
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', ...user })
  expect(stderr).toMatch(/^token-codecs: [^\n]*permissions \(EACCES\)[^\n]*\n$/)
  expect(status).toBe(2)
})

test('refuses a file that is larger than a string can be', () => {
  const file = join(folder, 'large.json')
  writeFileSync(file, '{}')
  truncateSync(file, 2 ** 30)
  const { status, stderr } = runWith(file)
  expect(stderr).toMatch(/^token-codecs: FILE [^\n]*--lines[^\n]*\n$/)
  expect(status).toBe(2)
})

/** Runs the program, and returns the names of the files that it loads from its folder. */
const loadedBy = (...args: readonly string[]): readonly string[] => {
  const program = `process.once('exit', () => console.error('\\n' + Object.keys(require.cache).join('\\n')))
require(${JSON.stringify(main)})`
  const { stderr } = spawnSync(process.execPath, ['--eval', program, '--', main, ...args], {
    input: response,
    encoding: 'utf8',
  })
  const paths = stderr.split('\n').filter((line) => dirname(line) === dirname(main))
  return paths.map((path) => basename(path, '.cjs')).sort()
}

const shared = ['common', 'main', 'rolldown-runtime']

test('convert loads only the packages of the codecs that it is given', () => {
  const loaded = loadedBy('convert', '--from', 'bolt', '--to', 'microsoft-v1')
  expect(loaded).toEqual([...shared, 'bolt', 'codecs', 'convert', 'core', 'microsoft'].sort())
})

test('help loads no command', () => expect(loadedBy('--help')).toEqual(shared))

test('no file loads a module that only starts processes', () => {
  const scripts = readdirSync(dirname(main)).filter((name) => name.endsWith('.cjs'))
  expect(scripts).toContain('vendors.cjs')
  for (const name of scripts) expect(readFileSync(join(dirname(main), name), 'utf8')).not.toContain('child_process')
})
