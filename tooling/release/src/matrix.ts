import { isDeepStrictEqual } from 'node:util'
import type { JsonObject, Token, TokenError } from '@token-codecs/core'
import type { Golden } from './golden.js'
import { compareVersions } from './golden.js'
import type { Installed } from './sideBySide.js'

/** Canonical JSON and the version that wrote it. */
interface Written {
  readonly writer: Installed
  readonly document: JsonObject
  /** The document's name in problems. */
  readonly title: string
}

const throughJson = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value))

/** Returns a problem that names the members, if there are any. */
const about = (members: readonly string[], problem: (listed: string) => string): readonly string[] =>
  members.length === 0 ? [] : [problem(members.map((name) => `\`${name}\``).join(', '))]

const rejects = ({ core, version }: Installed, title: string, error: TokenError): readonly string[] => [
  `${version} rejects ${title}: ${core.formatError(error)}`,
]

const membersOf = ({ core }: Installed): readonly string[] => Object.keys(core.CanonicalToken.fields)

/** Names of the members that differ between two objects. */
const differing = (first: object, second: object): readonly string[] => {
  const [one, other] = [new Map(Object.entries(first)), new Map(Object.entries(second))]
  const names = [...new Set([...one.keys(), ...other.keys()])]
  return names.filter((name) => !isDeepStrictEqual(one.get(name), other.get(name)))
}

/** The given members that differ between two tokens. */
const differingIn = ({ core }: Installed, members: readonly string[], first: Token, second: Token): readonly string[] =>
  members.filter((member) => {
    const [one, other] = [first, second].map((token) => new Map<string, unknown>(Object.entries(token)).get(member))
    return !(core.secretEqualityTester(one, other) ?? isDeepStrictEqual(one, other))
  })

const encoded = ({ core }: Installed, token: Token): JsonObject => throughJson(core.CanonicalToken.encode(token))

/** An update to a stored token, with members that every version knows. */
const changed = { accessToken: 'fake-changed', refreshToken: 'fake-changed-r', expiresIn: 60, issuedAt: 1_700_000_000 }

/** Members removed by that update: `expiresAt`, which excludes `expiresIn`, and the old refresh token's expiry. */
const replaced: readonly string[] = ['expiresAt', 'refreshTokenExpiresIn', 'refreshTokenExpiresAt']

const changeOf = ({ core }: Installed): Token => ({
  ...changed,
  tokenType: 'Bearer',
  accessToken: core.secret(changed.accessToken),
  refreshToken: core.secret(changed.refreshToken),
})

/** Problems when one version updates a document and the version that wrote it reads the result. */
const modifying = (reader: Installed, { writer, document, title }: Written, token: Token): readonly string[] => {
  const { expiresAt: _, refreshTokenExpiresIn: __, refreshTokenExpiresAt: ___, ...rest } = token
  const stored = encoded(reader, { ...rest, ...changeOf(reader) })
  const kept = Object.entries(document).filter(([name]) => !replaced.includes(name))
  const expected = { ...Object.fromEntries(kept), ...changed, tokenType: 'Bearer' }
  const lost = differing(stored, expected)
  if (lost.length > 0) return about(lost, (listed) => `${reader.version} changes ${listed} when it modifies ${title}`)
  const modified = `${title} after ${reader.version} modified it`
  const back = writer.core.CanonicalToken.read(stored)
  if (back._tag === 'Left') return rejects(writer, modified, back.left)
  const lostAgain = differing(encoded(writer, back.right.token), expected)
  return about(lostAgain, (listed) => `${writer.version} changes ${listed} of ${modified}`)
}

/** Problems when one version refreshes a stored token of another. Unknown members are kept, or dropped with a note. */
const refreshing = (reader: Installed, { writer, document, title }: Written, token: Token): readonly string[] => {
  const refreshed = reader.core.mergeRefresh(token, changeOf(reader))
  const stored = encoded(reader, refreshed.token)
  const isNoted = refreshed.notes.some(({ code, member }) => code === 'previous-response' && member === 'extensions')
  const known = ['v', 'extensions', ...membersOf(reader)]
  const lost = Object.keys(document).filter(
    (name) =>
      !known.includes(name) && !isDeepStrictEqual(document[name], stored[name]) && !(isNoted && !(name in stored)),
  )
  const back = writer.core.CanonicalToken.read(stored)
  return [
    ...about(lost, (listed) => `${reader.version} loses ${listed} when it refreshes ${title}`),
    ...(back._tag === 'Left' ? rejects(writer, `${title} after ${reader.version} refreshed it`, back.left) : []),
  ]
}

