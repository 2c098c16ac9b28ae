// A release from the repository as it is now, to a registry on loopback: versions, build, publication, installation, use.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Manifest } from '@tooling/testing/workspace'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import { afterAll, describe, expect, test } from 'vitest'
import { changesetProblems, changesetsIn, changesOf } from '../src/changesets.js'
import { commandsOf, fencesOf, isShell } from '../src/examples.js'
import { offlineEnvironment, requireOffline } from '../src/offline.js'
import { compile, linkTools, write } from '../src/project.js'
import { rehearse, scope } from '../src/rehearse.js'
import { mustRun, run, silence } from '../src/run.js'
import type { Contents } from '../src/tarballProblems.js'
import { contentsOf, releaseProblems, tarballProblems } from '../src/tarballProblems.js'
import { temporaryFolder } from '../src/temporaryFolder.js'

const home = temporaryFolder()
const { copy, registry, user } = await rehearse(home)
afterAll(registry.stop)
linkTools(home, ['typescript'])

/** The manifests of the copy, with their raised versions. */
const manifests = packageFolders.map((folder) => readManifest(join(copy, folder)))

/** A published tarball's files, as npm gets them. */
const download = async (name: string): Promise<Contents> => {
  const folder = join(home, 'downloaded', name)
  mkdirSync(folder, { recursive: true })
  await mustRun('npm', ['pack', '--silent', name], folder, user)
  await mustRun('sh', ['-c', 'tar -xzf *.tgz --strip-components=1 && rm *.tgz'], folder)
  return contentsOf(folder)
}

/** An empty project outside the workspace, in which commands are run as they are written. */
const project = async (name: string, commands: string, tools = ''): Promise<string> => {
  const folder = join(home, name)
  write(folder, { 'package.json': '{ "private": true }\n', 'yarn.lock': '' })
  const PATH = `${tools}:${user.PATH}`
  await mustRun('sh', ['-e', '-c', commands], folder, { ...user, PATH })
  return folder
}

describe('the release', () => {
  test('publishes every package once, in its raised version, and never another under that version', async () => {
    const expected = manifests.map(({ name, version }) => `${name}@${version}`)
    const ours = registry.published().filter((name) => name.startsWith(scope))
    expect([...ours].sort()).toEqual([...expected].sort())
    expect(expected.filter((name) => name.endsWith('@0.0.0'))).toEqual([])
    const [{ name, version } = { name: '', version: '' }] = manifests
    await mustRun('npm', ['pack', '--silent', '--pack-destination', home, name], home, user)
    const tarball = join(home, `${name.slice(1).replace('/', '-')}-${version}.tgz`)
    expect(() => registry.add(tarball)).toThrow('is published already')
  })

  test('has tarballs without a fault, with a changelog, and which go together', async () => {
    const published = await Promise.all(manifests.map(({ name }) => download(name)))
    expect(published.flatMap(tarballProblems)).toEqual([])
    const own = published.map((contents): Manifest => JSON.parse(contents.get('package.json') ?? ''))
    expect(releaseProblems(own)).toEqual([])
    const changelogs = published.map((contents) => contents.get('CHANGELOG.md') ?? '')
    own.forEach(({ version }, index) => {
      expect(changelogs[index]).toMatch(new RegExp(`\\n## ${version}\\n[^]{100,}`))
    })
  })

  test('leaves no changeset, and asks for one where something public is changed after it', () => {
    const problems = () =>
      changesetProblems(
        packageFolders.map((folder) => changesOf(copy, folder)),
        changesetsIn(copy),
      )
    expect(changesetsIn(copy)).toEqual([])
    expect(problems()).toEqual([])
    write(copy, { 'packages/bolt/src/fake.ts': 'export const fake = 1\n', 'packages/cli/test/fake.ts': '' })
    expect(problems()).toEqual(
      ['bolt', 'cli'].map(
        (name) => `name @token-codecs/${name} in a changeset: packages/bolt/src/fake.ts changed since its last release`,
      ),
    )
  })
})

describe('publishing', () => {
  const elsewhere = 'http://127.0.0.1:9'
  const manifest = (publishConfig: object) => ({ 'packages/one/package.json': JSON.stringify({ publishConfig }) })

  test.each([
    ['goes on where all settings lead to loopback', { '.npmrc': `registry=${elsewhere}` }, undefined],
    ['stops where the project sends the scope elsewhere', { '.npmrc': `${scope}:registry=${elsewhere}` }, 'loopback'],
    ['stops where a package has settings', { 'packages/one/.npmrc': '' }, 'packages/one'],
    ['stops where a package has a registry', manifest({ registry: elsewhere }), 'packages/one'],
    ['stops where a package has a registry for the scope', manifest({ [`${scope}:registry`]: '' }), 'packages/one'],
  ])('%s', async (title, files, problem) => {
    const folder = join(home, title.replaceAll(' ', '-'))
    write(folder, { 'package.json': '{}', 'packages/one/package.json': '{}', ...files })
    const environment = offlineEnvironment(registry.url, scope, join(folder, 'user'))
    const asked = requireOffline(environment, registry.url, scope, folder, ['packages/one'])
    await (problem === undefined ? expect(asked).resolves.toBeUndefined() : expect(asked).rejects.toThrow(problem))
  })

  test('knows nothing of the settings and credentials of the user', () => {
    const kept = Object.keys(user).filter((name) => /^npm_config_/i.test(name))
    expect(kept.sort()).toEqual(['NPM_CONFIG_USERCONFIG', 'npm_config_registry'])
    expect(Object.keys(user)).not.toContain('NODE_AUTH_TOKEN')
  })
})

