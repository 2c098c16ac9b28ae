// Runs the commands of docs/many-machines.md in one shell, with a real Redis.
import { afterAll, expect, test } from 'vitest'
import { blocksOf, reader, runCommands } from './page.js'
import { startRedis } from './startRedis.js'

const folder = reader()
const { server, socket } = await startRedis(folder)
afterAll(() => server.stop())

test('the commands of many-machines.md print what the page shows', () => {
  const blocks = blocksOf('many-machines.md')
  expect(blocks.length).toBeGreaterThan(5)
  const session = blocks.map(({ commands }) => commands).join('\n')
  const { printed, code } = runCommands(session, folder, { REDIS_URL: socket })
  expect(printed).toBe(blocks.map(({ expected }) => expected).join(''))
  expect(code).toBe(0)
})
