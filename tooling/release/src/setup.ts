import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Manifest } from '@tooling/testing/workspace'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import type { TestProject } from 'vitest/node'
import { install, linkTools } from './project.js'
import { mustRun } from './run.js'

/** A packed package. */
export interface Packed {
  /** The package's folder, from the root. */
  readonly folder: string
  readonly tarball: string
  /** Folder with the tarball's files. */
  readonly unpacked: string
  /** The package.json in the tarball. */
  readonly manifest: Manifest
}

/** The packed and installed packages under test, all outside the workspace. */
export interface Shipped {
  readonly packages: readonly Packed[]
  /** Folder of a project with all packages installed. */
  readonly everything: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    readonly shipped: Shipped
  }
}

const unpack = async (home: string, folder: string): Promise<Packed> => {
  const { name, version } = readManifest(join(root, folder))
  const tarball = join(home, 'tarballs', `${name.slice(1).replace('/', '-')}-${version}.tgz`)
  const unpacked = join(home, 'unpacked', folder)
  mkdirSync(unpacked, { recursive: true })
  await mustRun('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'], home)
  return { folder, tarball, unpacked, manifest: readManifest(unpacked) }
}

/** Tools, libraries used in core's examples, and `@types` packages for libraries without types. */
const tools = [
  '@auth/core',
  '@hono/standard-validator',
  '@trpc/server',
  '@types/node',
  '@types/simple-oauth2',
  'ajv',
  'bullmq',
  'google-auth-library',
  'hono',
  'jest',
  'oauth4webapi',
  'openid-client',
  'simple-oauth2',
  'typescript',
  'vitest',
]

const ship = async (home: string): Promise<Shipped> => {
  const pack = ['-r', '--filter', './packages/*', 'pack', '--pack-destination', join(home, 'tarballs')]
  await mustRun(process.execPath, [join(root, 'tooling/pnpm.mjs'), ...pack], root)
  linkTools(home, tools)
  const packages = await Promise.all(packageFolders.map((folder) => unpack(home, folder)))
  const everything = join(home, 'everything')
  // One command, so that dependencies between our packages resolve to these tarballs and not to the registry.
  await install(
    everything,
    packages.map(({ tarball }) => tarball),
  )
  return { packages, everything }
}

export const setup = async ({ provide }: TestProject): Promise<() => void> => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-release-')))
  const teardown = () => rmSync(home, { recursive: true, force: true })
  try {
    provide('shipped', await ship(home))
  } catch (error) {
    teardown()
    throw error
  }
  return teardown
}
