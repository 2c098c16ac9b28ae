import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'

/** A file that is generated from the code, in whole or in part. */
export interface Generated {
  /** Path from the repository's root. */
  readonly path: string
  readonly file: string
  /** The file's text, or `''` if it does not exist. */
  readonly text: string
  /** The text that the file should have. */
  readonly current: string
}

export const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** Describes the file at a path from the root, with the text that it should have. */
export const generated = (path: string, current: string, home: string = root): Generated => {
  const file = join(home, path)
  return { path, file, text: textOf(file), current }
}

export const print = (text: string, length = 200): string => (text.length > length ? `${text.slice(0, length)}…` : text)

/** Reports a file's first stale line, and how to fix it; `undefined` if the file is current. */
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
