// Measures codecs beside the code that one would write without them; with --write the tables go into core's README.
// tsx does not slow down the measured code: packages are loaded as built, and contenders create no named function per call.
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

// Another process, because V8 would remember the inputs that it reads when it compiles the code to be measured. Without a
// configuration, vitest loads the packages as built.
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
  const readme = join(root, 'packages/core/README.md')
  const text = readFileSync(readme, 'utf8')
  writeFileSync(readme, splice(text, ['bench'], new Map([['bench', markdown]])))
}
