import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Manifest } from '@tooling/testing/workspace'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import type { TestProject } from 'vitest/node'
import { mustRun } from './run.js'

/** A package as it would be published. */
export interface Packed {
  /** Its folder in the workspace, from the root. */
  readonly folder: string
  readonly tarball: string
  /** Where the tarball is unpacked. */
  readonly unpacked: string
  /** The package.json in the tarball. */
  readonly manifest: Manifest
}

/** What the tests look at, all of it outside the workspace. */
export interface Shipped {
  readonly packages: readonly Packed[]
  /** A project that has installed all packages. */
  readonly everything: string
  /** A project that has installed bolt, and core for bolt. */
  readonly boltOnly: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    readonly shipped: Shipped
  }
}

const requireBuilt = (folder: string) => {
  if (!existsSync(join(root, folder, 'dist'))) throw new Error(`${folder} is not built: run npm test at the root`)
}

const unpack = async (home: string, folder: string): Promise<Packed> => {
  const { name, version } = readManifest(join(root, folder))
  const tarball = join(home, 'tarballs', `${name.replace('@', '').replace('/', '-')}-${version}.tgz`)
  const unpacked = join(home, 'unpacked', folder)
  mkdirSync(unpacked, { recursive: true })
  await mustRun('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'], home)
  return { folder, tarball, unpacked, manifest: readManifest(unpacked) }
}

// All tarballs in one command: a package's dependency on another is then met by that tarball, not by the registry.
const install = async (project: string, packages: readonly Packed[]): Promise<string> => {
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n')
  const quietly = ['--prefix', project, '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline']
  await mustRun('npm', ['install', ...quietly, ...packages.map(({ tarball }) => tarball)], project)
  return project
}

const tools = ['typescript', 'vitest', 'jest', '@types/node']

/** The libraries that core's README shows recipes for, and types of those that bring none. */
const otherLibraries = [
  '@auth/core',
  '@hono/standard-validator',
  '@trpc/server',
  '@types/simple-oauth2',
  'ajv',
  'google-auth-library',
  'hono',
  'oauth4webapi',
  'openid-client',
  'simple-oauth2',
]

// What a project needs, of the catalog's version, above the projects: what they install is the tarballs alone.
const linkTools = (home: string) => {
  for (const name of [...tools, ...otherLibraries]) {
    const link = join(home, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(realpathSync(new URL(`../node_modules/${name}`, import.meta.url)), link, 'junction')
  }
}

const ship = async (home: string): Promise<Shipped> => {
  packageFolders.forEach(requireBuilt)
  const tarballs = join(home, 'tarballs')
  const pack = ['-r', '--filter', './packages/*', 'pack', '--pack-destination', tarballs]
  await mustRun(process.execPath, [join(root, 'tooling/pnpm.mjs'), ...pack], root)
  linkTools(home)
  const packages = await Promise.all(packageFolders.map((folder) => unpack(home, folder)))
  const bolt = packages.filter(({ folder }) => folder === 'packages/bolt' || folder === 'packages/core')
  const [everything, boltOnly] = await Promise.all([
    install(join(home, 'everything'), packages),
    install(join(home, 'bolt-only'), bolt),
  ])
  return { packages, everything, boltOnly }
}

let home: string | undefined

export const teardown = (): void => {
  if (home !== undefined) rmSync(home, { recursive: true, force: true })
}

export const setup = async ({ provide }: TestProject): Promise<void> => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-release-')))
  try {
    provide('shipped', await ship(home))
  } catch (error) {
    teardown()
    throw error
  }
}
