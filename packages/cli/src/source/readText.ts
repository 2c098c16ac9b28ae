import { readFileSync } from 'node:fs'
import { UsageError } from '../Streams.js'

/** Reads a text file, without a byte order mark. Throws a `UsageError` that names the option, never the path. */
export const readText = (path: string, option: string): string => {
  try {
    return new TextDecoder().decode(readFileSync(path))
  } catch (thrown) {
    const reason = thrown instanceof Error && 'code' in thrown ? ` (${thrown.code})` : ''
    throw new UsageError(`${option}: cannot read the file${reason}`)
  }
}
