import { writeFileSync } from 'node:fs'
import { readmes } from './readmes.js'

for (const { path, file, text, current } of readmes()) {
  if (text === current) continue
  writeFileSync(file, current)
  process.stdout.write(`${path} is written anew\n`)
}
