import { writeFileSync } from 'node:fs'
import { codecPackages } from '@tooling/testing/codecs'
import { readmes } from './readmes.js'
import { schemas } from './schemas.js'

for (const { path, file, text, current } of [...readmes(), ...schemas(await codecPackages())]) {
  if (text === current) continue
  writeFileSync(file, current)
  process.stdout.write(`${path} is written anew\n`)
}
