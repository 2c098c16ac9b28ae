import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../src/run.js'

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const tokenCodecs = async (args: readonly string[], input: string | Uint8Array = ''): Promise<Outcome> => {
  let stdout = ''
  let stderr = ''
  const code = await run(args, {
    stdin: (async function* () {
      const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
      // Two chunks, as a pipe may deliver them.
      yield bytes.subarray(0, 7)
      yield bytes.subarray(7)
    })(),
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  })
  return { code, stdout, stderr }
}

/** Runs the command on a terminal with colors. */
const onTerminal = async (args: readonly string[], input: string): Promise<Outcome> => {
  let stdout = ''
  let stderr = ''
  const terminal = { columns: 80, hasColors: () => true }
  const chunks = (async function* () {
    yield new TextEncoder().encode(input)
  })()
  const code = await run(args, {
    stdin: Object.assign(chunks, { isTTY: true }),
    stdout: { ...terminal, write: (text) => (stdout += text) },
    stderr: { ...terminal, write: (text) => (stderr += text) },
  })
  return { code, stdout, stderr }
}

const boltToEnterprise = ['convert', '--from', 'bolt', '--to', 'enterprise']

const boltResponse = JSON.stringify({
  access_token: 'fake-access',
  token_type: 'bearer',
  expires_in: 3600,
  refresh_token: 'fake-refresh',
  refresh_token_scope: 'bolt.account.view',
  scope: 'bolt.account.manage openid',
})

