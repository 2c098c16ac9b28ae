// Streams that only a real process has: a pipe that its reader closed, as `head` does, a full disk, a closed standard input.
import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const response = '{"access_token":"fake-a","token_type":"bearer","refresh_token_scope":"bolt.account.view"}'

interface Outcome {
  /** The words of the pipe's reader, then the exit code. */
  readonly said: string
  readonly stderr: string
}

/** Runs the program before a pipe, whose reader closes it before the program has any input. */
const beforeClosedPipe = (redirections: string): Promise<Outcome> =>
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

test('ends quietly when nobody reads its output any more, with the exit code of a closed pipe', async () => {
  const { said, stderr } = await beforeClosedPipe('')
  expect(said).toBe('closed\nexit code 141\n')
  expect(stderr).toMatch(/^enterprise.*refreshTokenScope.*dropped.*\n$/)
})

test('ends the same way when nobody reads its notes any more', async () => {
  expect(await beforeClosedPipe('2>&1 >/dev/null')).toEqual({ said: 'closed\nexit code 141\n', stderr: '' })
})

const runWith = (redirection: string) => {
  const args = ['-c', `"$0" "$1" convert --from bolt --to enterprise ${redirection}`, process.execPath, main]
  return spawnSync('sh', args, { input: response, encoding: 'utf8' })
}

test('says that the output cannot be written, without a stack and not as if the input were refused', () => {
  const { status, stderr } = runWith('>/dev/full')
  const ours = stderr.split('\n').find((line) => line.startsWith('token-codecs: '))
  expect(ours).toMatchInlineSnapshot(`"token-codecs: the output cannot be written (ENOSPC)"`)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(status).toBe(2)
})

test('still converts when the notes cannot be written, and says so in the exit code alone', () => {
  const { status, stdout } = runWith('2>/dev/full')
  expect(stdout).toContain('"access_token"')
  expect(status).toBe(2)
})

test.each([
  ['standard input is closed', '<&-'],
  ['standard input is empty', '</dev/null'],
  ['standard input is a directory', '</tmp'],
  ['FILE is a directory', '/tmp'],
])('says in one line that there is no input, where %s', (_, redirection) => {
  const { status, stdout, stderr } = runWith(redirection)
  expect(stderr).toMatch(/^token-codecs: [^\n]+\n$/)
  expect(stdout).toBe('')
  expect(status).toBe(2)
})
