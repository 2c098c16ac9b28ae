// A release from the repository as it is now, to a registry on loopback: versions, build, publication, installation, use.
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
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changesetProblems, changesetsIn, changesOf } from '../src/changesets.js'
import { contentsOf } from '../src/contents.js'
import { commandsOf, fencesOf, isShell } from '../src/examples.js'
import { offlineEnvironment, requireOffline } from '../src/offline.js'
import { compile, write } from '../src/project.js'
import type { Rehearsal } from '../src/rehearse.js'
import { rehearse, scope } from '../src/rehearse.js'
import { mustRun, run, silence } from '../src/run.js'
import type { Contents } from '../src/tarballProblems.js'
import { releaseProblems, tarballProblems } from '../src/tarballProblems.js'

let home = ''
let rehearsal: Rehearsal
const published = new Map<string, Contents>()

interface Packument {
  readonly versions: Readonly<Record<string, { readonly dist: { readonly tarball: string } }>>
}

const download = async (name: string, version: string): Promise<Contents> => {
  const packument = await fetch(`${rehearsal.registry.url}/${name.replace('/', '%2f')}`)
  const { versions } = (await packument.json()) as Packument
  const tarball = await fetch(versions[version]?.dist.tarball ?? '')
  const folder = join(home, 'downloaded', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}.tgz`, Buffer.from(await tarball.arrayBuffer()))
  await mustRun('tar', ['-xzf', `${folder}.tgz`, '-C', folder, '--strip-components=1'], home)
  return contentsOf(folder)
}

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-rehearsal-')))
  rehearsal = await rehearse(home)
  for (const folder of packageFolders) {
    const { name, version } = readManifest(join(rehearsal.copy, folder))
    published.set(name, await download(name, version))
  }
  mkdirSync(join(home, 'node_modules'))
  const compiler = realpathSync(new URL('../node_modules/typescript', import.meta.url))
  symlinkSync(compiler, join(home, 'node_modules/typescript'), 'junction')
}, 480_000)

afterAll(async () => {
  await rehearsal?.registry.stop()
  rmSync(home, { recursive: true, force: true })
})

/** An empty project outside the workspace, in which commands are run as they are written. */
const project = async (name: string, commands: string, tools = ''): Promise<string> => {
  const folder = join(home, name)
  write(folder, { 'package.json': '{ "private": true }\n', 'yarn.lock': '' })
  const PATH = `${tools}:${rehearsal.user.PATH}`
  await mustRun('sh', ['-e', '-c', commands], folder, { ...rehearsal.user, PATH })
  return folder
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

describe('the release', () => {
  test('publishes every package once, in its raised version', () => {
    const expected = packageFolders.map((folder) => {
      const { name, version } = readManifest(join(rehearsal.copy, folder))
      return `${name}@${version}`
    })
    const ours = rehearsal.registry.published().filter((name) => name.startsWith(scope))
    expect([...ours].sort()).toEqual([...expected].sort())
    expect(expected.filter((name) => name.endsWith('@0.0.0'))).toEqual([])
  })

  test('has tarballs with which nothing is wrong, and which go together', () => {
    expect([...published.values()].flatMap(tarballProblems)).toEqual([])
    expect(
      releaseProblems([...published.values()].map((files) => JSON.parse(files.get('package.json') ?? ''))),
    ).toEqual([])
  })

  test.each(packageFolders)('tells in the changelog of %s what is new', (folder) => {
    const { version } = readManifest(join(rehearsal.copy, folder))
    const changelog = readFileSync(join(rehearsal.copy, folder, 'CHANGELOG.md'), 'utf8')
    expect(changelog).toContain(`\n## ${version}\n`)
    expect(changelog.length).toBeGreaterThan(200)
  })

  test('leaves no changeset, and asks for one where something public is changed after it', () => {
    const problems = () =>
      changesetProblems(
        packageFolders.map((folder) => changesOf(rehearsal.copy, folder)),
        changesetsIn(rehearsal.copy),
      )
    expect(changesetsIn(rehearsal.copy)).toEqual([])
    expect(problems()).toEqual([])
    write(rehearsal.copy, { 'packages/bolt/src/fake.ts': 'export const fake = 1\n', 'packages/cli/test/fake.ts': '' })
    expect(problems()).toEqual([
      'name @token-codecs/bolt in a changeset: packages/bolt/src/fake.ts changed since its last release',
    ])
  })
})