describe('convert', () => {
  const dated = JSON.stringify({ v: 1, accessToken: 'fake-access', tokenType: 'Bearer', expiresAt: 1_700_003_600 })
  const toRfc6749 = ['convert', '--from', 'canonical', '--to', 'rfc6749']

  test('writes the lifetime that remains until an instant, and notes each computed member', async () => {
    const { code, stdout, stderr } = await tokenCodecs([...toRfc6749, '--now', '1700000000'], dated)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toStrictEqual({ access_token: 'fake-access', token_type: 'Bearer', expires_in: 3600 })
    expect(stderr.match(/\(derived\)/g)).toHaveLength(2)
    expect(stderr).not.toContain('fake-access')
  })

  test('fails with --on-loss fail if an instant cannot be written without --now', async () => {
    const { code, stdout, stderr } = await tokenCodecs([...toRfc6749, '--on-loss', 'fail'], dated)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('(not-carried)')
  })

  test('prints only the enterprise members, and notes each dropped member', async () => {
    const { code, stdout, stderr } = await tokenCodecs(boltToEnterprise, boltResponse)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toStrictEqual({
      access_token: 'fake-access',
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'bolt.account.manage openid',
    })
    const notes = stderr.trimEnd().split('\n')
    expect(notes).toHaveLength(2)
    expect(notes[0]).toMatch(/\brefreshToken\b.*\bdropped\b/)
    expect(notes[1]).toMatch(/\brefreshTokenScope\b.*\bdropped\b/)
    expect(stderr).not.toContain('fake-')
    expect(stderr).not.toContain('bolt.account.view')
  })

  test('adds created_at with --received-at', async () => {
    const { stdout } = await tokenCodecs([...boltToEnterprise, '--received-at', '1700000000'], boltResponse)
    expect(JSON.parse(stdout)).toMatchObject({ expires_in: 3600, created_at: 1_700_000_000 })
  })

  test('reads dates and times of ISO 8601', async () => {
    const args = [...boltToEnterprise, '--received-at', '2023-11-14T23:13:20+01:00', '--now', '2023-11-14T22:23:20Z']
    const { stdout } = await tokenCodecs(args, boltResponse)
    expect(JSON.parse(stdout)).toMatchObject({ expires_in: 3000, created_at: 1_700_000_600 })
  })

  test('writes the lifetime that remains at --now', async () => {
    const args = [...boltToEnterprise, '--received-at', '1700000000', '--now', '1700000600']
    const { stdout, stderr } = await tokenCodecs(args, boltResponse)
    expect(JSON.parse(stdout)).toMatchObject({ expires_in: 3000, created_at: 1_700_000_600 })
    expect(stderr).toMatch(/expires_in.*rebased/)
  })

  test('prints nothing on stdout and exits 1 with --on-loss fail', async () => {
    const { code, stdout, stderr } = await tokenCodecs([...boltToEnterprise, '--on-loss', 'fail'], boltResponse)
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/refreshToken: .*\(not-carried\)/)
  })

  test('names the rejected member and the rule', async () => {
    const { code, stdout, stderr } = await tokenCodecs(boltToEnterprise, '{"access_token":"","expires_in":60}')
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^bolt.*access_token.*\(empty\)\n$/)
  })

  test('keeps an unusable member, and writes it back for the same vendor', async () => {
    const response = '{"access_token":"fake","token_type":"bearer","expires_in":"soon"}'
    const stored = await tokenCodecs(['convert', '--from', 'bolt', '--to', 'canonical'], response)
    expect(stored).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^bolt.*expires_in.*moved.*not-digits.*\n$/),
    })
    const back = await tokenCodecs(['convert', '--from', 'canonical', '--to', 'bolt'], stored.stdout)
    expect(back.stderr).toBe('')
    expect(JSON.parse(back.stdout)).toStrictEqual(JSON.parse(response))
  })

  test('notes a number that JSON.parse rounds', async () => {
    const response = '{"access_token":"fake-a","token_type":"bearer","user_id":17841405793187219}'
    const { code, stdout, stderr } = await tokenCodecs(['convert', '--from', 'rfc6749', '--to', 'rfc6749'], response)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toHaveProperty('access_token', 'fake-a')
    expect(stderr).toMatch(/^rfc6749.*imprecise-number.*\n$/)
    expect(stderr).not.toContain('user_id')
  })

  test('rejects a value to repair with --strict', async () => {
    const response = '{"access_token":"fake","token_type":"bearer","expires_in":"3600"}'
    expect((await tokenCodecs(boltToEnterprise, response)).code).toBe(0)
    const { code, stderr } = await tokenCodecs([...boltToEnterprise, '--strict'], response)
    expect(code).toBe(1)
    expect(stderr).toContain('expires_in')
    expect(stderr).toContain('numeric-string')
  })

  test('reads and writes canonical JSON without a loss', async () => {
    const canonical = await tokenCodecs(['convert', '--from', 'bolt', '--to', 'canonical'], boltResponse)
    expect(canonical.stderr).toBe('')
    expect(JSON.parse(canonical.stdout)).toMatchObject({ v: 1, refreshToken: 'fake-refresh' })
    const back = await tokenCodecs(['convert', '--from', 'canonical', '--to', 'bolt'], canonical.stdout)
    expect(JSON.parse(back.stdout)).toStrictEqual(JSON.parse(boltResponse))
  })

  test('shows the error code of an error response, but not its description', async () => {
    const { code, stderr } = await tokenCodecs(
      boltToEnterprise,
      '{"error":"invalid_grant","error_description":"expired"}',
    )
    expect(code).toBe(1)
    expect(stderr).toMatch(/^bolt.*invalid_grant\n$/)
  })

  test.each([
    ['text that is not JSON', 'fake-access is not JSON', /^bolt.*not-json.*\n$/],
    ['half a response', '{"access_token":"fake-access"', /^token-codecs: .* begins like JSON.*\n$/],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), /^token-codecs: .* begins like JSON.*\n$/],
  ])('rejects %s without showing it', async (_, input, line) => {
    const { code, stdout, stderr } = await tokenCodecs(boltToEnterprise, input)
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(line)
    expect(stderr).not.toContain('fake-access')
  })

  const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYWtlIn0.fake-signature'

  test.each([
    ['an HTML page', '<html>fake</html>', /HTML/],
    ['a bare JWT', jwt, /JWT.*inspect/],
    ['a JSON string that is a JWT', `"${jwt}"`, /JWT.*inspect/],
    ['a response on each line', `${boltResponse}\n${boltResponse}`, /--lines/],
    ['an array', `[${boltResponse}]`, /array.*jq.*--lines/],
    ['CSV', 'id,access_token\n1,fake-access', /--csv/],
    ['a compressed response', new Uint8Array([0x1f, 0x8b, 8]), /gzip/],
  ])('says in one line that the input is %s, without showing it', async (_, input, said) => {
    const { code, stdout, stderr } = await tokenCodecs(boltToEnterprise, input)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(said)
    expect(stderr).toMatch(/^token-codecs: standard input [^\n]+\n$/)
    expect(stderr).not.toMatch(/fake|eyJ/)
  })

  test.each([
    ['nothing', ''],
    ['white space', ' \n\r\t'],
  ])('exits 2 for %s', async (_, input) => {
    const { code, stdout, stderr } = await tokenCodecs(boltToEnterprise, input)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^token-codecs: standard input is empty[^\n]*\n$/)
  })

  test('reads a form-encoded response, also with --strict', async () => {
    const form = 'access_token=fake-access&token_type=bearer&expires_in=3600'
    const { code, stdout } = await tokenCodecs([...boltToEnterprise, '--strict'], form)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toStrictEqual({ access_token: 'fake-access', token_type: 'Bearer', expires_in: 3600 })
  })

  test('reads a response of any size', async () => {
    expect((await tokenCodecs(boltToEnterprise, boltResponse.padEnd(2_000_000))).code).toBe(0)
  })

  test('reads a response that begins with a byte order mark', async () => {
    expect((await tokenCodecs(boltToEnterprise, `\ufeff${boltResponse}`)).code).toBe(0)
  })
})

