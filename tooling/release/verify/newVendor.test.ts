// Writes a codec with the packed program in an empty project, as the user of an unlisted provider does.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, inject, test } from 'vitest'
import { compile, install, write } from '../src/project.js'
import type { Outcome } from '../src/run.js'
import { run, runNode, silence } from '../src/run.js'

const { everything, packages } = inject('shipped')
const project = join(everything, '../unlisted')

const page = `# Token

| Name | Type | Description |
| --- | --- | --- |
| \`access_token\` | string | The access token. |
| \`token_type\` | string | How to use it. |
| \`expires_at\` | integer | Epoch seconds. |
| \`scope\` | string, optional | Granted scope names. |
| \`region\` | string | The user's region. |
`

const sample = {
  access_token: 'planted-a',
  token_type: 'bearer',
  expires_at: 1_700_003_600,
  scope: 'read,write',
  region: 'planted-region',
}

const program = (...args: readonly string[]): Promise<Outcome> =>
  run('npx', ['--no', '--loglevel=error', '--', 'token-codecs', ...args], { cwd: project })

const newVendor = (...more: readonly string[]): Promise<Outcome> =>
  program('new-vendor', 'acme', '--docs', 'token.md', '--sample', 'token.json', ...more)

/** Compiles the codec and its test, and runs the test. */
const runTest = async (): Promise<Outcome> => {
  const files = ['acme/AcmeToken.ts', 'acme/AcmeToken.test.ts']
  expect(await compile(project, 'acme', files, { types: ['node'], rootDir: '.', outDir: 'out' })).toEqual(silence)
  return runNode(['--test', '--test-reporter=spec', 'out/acme/AcmeToken.test.js'], { cwd: project })
}

beforeAll(async () => {
  const needed = packages.filter(({ folder }) => /\/(?:cli|core|laws)$/.test(folder))
  await install(
    project,
    needed.map(({ tarball }) => tarball),
  )
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
  write(project, {
    'package.json': JSON.stringify({ ...manifest, type: 'module' }),
    'token.md': page,
    'token.json': JSON.stringify(sample),
  })
})

test('a codec with an open question fails only the test that names the question', async () => {
  const { code, stdout, stderr } = await newVendor()
  expect({ code, wrote: stdout.match(/^wrote .*$/gm) }, stderr).toEqual({
    code: 0,
    wrote: ['AcmeToken.ts', 'AcmeToken.test.ts', 'source.json'].map((name) => `wrote ${join('acme', name)}`),
  })
  expect(stderr).toMatch(/^open region\.use: /m)
  const outcome = await runTest()
  expect(outcome.code).toBe(1)
  expect(outcome.stdout).toMatch(/^ℹ fail 1$/m)
  expect(outcome.stdout).toContain('QUESTION region.use')
})

test('a settled codec passes the laws, and no private string of the sample is printed or written', async () => {
  const { code, stdout, stderr } = await newVendor('--set', 'region.use=extra', '--overwrite')
  expect(code, stderr).toBe(0)
  expect(stderr).not.toMatch(/^open /m)
  expect(stdout + stderr).not.toContain('planted')
  const outcome = await runTest()
  expect(outcome.code, outcome.stdout).toBe(0)
  expect(outcome.stdout).toMatch(/^ℹ fail 0$/m)
  for (const name of ['AcmeToken.ts', 'AcmeToken.test.ts', 'source.json']) {
    expect(readFileSync(join(project, 'acme', name), 'utf8')).not.toContain('planted')
  }
})

test('the same page has not drifted, and a page that documents another type has', async () => {
  expect(await program('drift', 'acme', '--source', 'token.md')).toEqual({ ...silence, stdout: 'acme: no drift\n' })
  writeFileSync(join(project, 'newer.md'), page.replace('`access_token` | string', '`access_token` | integer'))
  const { code, stdout } = await program('drift', 'acme', '--source', 'newer.md')
  expect({ code, lines: stdout.trimEnd().split('\n') }).toEqual({
    code: 1,
    lines: [expect.stringMatching(/^acme: access_token: .*refused/)],
  })
})
