import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from './startProgram.js'
import { startServer } from './startProgram.js'

const debian = '/usr/lib/postgresql'
const advice = 'apt-get install -y postgresql, or name the folder of its programs in POSTGRES_BIN'

/** Returns the folder of PostgreSQL's programs, which Debian keeps out of the PATH. */
const programs = (): string => {
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(one) - Number(other)) : []
  const folder = process.env.POSTGRES_BIN ?? versions.map((version) => join(debian, version, 'bin')).at(-1)
  if (folder === undefined) throw new Error(`postgres was not found: ${advice}`)
  return folder
}

interface Postgres {
  readonly server: Program
  /** Environment of its clients. */
  readonly env: Readonly<Record<string, string>>
}

/** Starts PostgreSQL on a socket in an empty folder. */
export const startPostgres = async (folder: string): Promise<Postgres> => {
  const bin = programs()
  // It refuses to run as root. This user owns no files.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const options = { cwd: folder, ...user }
  const args = ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N']
  const { status, stderr, error } = spawnSync(join(bin, 'initdb'), args, { ...options, encoding: 'utf8' })
  if (status !== 0) throw new Error(`initdb failed: ${advice}\n${stderr}`, { cause: error })
  const server = await startServer({
    command: join(bin, 'postgres'),
    args: ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'],
    ready: 'ready to accept connections',
    advice,
    options,
  })
  return { server, env: { PGHOST: folder, PGUSER: 'tester', PGDATABASE: 'postgres', PGPROGRAMS: bin } }
}
