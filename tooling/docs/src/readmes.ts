import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import type { Generated } from './Generated.js'
import { sectionsOf, splice } from './splice.js'

/** Which sections of `token-codecs vendors --markdown` each README has. */
const sectionsIn: Readonly<Record<string, readonly string[]>> = {
  'README.md': ['fields', 'losses', 'reasons'],
}

/** What the built command prints. */
const printed = (): string => {
  const require = createRequire(import.meta.url)
  const manifest = require.resolve('@token-codecs/cli/package.json')
  const { bin }: { bin: Record<string, string> } = JSON.parse(readFileSync(manifest, 'utf8'))
  const command = join(dirname(manifest), bin['token-codecs'] ?? '')
  return execFileSync(process.execPath, [command, 'vendors', '--markdown'], { encoding: 'utf8' })
}

/** The READMEs with a generated part. */
export const readmes = (): readonly Generated[] => {
  const sections = sectionsOf(printed())
  return Object.entries(sectionsIn).map(([path, names]) => {
    const file = join(root, path)
    const text = readFileSync(file, 'utf8')
    return { path, file, text, current: splice(text, names, sections) }
  })
}
