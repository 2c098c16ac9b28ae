import type { Token } from '@token-codecs/core'
import { CanonicalToken, formatError } from '@token-codecs/core'
import sqlite from 'node-sqlite3-wasm'

/** Opens the file anew, as a process does that was started again. */
const withDatabase = <A>(path: string, use: (database: InstanceType<typeof sqlite.Database>) => A): A => {
  const database = new sqlite.Database(path)
  try {
    database.exec('CREATE TABLE IF NOT EXISTS tokens (name TEXT PRIMARY KEY, token TEXT NOT NULL)')
    return use(database)
  } finally {
    database.close()
  }
}

/** Puts a token into the file of a SQLite database, as canonical JSON text. */
export const save = (path: string, name: string, token: Token): void => {
  const text = JSON.stringify(CanonicalToken.encode(token))
  withDatabase(path, (database) => database.run('INSERT OR REPLACE INTO tokens VALUES (?, ?)', [name, text]))
}

/** The text that the file has under a name. */
export const textOf = (path: string, name: string): string => {
  const row = withDatabase(path, (database) => database.get('SELECT token FROM tokens WHERE name = ?', [name]))
  if (typeof row?.token !== 'string') throw new Error(`the store has no ${name}`)
  return row.token
}

export const load = (path: string, name: string): Token => {
  const result = CanonicalToken.decode(JSON.parse(textOf(path, name)))
  if (result._tag === 'Left') throw new Error(formatError(result.left))
  return result.right
}
