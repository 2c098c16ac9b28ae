// Installs versions side by side from a loopback registry: every released version; this repository, `first`; `second`,
// which adds a token member; and two versions that break canonical JSON.
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import type { JsonObject } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import { tokens } from '@token-codecs/laws'
import { minorAfter, packageFolders, readManifest, root } from '@tooling/testing/workspace'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { compareVersions, goldenFolder, goldenIn, packagesAt, versionsOf } from '../src/golden.js'
import { matrixProblems } from '../src/matrix.js'
import { addsSubject, applyEdits, breaking } from '../src/nextVersions.js'
import { compile, install, linkTools, runProgram, write } from '../src/project.js'
import { build, copyToRelease, offlineEnvironment, raiseVersions, registryForReleases, scope } from '../src/rehearse.js'
import { mustRun } from '../src/run.js'
import type { Installed } from '../src/sideBySide.js'
import { aliasOf, copyReleased, load } from '../src/sideBySide.js'
import { temporaryFolder } from '../src/temporaryFolder.js'
import { togetherProblems } from '../src/together.js'

const home = temporaryFolder()
const project = join(home, 'project')
const [copy, registry] = await Promise.all([copyToRelease(home), registryForReleases(home)])
const user = offlineEnvironment(registry.url, scope, join(home, 'user'))
afterAll(registry.stop)

// Programs import every package except for the command line.
const libraries = ['--filter', './packages/*', '--filter', '!@token-codecs/cli']
const core = ['--filter', '@token-codecs/core']

const versionOf = (name: string): string => readManifest(join(copy.folder, 'packages', name)).version

/** Adds packages to the loopback registry. Returns the versions of core and laws, which are released separately. */
const publish = async (filters: readonly string[]) => {
  const version = versionOf('core')
  const tarballs = join(home, 'tarballs', version)
  await mustRun('pnpm', ['-r', ...filters, 'pack', '--pack-destination', tarballs], copy.folder, copy.env)
  // Added directly, so that no publish command can reach a real registry.
  for (const name of readdirSync(tarballs)) registry.add(join(tarballs, name))
  return { version, laws: versionOf('laws') }
}