const convert = `
const body = { access_token: 'fake-a', token_type: 'bearer', expires_in: '3600' }
const converted = convert(BoltToken, CanonicalToken, { receivedAt: 1700000000 })(body)
if (converted._tag === 'Left') throw new Error(formatError(converted.left))
console.log(JSON.stringify(converted.right.value))
console.log(converted.right.token.accessToken.toString(), reveal(converted.right.token.accessToken))
`
const names = '{ BoltToken, CanonicalToken, convert, formatError, reveal }'
const printed = {
  ...silence,
  stdout: `${JSON.stringify({ v: 1, accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 3600, issuedAt: 1700000000 })}
<redacted> fake-a
`,
}

const runIn = (folder: string, path: string, text: string) => {
  write(folder, { [path]: text })
  return run(process.execPath, [path], { cwd: folder, env: user })
}

const esModule = `import ${names} from '@token-codecs/bolt'\n${convert}`
const commonJs = `const ${names} = require('@token-codecs/bolt')\n${convert}`

test('what was published is installed into an empty project, and used by ES modules, CommonJS and TypeScript', async () => {
  const folder = await project('empty', 'npm install --save-exact @token-codecs/bolt')
  const { version } = readManifest(join(copy, 'packages/bolt'))
  expect(readManifest(folder).dependencies).toEqual({ '@token-codecs/bolt': version })
  expect(await runIn(folder, 'bolt.mjs', esModule)).toEqual(printed)
  expect(await runIn(folder, 'bolt.cjs', commonJs)).toEqual(printed)
  write(folder, { 'bolt.mts': `${esModule}declare const console: { log(...values: unknown[]): void }\n` })
  expect(await compile(folder, 'bolt', ['bolt.mts'], { outDir: 'run' })).toEqual(silence)
  expect(await run(process.execPath, ['run/bolt.mjs'], { cwd: folder })).toEqual(printed)
})

describe('the lines of the README that install', () => {
  const lines = fencesOf(readFileSync(join(root, 'README.md'), 'utf8'))
    .filter(isShell)
    .flatMap(commandsOf)
    .filter((line) => /^(?:npm install|pnpm add|yarn add) /.test(line))

  /** A folder with a program `yarn`. */
  const yarn = (name: string, path: string): string => {
    const folder = join(home, 'tools', name)
    mkdirSync(folder, { recursive: true })
    const program = fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url))
    writeFileSync(join(folder, 'yarn'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 })
    return folder
  }

  const programs: Readonly<Record<string, readonly (readonly [title: string, path?: string])[]>> = {
    npm: [['npm']],
    pnpm: [['pnpm']],
    yarn: [
      ['Yarn 1', 'yarn/bin/yarn.js'],
      ['Yarn 4', '@yarnpkg/cli-dist/bin/yarn.js'],
    ],
  }

  const cases = lines.flatMap((line) =>
    (programs[line.split(' ')[0] ?? ''] ?? []).map(([title, path]) => ({ line, title, path })),
  )

  test('are there for npm, pnpm and Yarn', () => {
    expect(new Set(cases.map(({ title }) => title))).toEqual(new Set(['npm', 'pnpm', 'Yarn 1', 'Yarn 4']))
  })

  test.each(cases)('$title: $line', async ({ line, title, path }) => {
    const name = `${title}-${lines.indexOf(line)}`.replace(' ', '-')
    const folder = await project(name, line, path && yarn(name, path))
    const versions = Object.fromEntries(manifests.map((own) => [own.name, own.version]))
    for (const [dependency, version] of Object.entries(readManifest(folder).dependencies ?? {})) {
      expect(version).toEqual(versions[dependency] ?? expect.stringMatching(/^\d+\.\d+\.\d+$/))
    }
    // Yarn 4 keeps packages in archives, which its own node reads.
    if (title === 'Yarn 4') {
      write(folder, { 'bolt.mjs': esModule })
      const tools = `${yarn(name, path ?? '')}:${user.PATH}`
      expect(await run('yarn', ['node', 'bolt.mjs'], { cwd: folder, env: { ...user, PATH: tools } })).toEqual(printed)
    } else expect(await runIn(folder, 'bolt.mjs', esModule)).toEqual(printed)
  })
})
