import { isDeepStrictEqual } from 'node:util'
import type { JsonObject, Token, TokenError } from '@token-codecs/core'
import type { Golden } from './golden.js'
import { compareVersions } from './golden.js'
import type { Installed } from './sideBySide.js'

/** Canonical JSON, and the version that wrote it. */
interface Written {
  readonly writer: Installed
  readonly document: JsonObject
  /** A name for it in problems. */
  readonly title: string
}

const throughJson = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value))

/** A problem that names members, where there are any. */
const about = (members: readonly string[], problem: (listed: string) => string): readonly string[] =>
  members.length === 0 ? [] : [problem(members.map((name) => `\`${name}\``).join(', '))]

const refuses = ({ core, version }: Installed, title: string, error: TokenError): readonly string[] => [
  `${version} refuses ${title}: ${core.formatError(error)}`,
]

const membersOf = ({ core }: Installed): readonly string[] => Object.keys(core.CanonicalToken.fields)

/** The members of canonical JSON or a wire value that differ. */
const differing = (first: object, second: object): readonly string[] => {
  const [one, other] = [new Map(Object.entries(first)), new Map(Object.entries(second))]
  const names = [...new Set([...one.keys(), ...other.keys()])]
  return names.filter((name) => !isDeepStrictEqual(one.get(name), other.get(name)))
}

/** The members of a token that differ, of those that are asked for. */
const differingIn = ({ core }: Installed, members: readonly string[], first: Token, second: Token): readonly string[] =>
  members.filter((member) => {
    const [one, other] = [first, second].map((token) => new Map<string, unknown>(Object.entries(token)).get(member))
    return !(core.secretEqualityTester(one, other) ?? isDeepStrictEqual(one, other))
  })

const encoded = ({ core }: Installed, token: Token): JsonObject => throughJson(core.CanonicalToken.encode(token))

/** A change of a token in a store, by members that every version knows. */
const changed = { accessToken: 'fake-changed', refreshToken: 'fake-changed-r', expiresIn: 60, issuedAt: 1_700_000_000 }

/** The members that have no place beside those: the instant, and the end of a refresh token that is no longer there. */
const replaced: readonly string[] = ['expiresAt', 'refreshTokenExpiresIn', 'refreshTokenExpiresAt']

const changeOf = ({ core }: Installed): Token => ({
  ...changed,
  tokenType: 'Bearer',
  accessToken: core.secret(changed.accessToken),
  refreshToken: core.secret(changed.refreshToken),
})

/** Reading by one version what another wrote, changing it, and reading that by the other. */
const modifying = (reader: Installed, { writer, document, title }: Written, token: Token): readonly string[] => {
  const { expiresAt: _, refreshTokenExpiresIn: __, refreshTokenExpiresAt: ___, ...rest } = token
  const stored = encoded(reader, { ...rest, ...changeOf(reader) })
  const kept = Object.entries(document).filter(([name]) => !replaced.includes(name))
  const expected = { ...Object.fromEntries(kept), ...changed, tokenType: 'Bearer' }
  const lost = differing(stored, expected)
  if (lost.length > 0) return about(lost, (listed) => `${reader.version} changes ${listed} when it modifies ${title}`)
  const modified = `what ${reader.version} modified of ${title}`
  const back = writer.core.CanonicalToken.read(stored)
  if (back._tag === 'Left') return refuses(writer, modified, back.left)
  const lostAgain = differing(encoded(writer, back.right.token), expected)
  return about(lostAgain, (listed) => `${writer.version} changes ${listed} of ${modified}`)
}

/** A refresh by one version of what another wrote: what it does not know is kept, or dropped with a note. */
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
    ...(back._tag === 'Left' ? refuses(writer, `what ${reader.version} refreshed of ${title}`, back.left) : []),
  ]
}

/** The faults in how one version reads what another wrote. */
const reading = (reader: Installed, written: Written): readonly string[] => {
  const { writer, document, title } = written
  const { version } = reader
  const result = reader.core.CanonicalToken.read(document)
  if (result._tag === 'Left') return refuses(reader, title, result.left)
  const own = writer.core.CanonicalToken.read(document)
  if (own._tag === 'Left') return refuses(writer, `${title}, its own`, own.left)
  const { token, notes } = result.right
  const older = compareVersions(writer.version, version) < 0 ? writer : reader
  const otherwise = differingIn(reader, membersOf(older), token, own.right.token)
  const changes = differing(encoded(reader, token), document)
  return [
    ...notes.map(({ member, code }) => `${version} notes ${code} of \`${member}\` in ${title}`),
    ...about(otherwise, (listed) => `${version} reads ${listed} of ${title} otherwise`),
    ...about(changes, (listed) => `${version} changes ${listed} of ${title} when it writes it back`),
    ...modifying(reader, written, token),
    ...refreshing(reader, written, token),
  ]
}

const majorOf = (version: string): string => version.split('.')[0] ?? ''

/** The faults in how a version reads and writes the wire values of a golden document of its major. */
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
    if (result._tag === 'Left') return refuses(reader, title, result.left)
    const otherwise = differing(encoded(reader, result.right.token), canonical)
    const changes = differing(throughJson(codec.encode(stored.right.token)), response)
    return [
      ...about(otherwise, (listed) => `${reader.version} reads ${listed} of ${title} otherwise`),
      ...about(changes, (listed) => `${reader.version} writes ${listed} of ${title} otherwise`),
    ]
  })
}

/** The members of a document that fit beside those of another: a second one for the end of a token would be moved. */
const withoutExpiry = (document: JsonObject = {}): JsonObject => {
  const { expiresIn: _, expiresAt: __, refreshTokenExpiresIn: ___, refreshTokenExpiresAt: ____, ...others } = document
  return others
}

/** The canonical JSON that a version makes of documents; it could not write those that it refuses. */
const writtenBy = (writer: Installed, documents: readonly JsonObject[]): readonly Written[] =>
  documents.flatMap((document) => {
    const result = writer.core.CanonicalToken.read(document)
    if (result._tag === 'Left') return []
    return [{ writer, document: encoded(writer, result.right.token), title: `what ${writer.version} wrote` }]
  })

/** The version that wrote a golden document; where that one is not installed, the first one after it. */
const writerOf = (versions: readonly Installed[], { version, path }: Golden): Installed => {
  const [writer] = versions
    .filter((installed) => compareVersions(installed.version, version) >= 0)
    .sort((first, second) => compareVersions(first.version, second.version))
  if (writer === undefined) throw new Error(`nobody reads ${path}: it is of a later version`)
  return writer
}

/**
 * The faults between released versions, installed side by side: each writes, and every other reads, modifies and
 * refreshes it; and each reads every golden document. `samples` are canonical JSON. Problems name members, never values.
 */
export const matrixProblems = (
  versions: readonly Installed[],
  golden: readonly Golden[],
  samples: readonly JsonObject[],
): readonly string[] => {
  const problems = versions.flatMap((writer) => {
    const own = golden.filter((document) => writerOf(versions, document) === writer)
    // A sample knows nothing of members that are new in this version: its golden documents lend it theirs.
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
