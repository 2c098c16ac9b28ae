// `npm run docs`: writes every generated file that is stale, and prints its path.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { everything } from './everything.js'
import { libraries } from './Library.js'

for (const { path, file, text, current } of everything(libraries())) {
  if (text === current) continue
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, current)
  process.stdout.write(`${path} is now current\n`)
}
