import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCodec } from '../codecs.js'
import { UsageError } from '../Streams.js'
import { codecNameOf } from './VendorFiles.js'

/** The members of a package.json that matter here. */
interface Manifest {
  readonly name?: unknown
  readonly devDependencies?: object
}

/** Returns the package.json of a folder; empty if there is no such file. */
export const manifestIn = (folder: string): Manifest => {
  const path = join(folder, 'package.json')
  try {
    return existsSync(path) ? Object(JSON.parse(readFileSync(path, 'utf8'))) : {}
  } catch {
    throw new UsageError('package.json: expected JSON')
  }
}

/** True for the folder of this repository. */
export const isRepository = (folder: string): boolean =>
  manifestIn(folder).name === 'token-codecs' && existsSync(join(folder, 'packages/core/package.json'))

// Folders of packages that are not vendors'.
const reserved: readonly string[] = ['bulk', 'cli', 'core', 'laws']

/** Throws a `UsageError` for a name that would replace another package or codec of this repository. */
export const checkName = async (id: string, folder: string): Promise<void> => {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
    throw new UsageError('NAME: expected lower-case words joined by hyphens, such as acme')
  if (!isRepository(folder)) return
  if (reserved.includes(id)) throw new UsageError(`NAME: expected another name than ${reserved.join(', ')}`)
  const own = join(folder, 'packages', id, 'src', `${codecNameOf(id)}.ts`)
  if (!existsSync(own) && (await loadCodec(id)) !== undefined)
    throw new UsageError('NAME: expected a name that is not the id of an existing codec')
}
