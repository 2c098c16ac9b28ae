import { isDeepStrictEqual } from 'node:util'
import type { JsonObject, Token } from '@token-codecs/core'
import type { Golden } from './golden.js'
import { compareVersions } from './golden.js'
import type { Installed } from './sideBySide.js'

/** Canonical JSON, and who wrote it. */
interface Written {
  readonly writer: Installed
  readonly document: JsonObject
  /** What it is, for whoever has to look at it. */
  readonly title: string
}

const throughJson = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value))

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

const membersOf = ({ core }: Installed): readonly string[] => Object.keys(core.CanonicalToken.fields)

/** The members of canonical JSON or a wire value that differ. */
const differing = (first: object, second: object): readonly string[] => {
  const members: readonly ReadonlyMap<string, unknown>[] = [
    new Map(Object.entries(first)),
    new Map(Object.entries(second)),
  ]
  const names = new Set(members.flatMap((own) => [...own.keys()]))
  return [...names].filter((name) => !isDeepStrictEqual(members[0]?.get(name), members[1]?.get(name)))
}

/** The members of a token that differ, of those that are asked for. */
const differingIn = (
  { core }: Installed,
  members: readonly string[],
  first: Token,
  second: Token,
): readonly string[] => {
  const memberOf = (token: Token, member: string): unknown =>
    new Map<string, unknown>(Object.entries(token)).get(member)
  return members.filter((member) => {
    const values = [memberOf(first, member), memberOf(second, member)] as const
    return !(core.areSecretsEqual(...values) ?? isDeepStrictEqual(...values))
  })
}

const encoded = ({ core }: Installed, token: Token): JsonObject => throughJson(core.CanonicalToken.encode(token))

/** What one changes of a token in a store, by members that every version knows. */
const changed = { accessToken: 'fake-changed', refreshToken: 'fake-changed-r', expiresIn: 60, issuedAt: 1_700_000_000 }

const changeOf = ({ core }: Installed): Token => ({
  ...changed,
  tokenType: 'Bearer',
  accessToken: core.secret(changed.accessToken),
  refreshToken: core.secret(changed.refreshToken),
})

const unknownTo = (reader: Installed, document: JsonObject): readonly string[] => {
  const known = ['v', 'extensions', ...membersOf(reader)]
  return Object.keys(document).filter((name) => !known.includes(name))
}

/** Reading by one version what another wrote, changing it, and reading that by the other. */
const modifying = (reader: Installed, { writer, document, title }: Written, token: Token): readonly string[] => {
  const { refreshTokenExpiresIn: _, ...rest } = token
  const { refreshTokenExpiresIn: __, ...kept } = document
  const stored = encoded(reader, { ...rest, ...changeOf(reader) })
  const expected = { ...kept, ...changed, tokenType: 'Bearer' }
  const lost = differing(stored, expected)
  if (lost.length > 0) return [`${reader.version} changes ${listed(lost)} when it modifies ${title}`]
  const back = writer.core.CanonicalToken.read(stored)
  if (back._tag === 'Left') {
    return [
      `${writer.version} refuses what ${reader.version} modified of ${title}: ${writer.core.formatError(back.left)}`,
    ]
  }
  const lostAgain = differing(encoded(writer, back.right.token), expected)
  return lostAgain.length === 0
    ? []
    : [`${writer.version} changes ${listed(lostAgain)} of what ${reader.version} modified of ${title}`]
}

/** A refresh by one version of what another wrote: what it does not know is kept, or dropped with a note. */
const refreshing = (reader: Installed, { writer, document, title }: Written, token: Token): readonly string[] => {
  const refreshed = reader.core.mergeRefresh(token, changeOf(reader))
  const stored = encoded(reader, refreshed.token)
  const noted = refreshed.notes.some(({ reason, field }) => reason === 'old-answer' && field === 'extensions')
  const lost = unknownTo(reader, document).filter(
    (name) => !isDeepStrictEqual(document[name], stored[name]) && !(noted && !(name in stored)),
  )
  const back = writer.core.CanonicalToken.read(stored)
  return [
    ...lost.map((name) => `${reader.version} loses ${listed([name])} when it refreshes ${title}`),
    ...(back._tag === 'Right'
      ? []
      : [
          `${writer.version} refuses what ${reader.version} refreshed of ${title}: ${writer.core.formatError(back.left)}`,
        ]),
  ]
}

/** A token that one version has read, written by another in the same process: what is lost has a note. */
const handingOver = (reader: Installed, { document, title }: Written, writtenBy: Token): readonly string[] => {
  const result = reader.core.CanonicalToken.write(writtenBy)
  if (result._tag === 'Left')
    return [`${reader.version} cannot write the token of ${title}: ${reader.core.formatError(result.left)}`]
  const { value, notes } = result.right
  const lost = differing(throughJson(value), document)
  if (lost.length > 0 === notes.length > 0) return []
  return [
    `${reader.version} writes the token of ${title} ${lost.length > 0 ? `without ${listed(lost)} and` : 'with'} ${notes.length} notes`,
  ]
}

const refusingNewer = (reader: Installed, { document }: Written): readonly string[] =>
  [2, 3, 1_000_000].flatMap((v) => {
    const { CanonicalToken } = reader.core
    const result = CanonicalToken.read({ ...document, v })
    const decoded = CanonicalToken.decode({ ...document, v })
    const isRefused = result._tag === 'Left' && result.left._tag === 'UnsupportedVersion' && decoded._tag === 'Left'
    return isRefused ? [] : [`${reader.version} does not refuse \`v\` ${v} as UnsupportedVersion`]
  })

