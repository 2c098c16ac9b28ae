import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { write } from '../../src/project.js'
import { run, silence } from '../../src/run.js'
import { commonJs, esModule, expectEverything } from './everyPackage.js'
import { nodes } from './versions.js'

const { everything } = inject('shipped')

const laws = `import { BoltToken } from '@token-codecs/bolt'
import { checkLaws } from '@token-codecs/laws'
let checked = 0
checkLaws(BoltToken, { runs: 3, test: (name, check) => { check(); checked += 1 } })
if (checked === 0) throw new Error('no law was checked')
`

// The path of that Node, which npx fetches once: what it is started through would otherwise print of its own.
const findNode = async (version: string): Promise<string> => {
  const args = ['--yes', '--loglevel=error', '-p', `node@${version}`, '--', 'node', '-p']
  const { stdout, stderr } = await run('npx', [...args, 'process.version+process.execPath'], { cwd: everything })
  if (!stdout.startsWith(`v${version}/`)) throw new Error(`npx brings no Node ${version}: ${stdout}${stderr}`)
  return stdout.slice(`v${version}`.length).trim()
}

describe.each([
  { version: process.version.slice(1), find: async () => process.execPath },
  ...nodes.map(({ version }) => ({ version, find: () => findNode(version) })),
])('Node $version', ({ version, find }) => {
  test('every package in an ES module, in a CommonJS module, the laws and the command', async () => {
    const node = await find()
    const [module, common, law] = [`node-${version}.mjs`, `node-${version}.cjs`, `node-${version}-laws.mjs`]
    write(everything, { [module]: esModule, [common]: commonJs, [law]: laws })
    expectEverything(await run(node, [module], { cwd: everything }))
    expectEverything(await run(node, [common], { cwd: everything }))
    expect(await run(node, [law], { cwd: everything })).toEqual(silence)
    const command = join(everything, 'node_modules/@token-codecs/cli/dist/main.js')
    const asked = ['convert', '--from', 'bolt', '--to', 'pipeshub']
    const input = '{"access_token":"fake-a","token_type":"bearer"}'
    const outcome = await run(node, [command, ...asked], { cwd: everything, input })
    expect({ ...outcome, stdout: JSON.parse(outcome.stdout) }).toEqual({
      ...silence,
      stdout: { access_token: 'fake-a', token_type: 'Bearer' },
    })
  })
})
