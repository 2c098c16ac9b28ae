import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { AnyTokenCodec } from '@token-codecs/core'
import { UsageError } from '../Streams.js'
import type { NewVendorFlags } from './newVendorCommand.js'
import { packageFiles } from './packageFiles.js'
import { projectFiles } from './projectFiles.js'
import { repositoryEdits } from './repositoryEdits.js'
import type { VendorFiles } from './VendorFiles.js'
import { codecNameOf } from './VendorFiles.js'

/** Files by path from the current folder, and what the user does next. */
export interface Written {
  readonly files: ReadonlyMap<string, string>
  readonly next: readonly string[]
}

const manifestOf = (folder: string): { readonly name?: unknown; readonly devDependencies?: object } => {
  const path = join(folder, 'package.json')
  try {
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  } catch {
    throw new UsageError('package.json: expected JSON')
  }
}

const isRepository = (folder: string): boolean =>
  manifestOf(folder).name === 'token-codecs' && existsSync(join(folder, 'packages/core/package.json'))

const inRepository = (files: VendorFiles, codec: AnyTokenCodec, home: string): Written & { readonly own: string } => {
  const read = (path: string): string => readFileSync(join(home, path), 'utf8')
  const own = `packages/${files.id}/`
  return {
    own,
    files: new Map([...packageFiles(files, { codec, read }), ...repositoryEdits(read, files)]),
    next: [
      `Compare ${own}src and ${own}fixtures with the documentation, and add the vendor's errors.`,
      'Then follow "How to add a vendor" in .github/CONTRIBUTING.md.',
    ],
  }
}

const inProject = (files: VendorFiles, home: string, out: string = files.id): Written & { readonly own: string } => {
  const { devDependencies = {} } = manifestOf(home)
  const runner = Object.hasOwn(devDependencies, 'vitest') ? 'vitest' : 'node:test'
  return {
    own: '',
    files: new Map([...projectFiles(files, { runner })].map(([name, text]) => [join(out, name), text])),
    next: [
      'The codec needs: npm install --save-exact @token-codecs/core io-ts fp-ts',
      'The test needs: npm install --save-dev @token-codecs/laws',
      `Compare the table and the expected token in ${codecNameOf(files.id)}.test.ts with the documentation, and run the test.`,
    ],
  }
}

/**
 * Writes a package if the current folder is this repository, otherwise three files into a folder. Never replaces a
 * codec's files without `--overwrite`.
 */
export const writeFiles = (files: VendorFiles, codec: AnyTokenCodec, flags: NewVendorFlags, home: string): Written => {
  const { own, ...written } = isRepository(home) ? inRepository(files, codec, home) : inProject(files, home, flags.out)
  if (flags.dryRun === true) return written
  const existing = [...written.files.keys()].filter((path) => path.startsWith(own) && existsSync(join(home, path)))
  if (existing.length > 0 && flags.overwrite !== true)
    throw new UsageError(`files exist already (${existing.length}): pass --overwrite to replace them`)
  for (const [path, text] of written.files) {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), text)
  }
  return written
}
