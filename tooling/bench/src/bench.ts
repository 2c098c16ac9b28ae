// Compares codecs with the code one would write without them; --write puts the tables into core's performance.md.
// tsx does not slow the measured code: it runs the built packages, and contenders create no named function per call.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { splice } from '@tooling/docs/splice'
import { root } from '@tooling/testing/workspace'
import { machine } from './markdown.js'
import { measureSections, sectionNames } from './sections.js'

const { values, positionals: asked } = parseArgs({
  options: { write: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const unknown = asked.find((name) => !sectionNames.includes(name))
if (unknown !== undefined) throw new Error(`no section ${unknown}: there are ${sectionNames.join(', ')}`)
if (values.write && asked.length > 0) throw new Error('--write writes all sections')

// Runs in another process, because V8's type feedback from these inputs would skew the measurements. Without a
// configuration, vitest loads the built packages.
const agreement = ['vitest', 'run', '--root', 'tooling/bench', 'verify/agreement.test.ts']
const { status } = spawnSync(process.execPath, ['tooling/pnpm.mjs', ...agreement], {
  cwd: root,
  stdio: ['ignore', 2, 2],
})
if (status !== 0) throw new Error('the contenders do not do the same job: nothing is measured')

const sections = await measureSections(asked.length > 0 ? asked : sectionNames)
const markdown = [`\`npm run bench\`, ${machine}:`, ...sections].join('\n\n')
process.stdout.write(`${markdown}\n`)

if (values.write) {
  const page = join(root, 'packages/core/docs/performance.md')
  const text = readFileSync(page, 'utf8')
  writeFileSync(page, splice(text, ['bench'], new Map([['bench', markdown]])))
}
