import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { minorAfter, pathsIn, readManifest, root } from '@tooling/testing/workspace'
import { commandsOf, fencesOf, isShell } from './examples.js'
import { addsMember, applyEdits } from './nextVersions.js'
import { linkTools } from './project.js'
import { addInstalled, build, copyToRelease, offlineEnvironment, registryForReleases, scope } from './rehearse.js'
import type { Environment, Outcome } from './run.js'
import { mustRun, run } from './run.js'

export const examplesFolder: string = join(root, 'tooling/e2e/examples')

/** Names of the example projects. */
export const exampleNames: readonly string[] = [
  ...new Set(pathsIn(examplesFolder).map((path) => path.split('/')[0] ?? '')),
]

/** Tools that examples declare and that are linked above them, with the programs that their scripts run. */
const tools: Readonly<Record<string, string | undefined>> = {
  '@types/node': undefined,
  esbuild: 'bin/esbuild',
  typescript: 'bin/tsc',
}

/** An example project outside of the workspace, installed and built. */
export interface ExampleProject {
  readonly folder: string
  /** The environment of its user, whose registry is on loopback. */
  readonly env: Environment
  /** The README's commands that start programs. */
  readonly programs: readonly string[]
  /** The output that the README shows. */
  readonly output: string
  /** Outcomes of the other commands. */
  readonly outcomes: ReadonlyMap<string, Outcome>
}

/** Builds core and Bolt as their next minor, which has one more member, and packs them into a folder. */
const packNext = async (home: string, tarballs: string): Promise<void> => {
  const copy = await copyToRelease(home)
  const raised = ['core', 'bolt'].map((name) => {
    const { version } = readManifest(join(copy.folder, 'packages', name))
    const [from, to] = [version, minorAfter(version)].map((own) => `"version": "${own}"`)
    return [`packages/${name}/package.json`, [[from ?? '', to ?? '']]] as const
  })
  applyEdits(copy.folder, { ...addsMember, ...Object.fromEntries(raised) })
  const filters = ['core', 'bolt'].flatMap((name) => ['--filter', `${scope}/${name}`])
  await build(copy, filters)
  await mustRun('pnpm', ['-r', ...filters, 'pack', '--pack-destination', tarballs], copy.folder, copy.env)
}

/** A registry on loopback with the packed packages, their next minors and the libraries of the examples. */
export const registryForExamples = async (home: string, packed: readonly string[]) => {
  const next = join(home, 'next')
  const [registry] = await Promise.all([registryForReleases(home), packNext(home, next)])
  for (const tarball of [...packed, ...readdirSync(next).map((name) => join(next, name))]) registry.add(tarball)
  for (const library of ['@redis/client', 'node-sqlite3-wasm']) {
    await addInstalled(registry, home, realpathSync(join(root, 'tooling/e2e/node_modules', library)))
  }
  return registry
}

/** Links the tools and their executables into the parent folder's `node_modules`. */
export const linkExampleTools = (home: string): void => {
  linkTools(home, Object.keys(tools))
  const programs = join(home, 'node_modules/.bin')
  mkdirSync(programs)
  for (const [name, program] of Object.entries(tools)) {
    if (program !== undefined) symlinkSync(join(home, 'node_modules', name, program), join(programs, basename(program)))
  }
}

/** Removes tools from a manifest, because the same versions are linked instead. */
const withoutTools = (manifest: string): string => {
  const { devDependencies = {}, ...rest } = JSON.parse(manifest)
  const kept = Object.entries(devDependencies).filter(([name, version]) => {
    if (!(name in tools)) return true
    const linked = readManifest(join(root, 'tooling/release/node_modules', name)).version
    if (version !== linked) throw new Error(`an example pins ${name} at ${version}, the catalog at ${linked}`)
    return false
  })
  return JSON.stringify({ ...rest, devDependencies: Object.fromEntries(kept) })
}

/** Copies an example project, and runs the npm commands of its README. */
export const setUpExample = async (home: string, name: string, registry: string): Promise<ExampleProject> => {
  const folder = join(home, name)
  for (const path of pathsIn(join(examplesFolder, name))) {
    cpSync(join(examplesFolder, name, path), join(folder, path))
    if (basename(path) !== 'package.json') continue
    writeFileSync(join(folder, path), withoutTools(readFileSync(join(folder, path), 'utf8')))
  }
  const fences = fencesOf(readFileSync(join(folder, 'README.md'), 'utf8'))
  const commands = fences.filter(isShell).flatMap(commandsOf)
  const env = offlineEnvironment(registry, scope, join(home, 'user'))
  const outcomes = new Map<string, Outcome>()
  for (const command of commands.filter((line) => line.startsWith('npm '))) {
    const outcome = await run('sh', ['-c', command], { cwd: folder, env })
    if (outcome.code !== 0) throw new Error(`${name}: ${command}\n${outcome.stdout}\n${outcome.stderr}`)
    outcomes.set(command, outcome)
  }
  const output = fences.filter(({ info }) => info === 'text output').flatMap(({ lines }) => lines)
  return {
    folder,
    env,
    programs: commands.filter((line) => !line.startsWith('npm ')),
    output: output.map((line) => `${line}\n`).join(''),
    outcomes,
  }
}
