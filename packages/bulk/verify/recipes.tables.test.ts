// Runs the commands of the recipes for tables, with a real PostgreSQL and SQLite's shell.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { blocksOf, reader, runCommands, temporaryFolder } from './page.js'
import { startPostgres } from './startPostgres.js'

const { server, env } = await startPostgres(temporaryFolder())
afterAll(() => server.stop())

describe.each([
  ['PostgreSQL', env],
  ['SQLite', {}],
])('the recipe for %s', (name, variables) => {
  const folder = reader()
  const { code } = runCommands('sqlite3 --version', folder)
  if (code !== 0) throw new Error('sqlite3 did not start: apt-get install -y sqlite3')
  const blocks = blocksOf('recipes.md').filter(({ heading }) => heading === name)

  test('prints what the page shows', () => {
    expect(blocks.length).toBeGreaterThan(1)
    for (const { commands, expected } of blocks) {
      expect(runCommands(commands, folder, variables)).toEqual({ code: 0, printed: expected })
    }
  })

  test('records the row that it could not convert', () => {
    const lines = readFileSync(join(folder, 'rejects.jsonl'), 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ code: 'empty', member: 'access_token' }])
    expect(readFileSync(join(folder, 'rejected.csv'), 'utf8')).toContain('{""access_token"":""""}')
  })
})
