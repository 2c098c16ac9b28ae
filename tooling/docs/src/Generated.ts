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

/** The file at a path from the root, with the text it should have. */
export const generated = (path: string, current: string, home: string = root): Generated => {
  const file = join(home, path)
  return { path, file, text: textOf(file), current }
}

export const print = (text: string, length = 200): string => (text.length > length ? `${text.slice(0, length)}…` : text)

/** Why a file is not current, by its first line that differs; the last line says how to mend it. */
export const staleness = ({ path, text, current }: Generated): string | undefined => {
  if (text === current) return undefined
  const [lines, expected] = [text.split('\n'), current.split('\n')]
  const at = expected.findIndex((line, index) => line !== lines[index])
  const index = at < 0 ? expected.length : at
  return [
    `${path}:${index + 1} is not current`,
    `- ${print(lines[index] ?? '(the end)')}`,
    `+ ${print(expected[index] ?? '(the end)')}`,
    'run "npm run docs"',
  ].join('\n')
}
