// Compares codecs with the code one would write without them, and conversions in bulk with other programs. --inputs
// selects other inputs. --write puts the tables into each package's performance.md, with the targets for all inputs.
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
import { measureSections, pages, sectionNames } from './sections.js'

const { values, positionals: asked } = parseArgs({
  options: { write: { type: 'boolean', default: false }, inputs: { type: 'string', default: inputSets[0] } },
  allowPositionals: true,
})
const unknown = asked.find((name) => !sectionNames.includes(name))
if (unknown !== undefined) throw new Error(`no section ${unknown}: there are ${sectionNames.join(', ')}`)
const inputs = values.inputs as InputSet
if (!inputSets.includes(inputs)) throw new Error(`no inputs ${inputs}: there are ${inputSets.join(', ')}`)
const names = asked.length > 0 ? asked : sectionNames
// A page is written whole.
const written = [...pages].filter(([, sections]) => sections.every((name) => names.includes(name)))
const isWhole = written.flatMap(([, sections]) => sections).length === names.length
if (values.write && !(isWhole && inputs === inputSets[0]))
  throw new Error("--write writes all sections, or only bulk's, with the default inputs")

// Runs in another process, because V8's type feedback from these inputs would skew the measurements. Without a
// configuration, vitest loads the built packages.
const agreement = ['vitest', 'run', '--root', 'tooling/bench', 'verify/agreement.test.ts']
const { status } = spawnSync(process.execPath, ['tooling/pnpm.mjs', ...agreement], {
  cwd: root,
  stdio: ['ignore', 2, 2],
})
if (status !== 0) throw new Error('the contenders do not do the same job: nothing is measured')

const args = process.argv.slice(2).filter((arg) => arg !== '--write')
const command = ['npm run bench', ...(args.length === 0 ? [] : ['--', ...args])].join(' ')
const measured = (sections: readonly string[]): string => {
  const tables = measureSections(sections, values.write ? inputSets : [inputs])
  const markdown = [`\`${command}\`, ${machine}:`, ...tables].join('\n\n')
  process.stdout.write(`${markdown}\n`)
  return markdown
}

if (values.write) {
  for (const [name, sections] of written) {
    const page = join(root, 'packages', name, 'docs/performance.md')
    const markdown = measured(sections)
    writeFileSync(page, splice(readFileSync(page, 'utf8'), ['bench'], new Map([['bench', markdown]])))
  }
} else measured(names)