describe('convert with --from auto', () => {
  const toCanonical = ['convert', '--from', 'auto', '--to', 'canonical']

  test('says which codec it chose, and converts as that codec does', async () => {
    const { code, stdout, stderr } = await tokenCodecs(toCanonical, boltResponse)
    expect(code).toBe(0)
    expect(stderr).toMatch(/^[^\n]*bolt \(sure\)\n$/)
    const named = await tokenCodecs(['convert', '--from', 'bolt', '--to', 'canonical'], boltResponse)
    expect(stdout).toBe(named.stdout)
  })

  test('chooses the standard codec if others read the same token', async () => {
    const { code, stderr } = await tokenCodecs(toCanonical, '{"access_token":"fake-a","token_type":"Bearer"}')
    expect(code).toBe(0)
    expect(stderr).toMatch(/^[^\n]*rfc6749 \(harmless: \d+ [^\n]*\n$/)
  })

  test('exits 4 if codecs disagree, and names the member and the codecs', async () => {
    const response = '{"access_token":"fake-a","token_type":"bearer","scope":"fake-a,fake-b"}'
    const { code, stdout, stderr } = await tokenCodecs(toCanonical, response)
    expect([code, stdout]).toEqual([4, ''])
    expect(stderr).toMatch(/^[^\n]*scope[^\n]*bolt [^\n]* or github [^\n]*\n$/)
    expect(stderr).not.toContain('fake')
  })

  test('exits 4 on a lifetime that may be an instant, also with --received-at', async () => {
    const response = '{"access_token":"fake-a","token_type":"Bearer","expires_in":1700003600}'
    const { code, stderr } = await tokenCodecs([...toCanonical, '--received-at', '1700000000'], response)
    expect(code).toBe(4)
    expect(stderr).toContain('expiresIn:')
  })

  test('refuses an error response by its code', async () => {
    const { code, stdout, stderr } = await tokenCodecs(toCanonical, '{"error":"invalid_grant"}')
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/ error .*\nrfc6749: .*invalid_grant\n$/)
  })

  test('says what other input is', async () => {
    const page = await tokenCodecs(toCanonical, '<html>fake')
    expect([page.code, page.stdout]).toEqual([1, ''])
    expect(page.stderr).toMatch(/^[^\n]*HTML[^\n]*\n$/)
  })

  test('refuses other input', async () => {
    const { code, stdout, stderr } = await tokenCodecs(toCanonical, 'fake')
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr).not.toContain('fake')
  })
})

