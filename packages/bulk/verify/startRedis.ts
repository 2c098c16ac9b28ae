import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from './startProgram.js'
import { startServer } from './startProgram.js'

interface Redis {
  readonly server: Program
  /** Path of the socket. */
  readonly socket: string
  /** Folder with a file of every command that writes. */
  readonly data: string
}

/** Starts Redis on a socket in a folder. */
export const startRedis = async (folder: string): Promise<Redis> => {
  const data = join(folder, 'redis')
  mkdirSync(data)
  const socket = join(folder, 'redis.sock')
  const server = await startServer({
    command: process.env.REDIS_SERVER ?? 'redis-server',
    args: ['--port', '0', '--unixsocket', socket, '--dir', data, '--save', '', '--appendonly', 'yes'],
    ready: 'eady to accept connections',
    advice: 'apt-get install -y redis-server, or name another program, such as that of Valkey, in REDIS_SERVER',
  })
  return { server, socket, data }
}
