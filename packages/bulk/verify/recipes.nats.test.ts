// Runs the commands of the recipe for NATS JetStream, and kills a converter.
import { setTimeout as sleep } from 'node:timers/promises'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { afterAll, expect, test } from 'vitest'
import { blocksOf, reader, runCommands } from './page.js'
import type { Program } from './startProgram.js'
import { startProgram, startServer } from './startProgram.js'

const folder = reader()
const server = await startServer({
  command: process.env.NATS_SERVER ?? 'nats-server',
  args: ['-a', '127.0.0.1', '-p', '-1', '-js', '-sd', folder],
  ready: 'Server is ready',
  advice: 'apt-get install -y nats-server, or name another program in NATS_SERVER',
})
afterAll(() => server.stop())
const [, url = ''] = /client connections on (\S+)/.exec(server.printed.stderr) ?? []
const env = { NATS_URL: url }

const startConverter = (): Program =>
  startProgram(process.execPath, ['converter.mjs'], { cwd: folder, env: { ...process.env, ...env } })

test('a killed converter loses no message, and stores no result twice', async () => {
  const blocks = blocksOf('recipes.md').filter(({ heading }) => heading === 'NATS JetStream')
  for (const { commands } of blocks) {
    expect(runCommands(`set -e\n${commands}`, folder, env)).toEqual({ code: 0, printed: '' })
  }
  const connection = await connect({ servers: url })
  const client = jetstream(connection)
  const { streams } = await jetstreamManager(connection)
  const stored = async (): Promise<number> => (await streams.info('tokens')).state.messages
  const total = 2_000
  for (let index = 0; index < total; index += 1) {
    await client.publish('responses', index % 100 === 7 ? '<html>' : `{"access_token":"fake-${index}"}`)
  }
  // A converter died after it stored this result and before it acknowledged the message.
  await client.publish('tokens', '{"v":1,"accessToken":"fake-0","tokenType":"Bearer"}', { msgID: '1' })

  const first = startConverter()
  while ((await stored()) < 100) await sleep(5)
  expect(await first.stop('SIGKILL')).toBeNull()
  expect(await stored()).toBeLessThan(total)
  const second = startConverter()
  while ((await stored()) < total) await sleep(50)
  // The rest of what the first had received is delivered again, and must not be stored again.
  while ((await (await client.consumers.get('responses', 'converter')).info()).num_ack_pending > 0) await sleep(50)
  expect(await second.stop()).toBe(0)
  expect(first.printed.stderr + second.printed.stderr).toBe('')

  const results = await (await client.consumers.get('tokens')).fetch({ max_messages: 2 * total, expires: 2_000 })
  const found: string[] = []
  let rejected = 0
  for await (const message of results) {
    if (message.subject === 'tokens') found.push(message.json<{ accessToken: string }>().accessToken)
    else {
      rejected += 1
      expect(message.string()).toBe('<html>')
      expect(message.headers?.get('reason')).toContain('(not-json)')
    }
  }
  const wanted = Array.from({ length: total }, (_, index) => index).filter((index) => index % 100 !== 7)
  expect(found.sort()).toEqual(wanted.map((index) => `fake-${index}`).sort())
  expect(rejected).toBe(total - wanted.length)
  await connection.close()
})
