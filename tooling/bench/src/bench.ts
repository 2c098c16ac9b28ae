// Measures how fast codecs are beside what else one would write, prints it, and with --write puts it into core's README.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { splice } from '@tooling/docs/splice'
import type { SectionName } from './sections.js'
import { measureSections, sectionNames } from './sections.js'

const { values, positionals } = parseArgs({
  options: { only: { type: 'string', multiple: true, default: [] }, write: { type: 'boolean', default: false } },
  allowPositionals: true,
})

const isSection = (name: string): name is SectionName => sectionNames.some((section) => section === name)

const asked = [...values.only, ...positionals]
const unknown = asked.find((name) => !isSection(name))
if (unknown !== undefined) throw new Error(`no section ${unknown}: there are ${sectionNames.join(', ')}`)
if (values.write && asked.length > 0) throw new Error('--write writes all sections')

const { status } = spawnSync(process.execPath, [fileURLToPath(new URL('agree.js', import.meta.url))], {
  stdio: ['ignore', 'inherit', 'inherit'],
})
if (status !== 0) throw new Error('the contenders do not do the same job: nothing is measured')

const machine = `\`npm run bench\`, Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'an unknown processor'}:`
const sections = await measureSections(new Set(asked.length > 0 ? asked.filter(isSection) : sectionNames))
const markdown = [machine, ...sections].join('\n\n')
process.stdout.write(`${markdown}\n`)

if (values.write) {
  const readme = new URL('../../../packages/core/README.md', import.meta.url)
  const text = readFileSync(readme, 'utf8')
  writeFileSync(readme, splice(text, ['bench'], new Map([['bench', markdown]])))
}
