// Temporary folders for tests with real files.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Creates a folder. `Symbol.dispose` is not in every supported Node, so the caller removes it. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'bulk-'))

export const removeFolder = (path: string): void => rmSync(path, { recursive: true, force: true })

/** Returns the names of the files in a folder, with their bytes. */
export const contentsOf = (
  path: string,
  names: readonly string[] = readdirSync(path),
): Readonly<Record<string, string>> =>
  Object.fromEntries([...names].sort().map((name) => [name, readFileSync(join(path, name), 'latin1')]))