const releaseFirst = async () => {
  // The build that the tarballs were packed from.
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

// The version in the repository: of the last release, or of the release in preparation.
const present = versionOf('core')
const first = await releaseFirst()
const second = await releaseSecond(minorAfter(first.version))
const third = await releaseBroken('renamed')
const fourth = await releaseBroken('retyped')

const golden = goldenIn(copy.folder)
const [oldest] = versionsOf(golden)
const namesOf = (version: string) => packagesAt(golden, version)
const packagesOf = (version: string) => namesOf(version).map((name) => [name, version] as const)

const before = versionsOf(golden).filter((version) => compareVersions(version, present) < 0)
await copyReleased(registry, join(home, 'released'), before.flatMap(packagesOf), process.env)

const specs = [
  ...[...before, first.version, second.version].flatMap(packagesOf),
  ...[first, second].map(({ laws }) => ['laws', laws] as const),
  ...[third, fourth].map(({ version }) => ['core', version] as const),
].map(([name, version]) => `${aliasOf(name, version)}@npm:${scope}/${name}@${version}`)
await install(project, specs, user)
linkTools(home, ['typescript'])

const loaded = (version: string) => load(project, namesOf(version), version)
const released = await Promise.all(before.map(loaded))
const earlier = await loaded(first.version)
const later = await loaded(second.version)
const renamed = await load(project, ['core'], third.version)
const retyped = await load(project, ['core'], fourth.version)
const installed = [...released, earlier, later]

const aliases = (name: 'bolt' | 'core') => [aliasOf(name, first.version), aliasOf(name, second.version)] as const

/** A program that runs one version's laws on the codecs of both versions. */
const lawsOfBoth = (laws: string, own: string, other: string): string => `import * as own from '${own}'
import { CanonicalToken, Rfc6749Token } from '${other}'
import { checkLaws } from '${laws}'
import assert from 'node:assert'
import { test } from 'node:test'
assert.notStrictEqual(Rfc6749Token, own.Rfc6749Token)
const canonical = { v: 1, accessToken: 'fake-a', tokenType: 'Bearer' }
const golden = [{ canonical, wire: { rfc6749: { access_token: 'fake-a', token_type: 'Bearer' } } }]
const options = { test, golden, runs: 25, seed: 6749 }
checkLaws(Rfc6749Token, { ...options, partners: [CanonicalToken] })
checkLaws(own.Rfc6749Token, { ...options, partners: [Rfc6749Token, CanonicalToken] })
`

/** A program that passes one version's codecs and tokens to the other's functions. */
const typesOfBoth = (earlier: string, later: string): string => `import * as earlier from '${earlier}'
import * as later from '${later}'

export const codecs: readonly earlier.AnyTokenCodec[] = [later.CanonicalToken, later.Rfc6749Token, later.BoltToken]
export const laterCodecs: readonly later.AnyTokenCodec[] = [earlier.CanonicalToken, earlier.BoltToken]
export const bolt: earlier.TokenCodec<earlier.BoltTokenResponse> = later.BoltToken
export const laterBolt: later.TokenCodec<later.BoltTokenResponse> = earlier.BoltToken
export const accessToken: string = earlier.reveal(later.secret('fake-a'))
export const token: later.Token = { accessToken: earlier.secret('fake-a'), tokenType: 'Bearer' }
export const earlierToken: earlier.Token = { ...token, refreshToken: later.secret('fake-r') }
export const equal: boolean = earlier.eqToken(token, { ...token, extensions: { acme: later.secret({ a: 1 }) } })
export const laterEqual: boolean = later.eqToken(earlierToken, token)
export const boltToStore = earlier.convert(later.BoltToken, earlier.CanonicalToken)({})
export const storeToBolt = later.convert(earlier.CanonicalToken, later.BoltToken, { onLoss: 'fail' })({})
export const merged: earlier.ReadResult = later.mergeRefresh(earlierToken, token)
export const laterMerged: later.ReadResult = earlier.mergeRefresh(token, earlierToken)
export const written = [earlier.BoltToken.encode(token), later.BoltToken.encode(earlierToken)]
export const isToken = (value: unknown): value is earlier.Token => later.CanonicalToken.is(value)
export const answer = { status: 200, body: '{}' } satisfies earlier.ResponseParts
export const answers = [later.parseResponse(earlier.BoltToken, answer), earlier.parseResponse(later.BoltToken, answer)]
export const same: boolean | undefined = later.secretEqualityTester(token.accessToken, earlier.secret('fake-a'))
export const message = (error: later.TokenError): string => earlier.formatError(error)
export const laterMessage = (error: earlier.TokenError): string => later.formatError(error)
export const reading: later.ReadOptions = { receivedAt: 1700000000 } satisfies earlier.ReadOptions
export const error: earlier.TokenError = {} as later.TokenError
export const laterError: later.TokenError = {} as earlier.TokenError
export const header = later.authorizationHeader(earlierToken)
export const left: number | undefined = later.secondsLeft(earlierToken, 1700000000)
`

describe('two versions in one process', () => {
  test.each([
    ['earlier', 0],
    ['later', 1],
  ] as const)('obey the laws of the %s version, with the codecs of both', async (_, index) => {
    const cores = aliases('core')
    const laws = aliasOf('laws', [first, second][index]?.laws ?? '')
    const program = lawsOfBoth(laws, cores[index] ?? '', cores[1 - index] ?? '')
    const { code, stdout, stderr } = await runProgram(project, `laws-${index}.mjs`, program)
    expect(code, stdout + stderr).toBe(0)
    expect(stdout).toMatch(/^[#ℹ] pass [1-9]\d$/m)
    expect(stdout).toMatch(/^[#ℹ] fail 0$/m)
  })

  test('type-check together under the strictest settings', async () => {
    write(project, { 'both.mts': typesOfBoth(...aliases('bolt')) })
    const { code, stdout } = await compile(project, 'both', ['both.mts'], { listFiles: true })
    const listed = stdout.split('\n')
    expect({ code, errors: listed.filter((line) => line.includes('error TS')) }).toEqual({ code: 0, errors: [] })
    expect(listed.filter((path) => path.endsWith('@token-codecs/core/dist/index.d.ts'))).toHaveLength(2)
  })

  test("read, write, convert, compare and refresh alike with each other's codecs", () => {
    expect([...earlier.codecs.keys()]).toEqual(expect.arrayContaining(['bolt', 'canonical', 'rfc6749']))
    expect(earlier.core.secret).not.toBe(later.core.secret)
    const pairs = installed.flatMap((one) => installed.map((other) => togetherProblems(one, other, golden)))
    expect(pairs.flat()).toEqual([])
  })

  test("make schemas of each other's codecs", () => {
    for (const [ours, theirs] of [[earlier, later] as const, [later, earlier] as const]) {
      const { $defs } = ours.jsonSchema('urn:example:tokens', [theirs.core.Rfc6749Token])
      expect(Object.keys(Object($defs))).toEqual(
        expect.arrayContaining(['Rfc6749TokenWritten', 'Rfc6749TokenAccepted']),
      )
    }
  })

  test('handle a token with secrets from both in the same way', async () => {
    for (const [ours, theirs] of [[earlier.core, later.core] as const, [later.core, earlier.core] as const]) {
      const refreshToken = theirs.secret('fake-r')
      const extensions = { ours: ours.secret({ a: 1, b: [2] }), theirs: theirs.secret({ b: [2], a: 1 }) }
      const mixed = { accessToken: ours.secret('fake-a'), tokenType: 'Bearer', refreshToken, extensions }
      const stored = ours.CanonicalToken.encode(mixed)
      expect(theirs.CanonicalToken.encode(mixed)).toEqual(stored)
      const back = ours.CanonicalToken.decode(stored)
      expect(back._tag === 'Right' && theirs.eqToken(back.right, mixed)).toBe(true)
      const shown = [mixed.accessToken, refreshToken].map((own) => inspect(own, { showHidden: true }))
      expect(shown[0]).toBe(shown[1])
      const refused = ours.Rfc6749Token.read({ access_token: refreshToken })
      if (refused._tag === 'Right') throw new Error('a secret was read as a token string')
      expect(theirs.formatError(refused.left)).toMatch(/^rfc6749: access_token: (?!.*fake-r)/)
      const response = Response.json({ access_token: 'fake-b', token_type: 'Bearer', expires_in: 60 })
      const next = await ours.readResponse(theirs.Rfc6749Token, response, { receivedAt: 1_700_000_100 })
      if (next._tag === 'Left') throw new Error(ours.formatError(next.left))
      const { token } = ours.mergeRefresh(mixed, next.right.token)
      expect(ours.reveal(token.refreshToken ?? theirs.secret(''))).toBe('fake-r')
      expect(theirs.authorizationHeader(token)).toEqual({ _tag: 'Right', right: 'Bearer fake-b' })
    }
  })
})

/** Canonical JSON of random tokens, the same in every run. */
const samples = fc
  .sample(tokens(), { numRuns: 60, seed: 6749 })
  .map((token): JsonObject => JSON.parse(JSON.stringify(CanonicalToken.encode(token))))

/** A version with changes to its canonical codec. */
const withCanonical = (installed: Installed, own: object): Installed => ({
  ...installed,
  core: {
    ...installed.core,
    CanonicalToken: Object.assign(Object.create(installed.core.CanonicalToken), installed.core.CanonicalToken, own),
  },
})

describe('the matrix', () => {
  test('has every version read, modify and refresh the documents of every other, and read every golden document', () => {
    expect(golden.filter(({ version }) => version === second.version)).toHaveLength(3)
    expect(matrixProblems(installed, golden, samples)).toEqual([])
  })

  const everyMember = `${goldenFolder}/core/${oldest}/every-member.json`
  const problemsOf = (broken: Installed) => {
    const ofCore = golden.filter(({ name, version }) => name === 'core' && version === oldest)
    return matrixProblems([earlier, broken], ofCore, samples)
  }

  test('names a member that a version renames', () => {
    const problems = problemsOf(renamed)
    expect(problems).toContain(`${renamed.version} reads \`idToken\` differently in ${everyMember}`)
    expect(problems).toContain(`${first.version} reads \`idToken\` differently in JSON by ${renamed.version}`)
    expect(problems.filter((problem) => !/idToken|id_token/.test(problem))).toEqual([])
  })

  test('names a member whose type a version changes', () => {
    const problems = problemsOf(retyped)
    expect(problems).toContain(`${retyped.version} changes \`scope\` when it writes ${everyMember} back`)
    const moved = `${first.version} notes not-strings of \`scope\` in JSON by ${retyped.version}`
    expect(problems).toContain(moved)
    expect(problems.filter((problem) => !problem.includes('scope'))).toEqual([])
  })

  test('notices a reader that drops unknown members', () => {
    const { CanonicalToken: codec } = earlier.core
    const read = (input: unknown) => {
      const result = codec.read(input)
      if (result._tag === 'Left') return result
      const { extensions: _, ...token } = result.right.token
      return { ...result, right: { ...result.right, token } }
    }
    const problems = matrixProblems([withCanonical(earlier, { read }), later], golden, [])
    const path = `${goldenFolder}/core/${second.version}/subject.json`
    expect(problems).toContain(`${first.version} changes \`subject\` when it writes ${path} back`)
    expect(problems).toContain(`${first.version} changes \`subject\` when it modifies ${path}`)
    expect(problems).toContain(`${first.version} loses \`subject\` when it refreshes ${path}`)
  })

  test('notices a later version without a codec of an earlier one', () => {
    const codecs = new Map([...later.codecs].filter(([id]) => id !== 'bolt'))
    const problems = matrixProblems([earlier, { ...later, codecs }], golden, [])
    expect(problems).toEqual([`${second.version} has no codec for bolt`])
  })
})

test('a package is copied to another registry under its own name and version', async () => {
  const other = await registryForReleases(join(home, 'other'))
  const released = ['core', 'bolt'].map((name) => [name, first.version] as const)
  await copyReleased(other, join(home, 'copied'), released, user).finally(other.stop)
  expect(other.published().slice(-2)).toEqual(released.map(([name, version]) => `${scope}/${name}@${version}`))
})
