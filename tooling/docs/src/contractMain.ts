import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { descriptions, readSeals, sealed, sealsPath } from './contracts.js'
import { publishedPackages } from './packages.js'
import { reportsOf } from './reports.js'

const packages = publishedPackages()
const reports = reportsOf(packages)
const seals = readSeals()
const file = join(root, sealsPath)
const current = `${JSON.stringify(sealed(packages, reports, seals), null, 2)}\n`
const releases = { path: sealsPath, file, text: readFileSync(file, 'utf8'), current }

for (const generated of [...descriptions(packages, reports, seals), releases]) {
  if (generated.text === generated.current) continue
  mkdirSync(dirname(generated.file), { recursive: true })
  writeFileSync(generated.file, generated.current)
  process.stdout.write(`${generated.path} is written anew\n`)
}
