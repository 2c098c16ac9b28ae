// Compares codecs with the code one would write without them. --inputs selects other inputs; --write puts the tables
// into core's performance.md, with the targets for all inputs.
// tsx does not slow the measured code: it runs the built packages, and contenders create no named function per call.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { splice } from '@tooling/docs/splice'
import { root } from '@tooling/testing/workspace'
import type { InputSet } from './inputs.js'
import { inputSets } from './inputs.js'
import { machine } from './markdown.js'
import { measureSections, sectionNames } from './sections.js'

const { values, positionals: asked } = parseArgs({
  options: { write: { type: 'boolean', default: false }, inputs: { type: 'string', default: inputSets[0] } },
  allowPositionals: true,
})
const unknown = asked.find((name) => !sectionNames.includes(name))
if (unknown !== undefined) throw new Error(`no section ${unknown}: there are ${sectionNames.join(', ')}`)
const inputs = values.inputs as InputSet
if (!inputSets.includes(inputs)) throw new Error(`no inputs ${inputs}: there are ${inputSets.join(', ')}`)
const isDefault = asked.length === 0 && inputs === inputSets[0]
if (values.write && !isDefault) throw new Error('--write writes all sections, with the default inputs')

// Runs in another process, because V8's type feedback from these inputs would skew the measurements. Without a
// configuration, vitest loads the built packages.
const agreement = ['vitest', 'run', '--root', 'tooling/bench', 'verify/agreement.test.ts']
const { status } = spawnSync(process.execPath, ['tooling/pnpm.mjs', ...agreement], {
  cwd: root,
  stdio: ['ignore', 2, 2],
})
if (status !== 0) throw new Error('the contenders do not do the same job: nothing is measured')

const sections = measureSections(asked.length > 0 ? asked : sectionNames, values.write ? inputSets : [inputs])
const command = ['npm run bench', ...(isDefault ? [] : ['--', ...process.argv.slice(2)])].join(' ')
const markdown = [`\`${command}\`, ${machine}:`, ...sections].join('\n\n')
process.stdout.write(`${markdown}\n`)

if (values.write) {
  const page = join(root, 'packages/core/docs/performance.md')
  const text = readFileSync(page, 'utf8')
  writeFileSync(page, splice(text, ['bench'], new Map([['bench', markdown]])))
}
