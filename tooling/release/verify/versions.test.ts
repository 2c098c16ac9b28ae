// Released versions that live together. The first is the repository as it is now, the second has a new member of tokens,
// and two more break canonical JSON. All are published to a registry on loopback, and installed side by side.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import { afterAll, describe, expect, test } from 'vitest'
import { goldenFolder, goldenIn, packagesAt, versionsOf } from '../src/golden.js'
import { matrixProblems } from '../src/matrix.js'
import { addsSubject, breaking } from '../src/nextVersions.js'
import { offlineEnvironment } from '../src/offline.js'
import { compile, linkTools, runProgram, write } from '../src/project.js'
import { addPackages, build, copyToRelease, raiseVersions, registryForReleases, scope } from '../src/rehearse.js'
import { applyEdits } from '../src/releasePlan.js'
import { mustRun, silence } from '../src/run.js'
import { samples } from '../src/samples.js'
import type { Installed } from '../src/sideBySide.js'
import { aliasOf, copyReleased, installSideBySide, load } from '../src/sideBySide.js'
import { temporaryFolder } from '../src/temporaryFolder.js'
import { togetherProblems } from '../src/together.js'
import { lawsOfBoth, typesOfBoth } from '../src/twoVersions.js'

const home = temporaryFolder()
const project = join(home, 'project')
const [copy, registry] = await Promise.all([copyToRelease(home), registryForReleases(home)])
const user = offlineEnvironment(registry.url, scope, join(home, 'user'))
afterAll(registry.stop)

// The packages that are imported: the command line is not.
const libraries = ['--filter', './packages/*', '--filter', '!@token-codecs/cli']
const core = ['--filter', '@token-codecs/core']

const versionOf = (name: string): string => readManifest(join(copy.folder, 'packages', name)).version

const minorAfter = (version: string): string =>
  version.replace(/\.(\d+)\.\d+$/, (_, minor) => `.${Number(minor) + 1}.0`)

/** Publishes to the registry on loopback; laws have versions of their own. */
const publish = async (filters: readonly string[]) => {
  const version = versionOf('core')
  await addPackages(copy, registry, join(home, 'tarballs', version), filters)
  return { version, laws: versionOf('laws') }
}

const releaseFirst = async () => {
  // It is built already, else there would be no tarballs to test either.
  for (const folder of packageFolders) {
    cpSync(join(root, folder, 'dist'), join(copy.folder, folder, 'dist'), { recursive: true })
  }
  await raiseVersions(copy)
  return publish(libraries)
}

const releaseSecond = async (version: string) => {
  const { edits, files } = addsSubject(version)
  applyEdits(copy.folder, edits)
  write(copy.folder, files)
  await raiseVersions(copy)
  await build(copy, libraries)
  return publish(libraries)
}

const releaseBroken = async (kind: keyof typeof breaking) => {
  const [from, to] = [versionOf('core'), minorAfter(versionOf('core'))].map((own) => `"version": "${own}"`)
  applyEdits(copy.folder, { ...breaking[kind], 'packages/core/package.json': [[from ?? '', to ?? '']] })
  await build(copy, core)
  return publish(core)
}

const first = await releaseFirst()
const second = await releaseSecond(minorAfter(first.version))
const third = await releaseBroken('renamed')
const fourth = await releaseBroken('retyped')

const golden = goldenIn(copy.folder)
const [oldest] = versionsOf(golden)
const namesOf = (version: string) => packagesAt(golden, version)
const specs = [first, second].flatMap(({ version, laws }) => [
  ...namesOf(version).map((name) => [name, version] as const),
  ['laws', laws] as const,
])
await installSideBySide(project, [...specs, ['core', third.version], ['core', fourth.version]], user)
linkTools(home, ['typescript'])

const earlier = await load(project, namesOf(first.version), first.version)
const later = await load(project, namesOf(second.version), second.version)
const renamed = await load(project, ['core'], third.version)
const retyped = await load(project, ['core'], fourth.version)