/** Problems when one version reads, updates and refreshes a document of another. */
const reading = (reader: Installed, written: Written): readonly string[] => {
  const { writer, document, title } = written
  const { version } = reader
  const result = reader.core.CanonicalToken.read(document)
  if (result._tag === 'Left') return rejects(reader, title, result.left)
  const own = writer.core.CanonicalToken.read(document)
  if (own._tag === 'Left') return rejects(writer, `its own ${title}`, own.left)
  const { token, notes } = result.right
  const older = compareVersions(writer.version, version) < 0 ? writer : reader
  const otherwise = differingIn(reader, membersOf(older), token, own.right.token)
  const changes = differing(encoded(reader, token), document)
  return [
    ...notes.map(({ member, code }) => `${version} notes ${code} of \`${member}\` in ${title}`),
    ...about(otherwise, (listed) => `${version} reads ${listed} differently in ${title}`),
    ...about(changes, (listed) => `${version} changes ${listed} when it writes ${title} back`),
    ...modifying(reader, written, token),
    ...refreshing(reader, written, token),
  ]
}

const majorOf = (version: string): string => version.split('.')[0] ?? ''

/** Problems when a version reads and writes the wire values of a golden document from its major version. */
const wiring = (reader: Installed, { path, version, canonical, wire }: Golden): readonly string[] => {
  if (majorOf(reader.version) !== majorOf(version)) return []
  const stored = reader.core.CanonicalToken.read(canonical)
  if (stored._tag === 'Left') return []
  return Object.entries(wire).flatMap(([id, response]) => {
    const codec = reader.codecs.get(id)
    if (codec === undefined) {
      return compareVersions(reader.version, version) < 0 ? [] : [`${reader.version} has no codec for ${id}`]
    }
    const title = `${id} of ${path}`
    const result = codec.read(response)
    if (result._tag === 'Left') return rejects(reader, title, result.left)
    const otherwise = differing(encoded(reader, result.right.token), canonical)
    const changes = differing(throughJson(codec.encode(stored.right.token)), response)
    return [
      ...about(otherwise, (listed) => `${reader.version} reads ${listed} differently in ${title}`),
      ...about(changes, (listed) => `${reader.version} writes ${listed} differently in ${title}`),
    ]
  })
}

/** Drops expiry members, because core moves those that conflict with another document's. */
const withoutExpiry = (document: JsonObject = {}): JsonObject => {
  const { expiresIn: _, expiresAt: __, refreshTokenExpiresIn: ___, refreshTokenExpiresAt: ____, ...others } = document
  return others
}

/** The canonical JSON that a version writes. Skips documents that it rejects, because it cannot write them. */
const writtenBy = (writer: Installed, documents: readonly JsonObject[]): readonly Written[] =>
  documents.flatMap((document) => {
    const result = writer.core.CanonicalToken.read(document)
    if (result._tag === 'Left') return []
    return [{ writer, document: encoded(writer, result.right.token), title: `JSON by ${writer.version}` }]
  })

/** The version that wrote a golden document, or the first installed version after it. */
const writerOf = (versions: readonly Installed[], { version, path }: Golden): Installed => {
  const [writer] = versions
    .filter((installed) => compareVersions(installed.version, version) >= 0)
    .sort((first, second) => compareVersions(first.version, second.version))
  if (writer === undefined) throw new Error(`${path} is newer than every installed version`)
  return writer
}

/**
 * Lists incompatibilities between versions that are installed side by side. Every version reads, modifies and refreshes
 * every other version's documents, and every golden document. `samples` are canonical JSON. Problems contain no values.
 */
export const matrixProblems = (
  versions: readonly Installed[],
  golden: readonly Golden[],
  samples: readonly JsonObject[],
): readonly string[] => {
  const problems = versions.flatMap((writer) => {
    const own = golden.filter((document) => writerOf(versions, document) === writer)
    // Adds this version's new members to the samples, from its golden documents.
    const lent = samples.map((sample, index) => ({ ...withoutExpiry(own[index % own.length]?.canonical), ...sample }))
    const kept = own.map(({ canonical, path }): Written => ({ writer, document: canonical, title: path }))
    const all = [...kept, ...writtenBy(writer, [...samples, ...lent])]
    return versions.flatMap((reader) => [
      ...all.flatMap((written) => reading(reader, written)),
      ...own.flatMap((document) => wiring(reader, document)),
    ])
  })
  return [...new Set(problems)]
}