/** What is wrong with how one version reads what another wrote. */
const reading = (reader: Installed, written: Written): readonly string[] => {
  const { writer, document, title } = written
  const result = reader.core.CanonicalToken.read(document)
  if (result._tag === 'Left') return [`${reader.version} refuses ${title}: ${reader.core.formatError(result.left)}`]
  const own = writer.core.CanonicalToken.read(document)
  if (own._tag === 'Left') return [`${writer.version} refuses ${title}, its own: ${writer.core.formatError(own.left)}`]
  const { token, notes } = result.right
  const older = compareVersions(writer.version, reader.version) < 0 ? writer : reader
  const otherwise = differingIn(reader, membersOf(older), token, own.right.token)
  const changes = differing(encoded(reader, token), document)
  return [
    ...notes.map(({ field, reason }) => `${reader.version} notes ${reason} of \`${field}\` in ${title}`),
    ...(otherwise.length === 0 ? [] : [`${reader.version} reads ${listed(otherwise)} of ${title} otherwise`]),
    ...(changes.length === 0
      ? []
      : [`${reader.version} changes ${listed(changes)} of ${title} when it writes it back`]),
    ...modifying(reader, written, token),
    ...refreshing(reader, written, token),
    ...handingOver(reader, written, own.right.token),
    ...refusingNewer(reader, written),
  ]
}

const majorOf = (version: string): string => version.split('.')[0] ?? ''

/** What is wrong with how a version reads and writes the wire values of a golden document of its major. */
const wiring = (reader: Installed, { path, version, canonical, wire }: Golden): readonly string[] => {
  if (majorOf(reader.version) !== majorOf(version)) return []
  const stored = reader.core.CanonicalToken.read(canonical)
  if (stored._tag === 'Left') return []
  return Object.entries(wire).flatMap(([vendor, response]) => {
    const codec = reader.codecs.get(vendor)
    if (codec === undefined) {
      return compareVersions(reader.version, version) < 0 ? [] : [`${reader.version} has no codec for ${vendor}`]
    }
    const result = codec.read(response)
    const title = `${vendor} of ${path}`
    if (result._tag === 'Left') return [`${reader.version} refuses ${title}: ${reader.core.formatError(result.left)}`]
    const otherwise = differing(encoded(reader, result.right.token), canonical)
    const changes = differing(throughJson(codec.encode(stored.right.token)), response)
    return [
      ...(otherwise.length === 0 ? [] : [`${reader.version} reads ${listed(otherwise)} of ${title} otherwise`]),
      ...(changes.length === 0 ? [] : [`${reader.version} writes ${listed(changes)} of ${title} otherwise`]),
    ]
  })
}

/** What a version knows of canonical JSON it knows for ever. */
const forgetting = (earlier: Installed, later: Installed): readonly string[] => {
  const gone = membersOf(earlier).filter((member) => !membersOf(later).includes(member))
  return gone.length === 0 ? [] : [`${later.version} does not know ${listed(gone)}, which ${earlier.version} knows`]
}

/** What a version writes of canonical JSON, its own golden documents too; what it refuses is none it could write. */
const writtenBy = (writer: Installed, documents: readonly JsonObject[]): readonly Written[] =>
  documents.flatMap((document) => {
    const result = writer.core.CanonicalToken.read(document)
    if (result._tag === 'Left') return []
    return [{ writer, document: encoded(writer, result.right.token), title: `what ${writer.version} wrote` }]
  })

/** Who wrote a golden document; where that version is not installed, the first one after it. */
const writerOf = (versions: readonly Installed[], { version }: Golden): Installed | undefined =>
  [...versions]
    .sort((first, second) => compareVersions(first.version, second.version))
    .find((installed) => compareVersions(installed.version, version) >= 0)

/**
 * What is wrong between released versions, installed side by side: each writes, and every other reads, modifies and
 * refreshes it; each reads every golden document; and none reads what is newer than it. `samples` are canonical JSON.
 * No value is named.
 */
export const matrixProblems = (
  versions: readonly Installed[],
  golden: readonly Golden[],
  samples: readonly JsonObject[],
): readonly string[] => {
  const problems = versions.flatMap((writer) => {
    const own = golden.filter((document) => writerOf(versions, document) === writer)
    // A sample knows nothing of members that are new in this version: its golden documents lend it theirs.
    const lent = samples.map((sample, index) => ({ ...own[index % own.length]?.canonical, ...sample }))
    const kept = own.map(({ canonical, path }): Written => ({ writer, document: canonical, title: path }))
    const all = [...kept, ...writtenBy(writer, [...samples, ...lent])]
    return versions.flatMap((reader) => [
      ...(compareVersions(writer.version, reader.version) < 0 ? forgetting(writer, reader) : []),
      ...all.flatMap((written) => reading(reader, written)),
      ...own.flatMap((document) => wiring(reader, document)),
    ])
  })
  const unread = golden.filter((document) => writerOf(versions, document) === undefined)
  return [...new Set([...problems, ...unread.map(({ path }) => `nobody reads ${path}: it is of a later version`)])]
}
