import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { install, write } from '../../src/project.js'
import { run, silence } from '../../src/run.js'
import { commonJs, esModule, expectEverything } from './everyPackage.js'
import { bun, deno, nodes } from './versions.js'

const { everything } = inject('shipped')

const laws = `import { BoltToken } from '@token-codecs/bolt'
import { checkLaws } from '@token-codecs/laws'
const canonical = { v: 1, accessToken: 'fake-a', tokenType: 'Bearer' }
const golden = [{ canonical, wire: { bolt: { access_token: 'fake-a', token_type: 'bearer' } } }]
let checked = 0
checkLaws(BoltToken, { runs: 3, golden, test: (name, check) => { check(); checked += 1 } })
if (checked === 0) throw new Error('no law was checked')
`

const files = `import { writeFileSync } from 'node:fs'
import { Worker, isMainThread } from 'node:worker_threads'
import { convertFile, serveParts } from '@token-codecs/bulk/node'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
const options = { from: Rfc6749Token, to: CanonicalToken }
if (isMainThread) {
  const lines = Array.from({ length: 40_000 }, (_, index) => JSON.stringify({ access_token: 'fake-' + index }))
  writeFileSync('responses.jsonl', lines.join('\\n'))
  const startWorker = () => new Worker(new URL(import.meta.url))
  const { counts } = await convertFile('responses.jsonl', { ...options, output: 'tokens.jsonl', jobs: 2, startWorker })
  if (counts.written !== lines.length) throw new Error('lines are missing')
} else serveParts(options)
`

const tools = await install(join(everything, '../tools/runtimes'), [`deno@${deno}`, `bun@${bun}`])
write(everything, { 'runtime.mjs': esModule, 'runtime.cjs': commonJs, 'laws.mjs': laws, 'files.mjs': files })

const useInBothModules = async (program: string, args: readonly string[] = []): Promise<void> => {
  for (const module of ['runtime.mjs', 'runtime.cjs']) {
    expectEverything(await run(program, [...args, module], { cwd: everything }))
  }
}

// Returns the path of a Node version, which npx downloads. Running a program through npx would add to its output.
const findNode = async (version: string): Promise<string> => {
  if (version === process.versions.node) return process.execPath
  const args = ['--yes', '--loglevel=error', '-p', `node@${version}`, '--', 'node', '-p']
  const { stdout, stderr } = await run('npx', [...args, 'process.version+process.execPath'], { cwd: everything })
  if (!stdout.startsWith(`v${version}/`)) throw new Error(`npx did not install Node ${version}: ${stdout}${stderr}`)
  return stdout.slice(`v${version}`.length).trim()
}

test.each([process.versions.node, ...nodes])(
  'Node %s runs every package in an ES module and in a CommonJS module, the laws, worker threads and the command line',
  async (version) => {
    const node = await findNode(version)
    await useInBothModules(node)
    expect(await run(node, ['laws.mjs'], { cwd: everything })).toEqual(silence)
    expect(await run(node, ['files.mjs'], { cwd: everything })).toEqual(silence)
    const command = join(everything, 'node_modules/@token-codecs/cli/dist/main.cjs')
    const asked = ['convert', '--from', 'bolt', '--to', 'pipeshub']
    const input = '{"access_token":"fake-a","token_type":"bearer"}'
    const { stdout, ...outcome } = await run(node, [command, ...asked], { cwd: everything, input })
    expect({ ...outcome, stdout: JSON.parse(stdout) }).toEqual({
      ...silence,
      stdout: { access_token: 'fake-a', token_type: 'Bearer' },
    })
  },
)

test.each([
  { command: 'deno', version: deno, args: ['run', '--no-prompt', '--cached-only'] },
  { command: 'bun', version: bun, args: ['run'] },
])('$command $version runs every package in both kinds of modules', async ({ command, version, args }) => {
  const program = join(tools, '.bin', command)
  expect((await run(program, ['--version'], { cwd: everything })).stdout).toContain(version)
  await useInBothModules(program, args)
})
