import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root: string = fileURLToPath(new URL('../../..', import.meta.url))

/** Where the types of the platform are, whichever package is looked at. */
export const typeRoots: readonly string[] = [join(root, 'tooling/contract/node_modules/@types')]
