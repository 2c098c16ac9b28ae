// Rehearses a release of this repository on a loopback registry: versions, build, publication, installation, use.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import { afterAll, describe, expect, test } from 'vitest'
import { changesetProblems, changesetsIn } from '../src/changesets.js'
import { commandsOf, fencesOf, isShell } from '../src/examples.js'
import type { Contents } from '../src/expectTarballs.js'
import { contentsOf, expectTarballs } from '../src/expectTarballs.js'
import { write } from '../src/project.js'
import { rehearse, scope } from '../src/rehearse.js'
import type { Environment } from '../src/run.js'
import { mustRun, run, silence } from '../src/run.js'
import { temporaryFolder } from '../src/temporaryFolder.js'

const home = temporaryFolder()
const { copy, registry, user } = await rehearse(home)
afterAll(registry.stop)

/** The copy's manifests, with raised versions. */
const manifests = packageFolders.map((folder) => readManifest(join(copy, folder)))

/** Downloads a published tarball's files with npm. */
const download = async (name: string): Promise<Contents> => {
  const folder = join(home, 'downloaded', name)
  mkdirSync(folder, { recursive: true })
  await mustRun('npm', ['pack', '--silent', name], folder, user)
  await mustRun('sh', ['-c', 'tar -xzf *.tgz --strip-components=1 && rm *.tgz'], folder)
  return contentsOf(folder)
}

describe('the release', () => {
  test('publishes every package once, with its raised version', () => {
    const expected = manifests.map(({ name, version }) => `${name}@${version}`)
    const ours = registry.published().filter((name) => name.startsWith(scope))
    expect([...ours].sort()).toEqual([...expected].sort())
    expect(expected.filter((name) => name.endsWith('@0.0.0'))).toEqual([])
  })

  test('publishes the expected tarballs, each with a changelog', async () => {
    const published = await Promise.all(manifests.map(({ name }) => download(name)))
    expectTarballs(published)
    published.forEach((contents, index) => {
      expect(contents.get('CHANGELOG.md')).toMatch(new RegExp(`\\n## ${manifests[index]?.version}\\n[^]{100,}`))
    })
  })

  test('leaves no changeset, and requires one for a later public change', () => {
    expect(changesetsIn(copy)).toEqual([])
    expect(changesetProblems(copy, packageFolders)).toEqual([])
    write(copy, { 'packages/bolt/src/fake.ts': 'export const fake = 1\n', 'packages/cli/test/fake.ts': '' })
    expect(changesetProblems(copy, packageFolders)).toEqual(
      ['bolt', 'cli'].map(
        (name) => `name @token-codecs/${name} in a changeset: packages/bolt/src/fake.ts changed since its last release`,
      ),
    )
  })
})

test("the release does not see the user's settings and credentials", () => {
  const kept = Object.keys(user).filter((name) => /^(?:npm_config_.*|npm_token|node_auth_token)$/i.test(name))
  expect(kept.sort()).toEqual(['NPM_CONFIG_GLOBALCONFIG', 'NPM_CONFIG_USERCONFIG', 'npm_config_registry'])
  expect(user.HOME).toBe(join(home, 'user'))
})

const esModule = `
import { BoltToken, CanonicalToken, convert, formatError, reveal } from '@token-codecs/bolt'
const body = { access_token: 'fake-a', token_type: 'bearer', expires_in: '3600' }
const converted = convert(BoltToken, CanonicalToken, { receivedAt: 1700000000 })(body)
if (converted._tag === 'Left') throw new Error(formatError(converted.left))
console.log(JSON.stringify(converted.right.value))
console.log(converted.right.token.accessToken.toString(), reveal(converted.right.token.accessToken))
`
const printed = {
  ...silence,
  stdout: `${JSON.stringify({ v: 1, accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 3600, issuedAt: 1700000000 })}
<redacted> fake-a
`,
}

describe("the README's install commands", () => {
  const lines = fencesOf(readFileSync(join(root, 'README.md'), 'utf8'))
    .filter(isShell)
    .flatMap(commandsOf)
    .filter((line) => /^(?:npm install|pnpm add|yarn add) /.test(line))

  /** The user's environment, with the given program as `yarn`. */
  const withYarn = (folder: string, path: string): Environment => {
    const program = fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url))
    mkdirSync(join(folder, '../bin'), { recursive: true })
    writeFileSync(join(folder, '../bin/yarn'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, {
      mode: 0o755,
    })
    return { ...user, PATH: `${join(folder, '../bin')}:${user.PATH}` }
  }

  const managers = [
    { title: 'npm', command: 'npm', path: '' },
    { title: 'pnpm', command: 'pnpm', path: '' },
    { title: 'Yarn 1', command: 'yarn', path: 'yarn/bin/yarn.js' },
    { title: 'Yarn 4', command: 'yarn', path: '@yarnpkg/cli-dist/bin/yarn.js' },
  ]

  test.each(managers)('exist for $title, and install exact versions that run', async ({ title, command, path }) => {
    const own = lines.filter((line) => line.startsWith(`${command} `))
    expect(own).not.toEqual([])
    for (const [index, line] of own.entries()) {
      // An empty project outside the workspace, in which the commands run unchanged.
      const folder = join(home, title, `${index}`)
      const env = path === '' ? user : withYarn(folder, path)
      write(folder, { 'package.json': '{ "private": true }\n', 'yarn.lock': '', 'bolt.mjs': esModule })
      await mustRun('sh', ['-e', '-c', line], folder, env)
      for (const [dependency, version] of Object.entries(readManifest(folder).dependencies ?? {})) {
        const published = manifests.find(({ name }) => name === dependency)
        expect(version).toEqual(published?.version ?? expect.stringMatching(/^\d+\.\d+\.\d+$/))
      }
      // Yarn 4 keeps packages in archives, which only `yarn node` reads.
      const node = title === 'Yarn 4' ? ['yarn', 'node'] : [process.execPath]
      expect(await run('env', [...node, 'bolt.mjs'], { cwd: folder, env })).toEqual(printed)
    }
  })
})
