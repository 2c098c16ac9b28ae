import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Token } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import sqlite from 'node-sqlite3-wasm'
import { expectSame, rightOf } from './expectations.js'

/** Creates a SQLite database, in a new file, that stores a token as canonical JSON. Each operation reopens it. */
export const createStore = () => {
  const folder = mkdtempSync(join(tmpdir(), 'token-store-'))

  const withDatabase = <A>(use: (database: InstanceType<typeof sqlite.Database>) => A): A => {
    const database = new sqlite.Database(join(folder, 'tokens.sqlite'))
    try {
      database.exec('CREATE TABLE IF NOT EXISTS tokens (name TEXT PRIMARY KEY, token TEXT NOT NULL)')
      return use(database)
    } finally {
      database.close()
    }
  }

  const text = (): string => String(withDatabase((database) => database.get('SELECT token FROM tokens'))?.token)

  /** Stores a token in place of the previous one, and returns it as read back. */
  const stored = (token: Token): Token => {
    const canonical = JSON.stringify(CanonicalToken.encode(token))
    withDatabase((database) => database.run("INSERT OR REPLACE INTO tokens VALUES ('session', ?)", [canonical]))
    const found = rightOf(CanonicalToken.decode(JSON.parse(text())))
    expectSame(found, token)
    return found
  }

  return { text, stored, remove: () => rmSync(folder, { recursive: true }) }
}