describe('publishing', () => {
  const attempt = (name: string, files: Readonly<Record<string, string>>) => {
    const folder = join(home, name)
    write(folder, { 'package.json': '{}', 'packages/one/package.json': '{}', ...files })
    const { url } = rehearsal.registry
    return requireOffline(offlineEnvironment(url, scope, join(folder, 'user')), url, scope, folder, ['packages/one'])
  }
  const elsewhere = 'http://127.0.0.1:9'

  test('goes on where all settings lead to loopback, whatever a project says of the others', async () => {
    await expect(attempt('loopback', { '.npmrc': `registry=${elsewhere}` })).resolves.toBeUndefined()
  })

  test('stops where the project sends the scope elsewhere', async () => {
    await expect(attempt('scope', { '.npmrc': `${scope}:registry=${elsewhere}` })).rejects.toThrow('loopback')
  })

  test.each([
    ['settings', { 'packages/one/.npmrc': '' }],
    ['a registry', { 'packages/one/package.json': `{ "publishConfig": { "registry": "${elsewhere}" } }` }],
    ['a registry for the scope', { 'packages/one/package.json': `{ "publishConfig": { "${scope}:registry": "" } }` }],
  ])('stops where a package has %s of its own', async (title, files) => {
    await expect(attempt(title.replaceAll(' ', '-'), files)).rejects.toThrow('packages/one has a registry of its own')
  })

  test('knows nothing of the settings and credentials of the user', () => {
    const kept = Object.keys(rehearsal.user).filter((name) => /^npm_config_/i.test(name))
    expect(kept.sort()).toEqual(['NPM_CONFIG_USERCONFIG', 'npm_config_registry'])
    expect(Object.keys(rehearsal.user)).not.toContain('NODE_AUTH_TOKEN')
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
  return run(process.execPath, [path], { cwd: folder, env: rehearsal.user })
}

const esModule = `import ${names} from '@token-codecs/bolt'\n${convert}`
const commonJs = `const ${names} = require('@token-codecs/bolt')\n${convert}`

test('what was published is installed into an empty project, and used by ES modules, CommonJS and TypeScript', async () => {
  const folder = await project('empty', 'npm install --save-exact @token-codecs/bolt')
  const { version } = readManifest(join(rehearsal.copy, 'packages/bolt'))
  expect(manifestOf(folder).dependencies).toEqual({ '@token-codecs/bolt': version })
  expect(await runIn(folder, 'bolt.mjs', esModule)).toEqual(printed)
  expect(await runIn(folder, 'bolt.cjs', commonJs)).toEqual(printed)
  write(folder, { 'bolt.mts': `${esModule}declare const console: { log(...values: unknown[]): void }\n` })
  const options = { module: 'nodenext', outDir: 'run' } as const
  expect(await compile(folder, 'bolt', ['bolt.mts'], options)).toEqual(silence)
  expect(await run(process.execPath, ['run/bolt.mjs'], { cwd: folder })).toEqual(printed)
})

describe('the lines of the README that install', () => {
  const lines = fencesOf(readFileSync(join(root, 'README.md'), 'utf8'))
    .filter(isShell)
    .flatMap(commandsOf)
    .filter((line) => /^(?:npm install|pnpm add|yarn add) /.test(line))

  /** A folder with a program `yarn`. */
  const yarn = (name: string, path: string): string => {
    const program = fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url))
    const folder = join(home, 'tools', name)
    write(folder, { yarn: `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n` })
    chmodSync(join(folder, 'yarn'), 0o755)
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
    const { dependencies } = manifestOf(folder)
    const versions = Object.fromEntries(
      packageFolders.map((packageFolder) => {
        const { name: ours, version } = readManifest(join(rehearsal.copy, packageFolder))
        return [ours, version]
      }),
    )
    for (const [dependency, version] of Object.entries(dependencies)) {
      expect(version).toEqual(versions[dependency] ?? expect.stringMatching(/^\d+\.\d+\.\d+$/))
    }
    // Yarn 4 keeps packages in archives, which its own node reads.
    if (title === 'Yarn 4') {
      write(folder, { 'bolt.mjs': esModule })
      const tools = `${yarn(name, path ?? '')}:${rehearsal.user.PATH}`
      expect(await run('yarn', ['node', 'bolt.mjs'], { cwd: folder, env: { ...rehearsal.user, PATH: tools } })).toEqual(
        printed,
      )
    } else expect(await runIn(folder, 'bolt.mjs', esModule)).toEqual(printed)
  })
})
