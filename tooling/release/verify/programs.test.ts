import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { expect, inject, test } from 'vitest'

const { packages } = inject('shipped')

const folder = new URL('consumers/programs/', import.meta.url)
const programs = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'))

/** The names that a package's entry exports by name. */
const exportedBy = (packageFolder: string): readonly string[] =>
  [...readFileSync(join(root, packageFolder, 'src/index.ts'), 'utf8').matchAll(/^export (?:type )?\{([^}]*)\}/gm)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '')

test.each(packages.filter(({ manifest }) => manifest.exports?.['.'] !== undefined))(
  "the typed consumers use everything that $folder's entry names",
  (packed) => {
    const names = exportedBy(packed.folder)
    expect(names.length).toBeGreaterThan(0)
    // Once where it is imported, and once where it is used.
    const used = (name: string) =>
      programs.some((text) => [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length > 1)
    expect(names.filter((name) => !used(name))).toEqual([])
  },
)
