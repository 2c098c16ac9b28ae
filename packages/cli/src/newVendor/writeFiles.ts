import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { AnyTokenCodec } from '@token-codecs/core'
import { UsageError } from '../Streams.js'
import { readText } from '../source/readText.js'
import { isRepository, manifestIn } from './home.js'
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

const inRepository = (files: VendorFiles, codec: AnyTokenCodec, home: string): Written & { readonly own: string } => {
  const read = (path: string): string => readText(join(home, path), path)
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
  const { devDependencies = {} } = manifestIn(home)
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

const write = (files: Written['files'], home: string, place: string): void => {
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(resolve(home, path)), { recursive: true })
      writeFileSync(resolve(home, path), text)
    }
  } catch (thrown) {
    const reason = thrown instanceof Error && 'code' in thrown ? ` (${thrown.code})` : ''
    throw new UsageError(`${place}: cannot write the files${reason}`)
  }
}

/**
 * Writes a package into this repository, or three files into another folder: `--out`, or one in the current project.
 * Never replaces a codec's files without `--overwrite`.
 */
export const writeFiles = (files: VendorFiles, codec: AnyTokenCodec, flags: NewVendorFlags, home: string): Written => {
  const isPackage = isRepository(home) && flags.out === undefined
  const { own, ...written } = isPackage ? inRepository(files, codec, home) : inProject(files, home, flags.out)
  if (flags.dryRun === true) return written
  const existing = [...written.files.keys()].filter((path) => path.startsWith(own) && existsSync(resolve(home, path)))
  if (existing.length > 0 && flags.overwrite !== true)
    throw new UsageError(`files exist already (${existing.length}): pass --overwrite to replace them`)
  write(written.files, home, own || '--out')
  return written
}
