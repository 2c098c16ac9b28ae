// Cases that need a real process: what it loads, a pipe closed by its reader, a full disk, and a closed standard input.
import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

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

const shared = ['Streams', 'main', 'rolldown-runtime', 'shown']

test('convert loads only the packages of the codecs that it is given', () => {
  const loaded = loadedBy('convert', '--from', 'bolt-sdk', '--to', 'microsoft-v1')
  expect(loaded).toEqual([...shared, 'bolt', 'codecs', 'convert', 'core', 'microsoft', 'readInput', 'time'].sort())
})

test('help loads no command', () => expect(loadedBy('--help')).toEqual(shared))

test('no file loads a module that only starts processes', () => {
  const scripts = readdirSync(dirname(main)).filter((name) => name.endsWith('.cjs'))
  expect(scripts).toContain('vendors.cjs')
  for (const name of scripts) expect(readFileSync(join(dirname(main), name), 'utf8')).not.toContain('child_process')
})