const aliases = (name: 'bolt' | 'core') => [aliasOf(name, first.version), aliasOf(name, second.version)] as const

describe('two versions in one process', () => {
  test.each([
    ['the earlier', 0],
    ['the later', 1],
  ] as const)("obey the laws of %s, which are bound to one core, with the other's codecs", async (_, index) => {
    const cores = aliases('core')
    const laws = aliasOf('laws', [first, second][index]?.laws ?? '')
    const program = lawsOfBoth(laws, cores[index] ?? '', cores[1 - index] ?? '')
    const { code, stdout, stderr } = await runProgram(project, `laws-${index}.mjs`, program)
    expect(code, stdout + stderr).toBe(0)
    expect(stdout).toMatch(/^[#ℹ] pass [1-9]\d$/m)
    expect(stdout).toMatch(/^[#ℹ] fail 0$/m)
  })

  test('type-check together, under the strictest settings', async () => {
    write(project, { 'both.mts': typesOfBoth(...aliases('bolt')) })
    const { code, stdout } = await compile(project, 'both', ['both.mts'], { listFiles: true })
    const listed = stdout.split('\n')
    expect({ code, errors: listed.filter((line) => line.includes('error TS')) }).toEqual({ code: 0, errors: [] })
    expect(listed.filter((path) => path.endsWith('@token-codecs/core/dist/index.d.ts'))).toHaveLength(2)
  })

  test('read, write, convert, compare and refresh the same, whichever codec is whose', () => {
    expect([...earlier.codecs.keys()]).toEqual(expect.arrayContaining(['bolt', 'canonical', 'rfc6749']))
    expect(earlier.core.secret).not.toBe(later.core.secret)
    expect(togetherProblems(earlier, later, golden)).toEqual([])
    expect(togetherProblems(later, earlier, golden)).toEqual([])
  })

  test.each([
    ['earlier', 'later'],
    ['later', 'earlier'],
  ])(
    "have one token of both's secrets, that the %s stores, compares, prints and presents as the %s does",
    async (name) => {
      const [ours, theirs] = name === 'earlier' ? [earlier.core, later.core] : [later.core, earlier.core]
      const refreshToken = theirs.secret('fake-r')
      const extensions = { ours: ours.secret({ a: 1, b: [2] }), theirs: theirs.secret({ b: [2], a: 1 }) }
      const mixed = { accessToken: ours.secret('fake-a'), tokenType: 'Bearer', refreshToken, extensions }
      const stored = ours.CanonicalToken.encode(mixed)
      expect(theirs.CanonicalToken.encode(mixed)).toEqual(stored)
      const back = ours.CanonicalToken.decode(stored)
      expect(back._tag === 'Right' && theirs.eqToken(back.right, mixed)).toBe(true)
      expect(theirs.eqToken(mixed, { ...mixed, refreshToken: ours.secret('fake-other') })).toBe(false)
      expect(ours.areSecretsEqual(extensions.ours, extensions.theirs)).toBe(true)
      expect(ours.areSecretsEqual(refreshToken, 'fake-r')).toBe(false)
      const shown = [mixed.accessToken, refreshToken].map((own) => inspect(own, { showHidden: true }))
      expect(shown[0]).toBe(shown[1])
      const refused = ours.Rfc6749Token.read({ access_token: refreshToken })
      if (refused._tag === 'Right') throw new Error('a secret was read as the text of a token')
      expect(ours.formatError(refused.left)).toBe(theirs.formatError(refused.left))
      expect(ours.formatError(refused.left)).not.toContain('fake-r')
      const response = Response.json({ access_token: 'fake-b', token_type: 'Bearer', expires_in: 60 })
      const next = await ours.fromResponse(theirs.Rfc6749Token)(response, { receivedAt: 1_700_000_100 })()
      if (next._tag === 'Left') throw new Error(ours.formatError(next.left))
      const { token } = ours.mergeRefresh(mixed, next.right.token)
      expect(ours.reveal(token.refreshToken ?? theirs.secret(''))).toBe('fake-r')
      expect(theirs.authorizationHeader(token)).toEqual({ _tag: 'Right', right: 'Bearer fake-b' })
    },
  )

  test('come with two vendor packages that are pinned to them, in an empty project', async () => {
    const pinned = join(home, 'pinned')
    write(pinned, { 'package.json': '{ "private": true }\n' })
    const specs = [`@token-codecs/bolt@${first.version}`, `@token-codecs/enterprise@${second.version}`]
    await mustRun('npm', ['install', '--prefix', pinned, '--save-exact', ...specs], pinned, user)
    const program = `import assert from 'node:assert'
import * as bolt from '@token-codecs/bolt'
import * as enterprise from '@token-codecs/enterprise'
assert.notStrictEqual(bolt.secret, enterprise.secret)
const input = { access_token: 'fake-a', token_type: 'bearer', expires_in: 60, scope: 'openid', added: 'fake' }
for (const { convert, reveal, eqToken, CanonicalToken } of [bolt, enterprise]) {
  const there = convert(bolt.BoltToken, enterprise.EnterpriseToken, { receivedAt: 1700000000 })(input).right
  const back = convert(enterprise.EnterpriseToken, bolt.BoltToken)(there.value).right
  const { added, ...rest } = input
  assert.deepStrictEqual(back.value, rest)
  assert.strictEqual(reveal(back.token.accessToken), 'fake-a')
  const [stored, other] = [bolt, enterprise].map((own) => JSON.stringify(own.CanonicalToken.encode(there.token)))
  assert.strictEqual(stored, other)
  assert(eqToken(CanonicalToken.decode(JSON.parse(stored)).right, there.token))
}
`
    expect(await runProgram(pinned, 'pinned.mjs', program)).toEqual(silence)
  })
})

/** A version as it is, save for its canonical codec. */
const withCanonical = (installed: Installed, own: object): Installed => ({
  ...installed,
  core: {
    ...installed.core,
    CanonicalToken: Object.assign(Object.create(installed.core.CanonicalToken), installed.core.CanonicalToken, own),
  },
})

describe('the matrix', () => {
  test('has every version write, and every other read, modify and refresh it, and read every golden document', () => {
    expect(golden.filter(({ version }) => version === second.version)).toHaveLength(3)
    expect(matrixProblems([earlier, later], golden, samples)).toEqual([])
  })

  test('has a member that an old version does not know come through it and back', () => {
    const document = { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', subject: 'fake-subject' }
    const old = earlier.core.CanonicalToken.decode(document)
    if (old._tag === 'Left') throw new Error('the earlier version refuses a member that it does not know')
    const stored = earlier.core.CanonicalToken.encode({ ...old.right, expiresIn: 60 })
    const back = later.core.CanonicalToken.decode(JSON.parse(JSON.stringify(stored)))
    expect(old.right).not.toHaveProperty('subject')
    expect(back).toMatchObject({ _tag: 'Right', right: { expiresIn: 60, subject: 'fake-subject' } })
    expect(back).not.toHaveProperty('right.extensions')
  })

  const everyMember = `${goldenFolder}/core/${oldest}/every-member.json`
  const problemsOf = (broken: Installed) => {
    const ofCore = golden.filter(({ name, version }) => name === 'core' && version === oldest)
    return matrixProblems([earlier, broken], ofCore, samples)
  }

  test('names the member that a version has renamed', () => {
    const problems = problemsOf(renamed)
    expect(problems).toContain(`${renamed.version} reads \`idToken\` of ${everyMember} otherwise`)
    expect(problems).toContain(`${first.version} reads \`idToken\` of what ${renamed.version} wrote otherwise`)
    expect(problems.filter((problem) => !/idToken|id_token/.test(problem))).toEqual([])
  })

  test('names the member that a version has given another type', () => {
    const problems = problemsOf(retyped)
    expect(problems).toContain(`${retyped.version} changes \`scope\` of ${everyMember} when it writes it back`)
    const refusal = `^${first.version} refuses what ${retyped.version} wrote: canonical: scope: .*\\(not-strings\\)$`
    expect(problems).toContainEqual(expect.stringMatching(new RegExp(refusal)))
    expect(problems.filter((problem) => !problem.includes('scope'))).toEqual([])
  })

  const problemsWith = (broken: Installed) => matrixProblems([broken, later], golden, samples.slice(0, 3))

  test('notices a reader that drops what it does not know', () => {
    const { CanonicalToken: codec } = earlier.core
    const read = (input: unknown) => {
      const result = codec.read(input)
      if (result._tag === 'Left') return result
      const { extensions: _, ...token } = result.right.token
      return { ...result, right: { ...result.right, token } }
    }
    const problems = problemsWith(withCanonical(earlier, { read }))
    const path = `${goldenFolder}/core/${second.version}/subject.json`
    expect(problems).toContain(`${first.version} changes \`subject\` of ${path} when it writes it back`)
    expect(problems).toContain(`${first.version} changes \`subject\` when it modifies ${path}`)
    expect(problems).toContain(`${first.version} loses \`subject\` when it refreshes ${path}`)
  })

  test('notices a version that reads what is newer than it', () => {
    const { CanonicalToken: codec } = earlier.core
    const read = (input: object) => codec.read({ ...input, v: 1 })
    expect(problemsWith(withCanonical(earlier, { read }))).toEqual(
      [2, 3, 1_000_000].map((v) => `${first.version} does not refuse \`v\` ${v} as UnsupportedVersion`),
    )
  })

  test('notices a version that writes without a note what it loses', () => {
    const { CanonicalToken: codec } = earlier.core
    const write = (token: Parameters<typeof codec.write>[0]) => {
      const result = codec.write(token)
      return result._tag === 'Left' ? result : { ...result, right: { ...result.right, notes: [] } }
    }
    expect(problemsWith(withCanonical(earlier, { write }))).toContain(
      `${first.version} writes the token of ${goldenFolder}/core/${second.version}/subject.json without \`subject\` and 0 notes`,
    )
  })

  test('notices a later version without a member or a codec of an earlier one', () => {
    const { idToken: _, ...fields } = later.core.CanonicalToken.fields
    const codecs = new Map([...later.codecs].filter(([vendor]) => vendor !== 'bolt'))
    const problems = matrixProblems([earlier, { ...withCanonical(later, { fields }), codecs }], golden, [])
    expect(problems).toContain(`${second.version} does not know \`idToken\`, which ${first.version} knows`)
    expect(problems).toContain(`${second.version} has no codec for bolt`)
  })

  test('notices a codec that reads and writes otherwise than an earlier version', () => {
    const codecs = new Map(later.codecs)
    const encode = later.codecs.get('enterprise')?.encode
    codecs.set('bolt', Object.assign(Object.create(later.codecs.get('bolt') ?? null), { encode }))
    const problems = matrixProblems([earlier, { ...later, codecs }], golden, [])
    const written = `^${second.version} writes .*\`refresh_token\`.* of bolt of ${goldenFolder}/bolt/.*/token.json otherwise$`
    expect(problems).toContainEqual(expect.stringMatching(new RegExp(written)))
  })

  test('reads the documents of versions that are not installed with the first one after them, and lets none unread', () => {
    expect(matrixProblems([later], golden, [])).toEqual([])
    expect(matrixProblems([earlier], golden, [])).toEqual(
      golden
        .filter(({ version }) => version === second.version)
        .map(({ path }) => `nobody reads ${path}: it is of a later version`),
    )
  })
})

test('a package in one registry is copied to another, under its own name and version', async () => {
  const other = await registryForReleases(join(home, 'other'))
  const released = ['core', 'bolt'].map((name) => [name, first.version] as const)
  await copyReleased(other, join(home, 'copied'), released, user).finally(other.stop)
  expect(other.published().slice(-2)).toEqual(released.map(([name, version]) => `${scope}/${name}@${version}`))
})
