import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Token } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import sqlite from 'node-sqlite3-wasm'
import { expectSame, rightOf } from './expectations.js'

/** A SQLite database that holds tokens as canonical JSON text, in a new file. It is opened again for every step. */
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

  const save = (name: string, token: Token): void => {
    const text = JSON.stringify(CanonicalToken.encode(token))
    withDatabase((database) => database.run('INSERT OR REPLACE INTO tokens VALUES (?, ?)', [name, text]))
  }

  const textOf = (name: string): string => {
    const row = withDatabase((database) => database.get('SELECT token FROM tokens WHERE name = ?', [name]))
    if (typeof row?.token !== 'string') throw new Error(`the store has no ${name}`)
    return row.token
  }

  const load = (name: string): Token => rightOf(CanonicalToken.decode(JSON.parse(textOf(name))))

  /** Stores a token as the session, and gives the one that is then in the file. */
  const stored = (token: Token): Token => {
    save('session', token)
    const again = load('session')
    expectSame(again, token)
    return again
  }

  return { save, textOf, load, stored, remove: () => rmSync(folder, { recursive: true }) }
}
