import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, vi } from 'vitest'
import { run } from '../../src/run.js'

/** A row of a page: name, type, description and example. */
export type PageRow = readonly [name: string, type: string, description?: string, example?: string]

/** Returns a table of members. */
export const tableOf = (rows: readonly PageRow[]): string =>
  [
    '| Name | Type | Description | Example |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ([name, type, description = '', example = '']) => `| ${[name, type, description, example].join(' | ')} |`,
    ),
    '',
  ].join('\n')

/** Returns a documentation page with one table of members. */
export const pageOf = (rows: readonly PageRow[]): string => `# Tokens\n\n## Response\n\n${tableOf(rows)}`

/** The members of a response that leaves nothing open. */
export const clearRows: readonly PageRow[] = [
  ['access_token', 'string'],
  ['token_type', 'string', 'Always Bearer.'],
  ['expires_in', 'integer', 'In seconds.'],
  ['scope', 'string', 'Separated by spaces.'],
]

export const fixture = (path: string): string => fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url))

interface Given {
  /** The lines that a user types on a terminal. Without it, standard input is not a terminal. */
  readonly replies?: string
  /** The current folder; by default the temporary one. */
  readonly folder?: string
}

interface Printed {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Creates a temporary folder, removed after the tests of the calling file, and runs the command line in it. */
export const commandLine = () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-command-')))
  afterAll(() => rmSync(home, { recursive: true }))

  /** Writes a file and returns its path. */
  const write = (name: string, text: string): string => {
    const path = join(home, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return path
  }

  /** Returns the content of the files in a folder, by path; empty if there is no such folder. */
  const filesIn = (folder: string): ReadonlyMap<string, string> => {
    const path = join(home, folder)
    const entries = existsSync(path) ? readdirSync(path, { recursive: true, withFileTypes: true }) : []
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    return new Map(files.map((file) => [file.slice(path.length + 1), readFileSync(file, 'utf8')]))
  }

  const runIn = async (args: readonly string[], { replies, folder = home }: Given = {}): Promise<Printed> => {
    let [stdout, stderr] = ['', '']
    const lines = (async function* () {
      if (replies !== undefined) yield new TextEncoder().encode(replies)
    })()
    // A worker thread cannot change its folder.
    const current = vi.spyOn(process, 'cwd').mockReturnValue(folder)
    try {
      const code = await run(args, {
        stdin: Object.assign(lines, { isTTY: replies !== undefined }),
        stdout: { write: (text) => (stdout += text) },
        stderr: { write: (text) => (stderr += text) },
      })
      return { code, stdout, stderr }
    } finally {
      current.mockRestore()
    }
  }

  return { home, write, filesIn, run: runIn }
}