describe('convert on a terminal', () => {
  const bold = '\u001b[1m'
  const label = (color: number, text: string): string => `\u001b[${color}m${text}\u001b[39m`

  test('says that it waits for a response, and colors the labels of notes', async () => {
    const { code, stderr } = await onTerminal(boltToEnterprise, boltResponse)
    const [hint, ...notes] = stderr.trimEnd().split('\n')
    expect(code).toBe(0)
    expect(hint).toMatch(/standard input.*Ctrl-D/)
    expect(notes.filter((note) => note.startsWith(`${label(33, 'enterprise:')} `))).toHaveLength(2)
  })

  test('prints the converted response without colors, because it is copied', async () => {
    const { stdout } = await onTerminal(boltToEnterprise, boltResponse)
    expect(JSON.parse(stdout)).toHaveProperty('access_token', 'fake-access')
  })

  test('refuses a line that the terminal has cut', async () => {
    const long = `{"access_token":"${'fake-a'.repeat(1000)}"`.slice(0, process.platform === 'darwin' ? 1023 : 4095)
    for (const input of [`${long}\n`, `{\n${long}\n`, `${long}-`]) {
      const { code, stderr } = await onTerminal(boltToEnterprise, input)
      expect(code).toBe(2)
      expect(stderr).toMatch(/terminal cuts[^\n]*\n$/)
    }
    const { code } = await tokenCodecs(boltToEnterprise, `${boltResponse.slice(0, -1)},"x":"${long.slice(20)}"\n}`)
    expect(code).toBe(0)
  })

  test('colors the labels of errors', async () => {
    const refused = await onTerminal(boltToEnterprise, '{"access_token":"","token_type":7}')
    expect(refused.stderr.split(label(31, 'bolt:'))).toHaveLength(3)
    const wrong = await onTerminal(['convert', '--fake'], '')
    expect(wrong.stderr).toContain(`${label(31, 'token-codecs:')} `)
  })

  test('prints the titles of the help in bold', async () => {
    expect((await onTerminal(['convert', '--help'], '')).stdout).toContain(`${bold}Options:`)
    expect((await tokenCodecs(['convert', '--help'])).stdout).not.toContain(bold)
  })

  test('does not say that it waits for a response if a file is given', async () => {
    const { stderr } = await onTerminal([...boltToEnterprise, '/dev/null'], '')
    expect(stderr).not.toContain('Ctrl-D')
  })
})

describe('convert from a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'token-codecs-cli-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('reads the file', async () => {
    const file = join(folder, 'response.json')
    writeFileSync(file, boltResponse)
    const { code, stdout } = await tokenCodecs([...boltToEnterprise, file])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ access_token: 'fake-access' })
  })

  test('exits 2 when the file is a directory', async () => {
    const { code, stderr } = await tokenCodecs([...boltToEnterprise, folder])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^[^\n]*FILE.*EISDIR.*\n$/)
  })

  test('exits 2 when the file is empty', async () => {
    const { code, stderr } = await tokenCodecs([...boltToEnterprise, '/dev/null'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^token-codecs: FILE is empty[^\n]*\n$/)
  })

  test.each([
    ['a path below a file', join(import.meta.filename, 'fake-access'), /ENOTDIR/],
    ['a token that is longer than a path can be', 'fake-access'.repeat(1000), /ENAMETOOLONG/],
  ])('exits 2 for %s, without quoting it', async (_, file, said) => {
    const { code, stderr } = await tokenCodecs([...boltToEnterprise, file])
    expect(code).toBe(2)
    expect(stderr).toMatch(said)
    expect(stderr).not.toContain('fake-access')
  })

  test('says what the file is', async () => {
    const file = join(folder, 'page.html')
    writeFileSync(file, '<html></html>')
    const { code, stderr } = await tokenCodecs([...boltToEnterprise, file])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^token-codecs: FILE [^\n]*HTML[^\n]*\n$/)
  })

  test('exits 2 when the file cannot be read, without quoting its name', async () => {
    const { code, stderr } = await tokenCodecs([...boltToEnterprise, join(folder, 'fake-access')])
    expect(code).toBe(2)
    expect(stderr).toMatch(/FILE.*ENOENT/)
    expect(stderr).not.toContain('fake-access')
  })
})

