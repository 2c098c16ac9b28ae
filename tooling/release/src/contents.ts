import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Contents } from './tarballProblems.js'

/** What is in the folder of an unpacked tarball. */
export const contentsOf = (folder: string): Contents =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  )
