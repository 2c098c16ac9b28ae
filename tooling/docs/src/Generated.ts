import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'

/** A file that is made from the code, in whole or in part. */
export interface Generated {
  /** From the root of the repository. */
  readonly path: string
  readonly file: string
  /** Its present text; empty where there is no such file. */
  readonly text: string
  /** The text it should have. */
  readonly current: string
}

export const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** A file at a path from the root, with the text it should have. */
export const generated = (path: string, current: string, home: string = root): Generated => {
  const file = join(home, path)
  return { path, file, text: textOf(file), current }
}