describe('a wrong command line exits 2 without quoting an argument', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['fake-access']],
    ['a missing --to', ['convert', '--from', 'bolt']],
    ['an unknown vendor to read', ['convert', '--from', 'fake-access', '--to', 'bolt']],
    ['an unknown vendor to write', ['convert', '--from', 'bolt', '--to', 'fake-access']],
    ['a property of Object.prototype as a vendor', ['convert', '--from', 'constructor', '--to', 'bolt']],
    ['an unknown option', [...boltToEnterprise, '--fake-access']],
    ['two files', [...boltToEnterprise, 'fake-access', 'fake-access']],
    ['an option without its argument', [...boltToEnterprise, '--now']],
    ['a --received-at that is not a time', [...boltToEnterprise, '--received-at', 'fake-access']],
    ['a --now without a time zone', [...boltToEnterprise, '--now', '2026-11-29T12:00:00']],
    ['a --now that is not a whole number', [...boltToEnterprise, '--now', '1.5']],
    ['a --now in milliseconds', [...boltToEnterprise, '--now', '1700000000000']],
    ['an unknown --on-loss', [...boltToEnterprise, '--on-loss', 'fake-access']],
  ])('%s', async (_, args) => {
    const { code, stdout, stderr } = await tokenCodecs(args, boltResponse)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).not.toBe('')
    expect(stderr).not.toContain('fake-access')
  })
})

describe('a mistyped word exits 2 and names the words that are meant', () => {
  test.each([
    ['a command', ['convrt'], 'unknown command: did you mean convert?'],
    ['the beginning of commands', ['con'], 'unknown command: did you mean convert?'],
    ['a flag', ['convert', '--form', 'bolt'], 'unknown flag: did you mean --from?'],
    ['a flag with a value', ['convert', '--on-los=fake'], 'unknown flag: did you mean --on-loss?'],
    [
      'a missing flag, when nothing is mistyped',
      ['convert', '--to', 'bolt', '--', '--form'],
      "option '--from <codec|auto>'",
    ],
    ['a flag with one hyphen', ['convert', '-strict'], 'unknown flag: did you mean --strict?'],
    ['a codec to read', ['convert', '--from', 'blot', '--to', 'bolt'], '--from: unknown codec: did you mean bolt?'],
    ['a codec to write', ['convert', '--from', 'bolt', '--to', 'gogle'], '--to: unknown codec: did you mean google?'],
    ['a package', ['vendors', 'shoppify'], 'unknown codec or package: did you mean shopify?'],
    ['a package with its scope', ['vendors', '@token-codecs/notoin'], 'did you mean notion?'],
    ['a choice', ['convert', '--from', 'bolt', '--to', 'bolt', '--on-loss', 'repot'], 'expected report or fail'],
  ])('%s', async (_, args, said) => {
    const { code, stdout, stderr } = await tokenCodecs(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(said)
  })

  test('never takes a suggestion from the argument', async () => {
    const { stderr } = await tokenCodecs(['convert', "--fake'\n(Did you mean fake-access?)"])
    expect(stderr).toMatch(/^token-codecs: unknown flag; [^\n]*\n$/)
  })
})

test('--help and --version exit 0', async () => {
  expect(await tokenCodecs(['--help'])).toMatchObject({ code: 0, stderr: '' })
  expect(await tokenCodecs(['convert', '--help'])).toMatchObject({ code: 0, stderr: '' })
  const { code, stdout } = await tokenCodecs(['--version'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})
