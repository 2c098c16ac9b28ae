import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const packages = fileURLToPath(new URL('../..', import.meta.url))

/** Creates a folder and deletes it after the tests of the calling file. */
export const temporaryFolder = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Returns a folder with built packages installed, and with the command `token-codecs` in its folder `bin`. */
export const reader = (): string => {
  const folder = temporaryFolder()
  const paths = [
    ...['bulk', 'core', 'google'].map((name) => [`@token-codecs/${name}`, join(packages, name)] as const),
    ...['bullmq', 'ioredis', '@nats-io/jetstream', '@nats-io/transport-node'].map(
      (name) => [name, join(packages, 'bulk/node_modules', name)] as const,
    ),
  ]
  for (const [name, path] of paths) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(path, link)
  }
  mkdirSync(join(folder, 'bin'))
  const command = join(folder, 'bin/token-codecs')
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${packages}cli/dist/main.cjs' "$@"\n`)
  chmodSync(command, 0o755)
  return folder
}

/** A shell block of a page. */
export interface Block {
  readonly heading: string
  readonly commands: string
  /** The content of the `text` block that follows. */
  readonly expected: string
}

const tokens = /^## (?<heading>.+)$|^```(?<info>.*)\n(?<content>(?:.*\n)*?)```$/gm

/** Returns the shell blocks of a page, without those that install packages. */
export const blocksOf = (page: string): readonly Block[] => {
  const blocks: Block[] = []
  let heading = ''
  let previous = ''
  for (const { groups = {} } of readFileSync(join(packages, 'bulk/docs', page), 'utf8').matchAll(tokens)) {
    const { info = '', content = '' } = groups
    if (groups.heading !== undefined) heading = groups.heading
    const last = blocks.at(-1)
    if (info === 'sh' && !content.startsWith('npm ')) blocks.push({ heading, commands: content, expected: '' })
    if (info === 'text' && previous === 'sh' && last !== undefined) blocks.splice(-1, 1, { ...last, expected: content })
    previous = info
  }
  return blocks
}

/** Runs commands in a reader's folder, and returns their exit code and everything that they print. */
export const runCommands = (commands: string, folder: string, env: Readonly<Record<string, string>> = {}) => {
  const { PATH } = process.env
  const { status, stdout, error } = spawnSync('bash', ['-c', `exec 2>&1\n${commands}`], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_PATH: '', PATH: `${folder}/bin:${PATH}`, ...env },
  })
  if (error !== undefined) throw error
  return { code: status, printed: stdout }
}
