/*
 * The laws that every token codec obeys, for every valid token `t`, any value `u` and any codecs `A`, `B`, `C`; wire values
 * pass through JSON text:
 *
 *  1. Round trip    decode(encode(t)) = t whenever write(t) has no notes, which is whenever t holds only what A carries
 *  2. Normal form   encode(decode(encode(t))) = encode(t)
 *  3. Exact losses  the notes of write(t) name exactly the members in which t and decode(encode(t)) differ
 *  4. Totality      nothing throws, but encode where write refuses, and parse where read does
 *  5. Purity        inputs are never changed; no clock, no randomness, no state
 *  6. Tolerance     no unknown or optional member makes a read fail; each comes back verbatim, or has a note
 *  7. Silence       nothing printed shows a text of the input that is sealed
 *  8. Guard         is(t) holds for every decoded t, and for no wire object
 *  9. Composition   A→B→A keeps every member both carry; A→B→C equals A→C on the members B carries
 * 10. Compatibility what one version stored, every other reads, keeping what it does not know, in memory too
 * 11. Type          a conversion never changes the token type
 *
 * Each is a pure predicate; `breach` is the same with the answer in words.
 */
import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, JsonObject, ReadOptions, Token } from '@token-codecs/core'
import { CanonicalToken, eqToken, expiryOf, reveal } from '@token-codecs/core'
import {
  carries,
  differing,
  eqMember,
  isSaid,
  knownNames,
  list,
  lossesOf,
  membersOf,
  newerToken,
  parsed,
  readBack,
  throughJson,
  tokenOf,
  wireOf,
  writeNotes,
  writesWithoutNotes,
} from './asking.js'
import { eitherOf, encodes, throwing } from './attempts.js'
import type { GoldenDocument } from './golden.js'
import type { Breach, Law } from './Law.js'
import { ask, law } from './Law.js'
import { steady } from './observe.js'
import { leakOf } from './printed.js'
import { changedMembers, exposed, nameOf, ownValue, quietChange, withMembers } from './wireMembers.js'

/** Law 1, for any token: what is written without a note reads back the same. @since 0.1.0 @category laws */
export const roundTrip: Law<[token: Token]> = law((codec, token) => {
  if (!writesWithoutNotes(codec, token)) return undefined
  const back = readBack(codec, token)
  if (back === undefined) return '`write` noted nothing, and `decode` refuses what it wrote'
  const changed = differing(token, back)
  return changed.length === 0 ? undefined : `${list(changed)} came back changed, and \`write\` noted nothing`
})

/** The mistake of an author whose codec notes a loss of a member that its table carries. */
const causes: Readonly<Record<string, string>> = {
  'not-representable':
    ": its row's `write` gives nothing or throws, its `read` does not give back what `write` made, or its `instantFrom` is an ordinary lifetime",
}

/**
 * Law 1, for a token that holds only what the codec carries: there is nothing to note, and what is written is the
 * documented shape, under the names of the table.
 *
 * @since 0.1.0
 * @category laws
 */
export const carriesItsOwn: Law<[token: Token]> = law((codec, token) => {
  const written = ask(() => codec.write(token))
  if (written._tag === 'Left') return '`write` refuses a token of members that its table carries'
  const { notes, value } = written.right
  if (notes.length > 0) {
    const lost = list([...new Set(notes.map(({ member }) => member))])
    const codes = [...new Set(notes.map(({ code }) => code))]
    const cause = codes.map((code) => causes[code] ?? '').join('')
    return `\`write\` notes a loss of ${lost} (${codes.join(', ')}), which the codec's table carries${cause}`
  }
  const response = throughJson(value)
  const shaped = ask(() => codec.wire.decode(response))
  if (shaped._tag === 'Left' || !isDeepStrictEqual(throughJson(shaped.right), response)) {
    return '`wire` does not take what `write` wrote'
  }
  return undefined
})

/** Law 1, for any token: the table names every member that is written. @since 0.1.0 @category laws */
export const writesItsTable: Law<[token: Token]> = law((codec, token) => {
  const known = knownNames(codec)
  const names = Object.keys(wireOf(codec, { ...token, extensions: {} }) as object)
  const surplus = names.filter((name) => !known.has(name))
  return surplus.length === 0 ? undefined : `it writes ${list(surplus)}, which its \`fields\` do not name`
})

/**
 * Law 1, for any response: `decode`, `read`, `parse` and `~standard` are faces of one reading, and `encode` and `write` of
 * one writing.
 *
 * @since 0.1.0
 * @category laws
 */
export const sameFaces: Law<[response: object]> = law((codec, given) => {
  const decoded = ask(() => codec.decode(throughJson(given)))
  const read = ask(() => codec.read(throughJson(given)))
  const validated = ask(() => codec['~standard'].validate(throughJson(given)))
  const nested = ask(() => codec.validate(throughJson(given), []))
  const token = parsed(codec, throughJson(given))
  if (decoded._tag !== nested._tag) return '`decode` and `validate` disagree'
  if (decoded._tag !== read._tag) return `\`decode\` and \`read\` disagree: a ${decoded._tag} and a ${read._tag}`
  if ((decoded._tag === 'Left') !== (validated.issues !== undefined)) return '`decode` and `~standard` disagree'
  if ((decoded._tag === 'Left') !== (token === undefined)) return '`decode` and `parse` disagree'
  if (token === undefined || decoded._tag === 'Left' || read._tag === 'Left' || validated.issues !== undefined) {
    if (decoded._tag === 'Left' && decoded.left.length === 0) return '`decode` refuses it and does not say why'
    if (validated.issues?.length === 0) return '`~standard` refuses it and does not say why'
    return read._tag === 'Right' || isSaid(read.left)
      ? undefined
      : '`read` refuses it with something else than a `TokenError`'
  }
  if (!eqToken(token, decoded.right)) return '`decode` and `parse` make different tokens of it'
  if (nested._tag === 'Right' && !eqToken(token, nested.right))
    return '`decode` and `validate` make different tokens of it'
  if (!eqToken(token, read.right.token)) return '`decode` and `read` make different tokens of it'
  if (!eqToken(token, validated.value)) return '`decode` and `~standard` make different tokens of it'
  const written = ask(() => codec.write(token))
  if (written._tag === 'Left') return undefined
  const same = isDeepStrictEqual(throughJson(written.right.value), wireOf(codec, token))
  return same ? undefined : '`encode` and `write` write different values'
})

/** Tells whether a token brings a value that its codec could not use for this member: it is moved there again. */
const isBrought = (codec: AnyTokenCodec, token: Token, member: string): boolean => {
  const moved = token.extensions?.[`${codec.id}#moved`]
  return moved !== undefined && Object.hasOwn(reveal(moved), nameOf(codec, member))
}

/** Law 2: what was written and read is written the same, and read without a repair. @since 0.1.0 @category laws */
export const normalForm: Law<[token: Token]> = law((codec, token) => {
  const first = wireOf(codec, token)
  const read = ask(() => codec.read(throughJson(first)))
  const back = tokenOf(codec, throughJson(first))
  if (back === undefined || read._tag === 'Left') return 'it refuses to read what it wrote'
  const repaired = read.right.notes
    .filter(({ action, member }) => action !== 'moved' || !isBrought(codec, token, member))
    .map(({ member }) => member)
  if (repaired.length > 0) return `it repairs ${list(repaired)} of what it wrote itself`
  const second = wireOf(codec, back)
  if (JSON.stringify(second) === JSON.stringify(first)) return undefined
  const changed = changedMembers(codec, first as object, second as object)
  return `what was written, read and written again ${changed.length === 0 ? 'is in another order' : `differs in ${list(changed)}`}`
})

/**
 * Law 3. Where both tokens say when they expire, they agree. With `onLoss: 'fail'` each loss fails, that of `issuedAt` only
 * where a written lifetime counts from it and no `now` is given. Where a codec refuses a token type, the other notes are
 * those of the same token as a Bearer one.
 *
 * @since 0.1.0
 * @category laws
 */
export const exactLosses: Law<[token: Token]> = law((codec, token) => {
  const notes = writeNotes(codec, token)
  if (notes === undefined) return '`write` takes a valid token for something else'
  const said = notes.map(({ action, code, member }) => `${action} ${code} ${member}`)
  if (new Set(said).size < said.length) return '`write` has the same note twice'
  const named = new Set<string>(notes.map(({ member }) => member))
  const refused = ask(() => codec.write(token))._tag === 'Left'
  if (refused && !named.delete('tokenType')) return '`write` refuses a token whose type it can write'
  const held = refused ? { ...token, tokenType: 'Bearer' } : token
  const value = wireOf(codec, held)
  const back = tokenOf(codec, value)
  // Law 2 has it.
  if (back === undefined) return undefined
  const lost = differing(held, back)
  // A codec of an earlier core cannot name a member that it does not know; canonical JSON moves it into an extension.
  const hasUnknown = named.delete('unknown')
  const quiet = lost.filter((member) => !named.has(member) && !(hasUnknown && !Object.hasOwn(codec.fields, member)))
  if (quiet.length > 0) return `${list(quiet)} came back changed, and no note of \`write\` names it`
  const kept = [...named].filter((member) => !lost.some((name) => name === member))
  if (kept.length > 0) return `\`write\` notes a loss of ${list(kept)}, which came back as it was`
  const expiries = new Set([expiryOf(held), expiryOf(back)])
  if (expiries.size > 1 && !expiries.has(undefined)) return 'it came back with another expiry'
  for (const now of [undefined, token.issuedAt]) {
    const options = now === undefined ? {} : { now }
    const fails = ask(() => codec.write(token, { ...options, onLoss: 'fail' }))._tag === 'Left'
    if (fails === (refused || lossesOf(codec, notes, value as object, now).length > 0)) continue
    return fails ? "`onLoss: 'fail'` fails without a loss" : "`onLoss: 'fail'` lets a loss pass"
  }
  return undefined
})

/**
 * Law 3, for reading: a member of a response that no note of `read` names is written back as it came; and `strict` refuses
 * a reading with notes of something repaired, defaulted or moved, and no other.
 *
 * @since 0.1.0
 * @category laws
 */
export const exactReading: Law<[response: object]> = law(
  (codec, given) => readsExactly(codec, given, {}) ?? readsExactly(codec, given, { receivedAt: 1_700_000_000 }),
)

const readsExactly = (codec: AnyTokenCodec, given: object, options: ReadOptions): Breach => {
  const response = throughJson(given) as object
  const read = ask(() => codec.read(throughJson(given), options))
  const strictly = ask(() => codec.read(throughJson(given), { ...options, strict: true }))._tag
  if (read._tag === 'Left') return strictly === 'Left' ? undefined : '`strict` takes what is refused without it'
  const { notes, token } = read.right
  const forgiving = notes.some(({ action }) => action === 'repaired' || action === 'defaulted' || action === 'moved')
  if (forgiving !== (strictly === 'Left')) {
    return forgiving ? '`strict` takes what is noted without it' : '`strict` refuses what is read without a repair'
  }
  const written = writeNotes(codec, token)
  // A token whose type the codec cannot write back says nothing about how it was read.
  if (written === undefined || ask(() => codec.write(token))._tag === 'Left') return undefined
  const value = wireOf(codec, token) as object
  const names = new Set([...Object.keys(response), ...Object.keys(value)])
  // The time of receipt is written in the place of a missing issue time.
  const received = options.receivedAt === undefined ? [] : [{ member: 'issuedAt' }]
  return quietChange(codec, response, value, [...notes, ...written, ...received], names)
}

/** Law 4, for any value. @since 0.1.0 @category laws */
export const totalReading: Law<[value: unknown]> = law((codec, value) =>
  throwing(codec, [
    ['`decode`', ({ decode }) => eitherOf(decode(value))],
    ['`validate`', (it) => eitherOf(it.validate(value, []))],
    ['`read`', ({ read }) => eitherOf(read(value))],
    ['`read` with options', ({ read }) => eitherOf(read(value, { receivedAt: 1_700_000_000, strict: true }))],
    ['`is`', ({ is }) => is(value)],
    ['`~standard`', (it) => it['~standard'].validate(value).issues],
    ['`wire.decode`', ({ wire }) => eitherOf(wire.decode(value))],
    ['`wire.is`', ({ wire }) => wire.is(value)],
    ['`write`, of something else than a token,', ({ write }) => eitherOf(write(value as Token))],
  ]),
)

/** Law 4, for a valid token. @since 0.1.0 @category laws */
export const totalWriting: Law<[token: Token]> = law((codec, token) =>
  throwing(codec, [
    ['`write`', ({ write }) => eitherOf(write(token))],
    ['`write` with `now`', ({ write }) => eitherOf(write(token, { now: 1_700_000_000 }))],
    ["`write` with `onLoss: 'fail'`", ({ write }) => eitherOf(write(token, { onLoss: 'fail' }))],
    ['`encode`', () => encodes(codec, token)],
  ]),
)

/**
 * Law 5, for a response: it may be frozen, stays as it is, and is read the same at any time, whatever was read before.
 *
 * @since 0.1.0
 * @category laws
 */
export const pureReading: Law<[response: object, other: object]> = law((codec, response, other) =>
  steady(
    'reading',
    response,
    () => [codec.read(response), codec.is(response)],
    () => codec.read(other),
  ),
)

/**
 * Law 5, for a token: it may be frozen, stays as it is, and is written the same at any time, whatever was written before.
 *
 * @since 0.1.0
 * @category laws
 */
export const pureWriting: Law<[token: Token, other: Token]> = law((codec, token, other) =>
  steady(
    'writing',
    token,
    () => [codec.write(token), codec.encode(token)],
    () => codec.write(other),
  ),
)

/** The members without which there is no token, by their wire names; and those that say so. */
const decisiveNames = (codec: AnyTokenCodec): ReadonlySet<string> =>
  new Set([codec.fields.accessToken ?? '', codec.fields.tokenType ?? '', 'error', 'v'])

/**
 * Law 6, with members of any names but the decisive ones, usable or not; an `error` that says nothing is tolerated too.
 *
 * @since 0.1.0
 * @category laws
 */
export const tolerance: Law<[token: Token, members: JsonObject]> = law((codec, token, members) => {
  const response = wireOf(codec, { ...token, extensions: {} }) as object
  // Law 2 has it.
  if (tokenOf(codec, response) === undefined) return undefined
  const noError = [null, '', false, 0, {}, []].find(
    (error) => tokenOf(codec, withMembers(response, [['error', error]])) === undefined,
  )
  if (noError !== undefined)
    return `an \`error\` that is ${JSON.stringify(noError)} makes it refuse a response, although it says that there is no error`
  const [decisive, known] = [decisiveNames(codec), knownNames(codec)]
  const added = Object.entries(throughJson(members) as JsonObject).filter(([name]) => !decisive.has(name))
  const came = withMembers(response, added)
  const read = ask(() => codec.read(came))
  if (read._tag === 'Left') {
    const cause = added.find(([name, value]) => tokenOf(codec, withMembers(response, [[name, value]])) === undefined)
    const isOptional = cause !== undefined && known.has(cause[0])
    return `${isOptional ? `a value of \`${cause[0]}\`, which is optional, makes` : 'unknown members make'} it refuse a response that it reads without them`
  }
  const { token: kept, notes } = read.right
  const returned = wireOf(codec, kept) as object
  const unknown = added.filter(([name]) => !known.has(name))
  const changed = unknown.filter(([name, value]) => !isDeepStrictEqual(ownValue(returned, name), value))
  if (changed.length > 0) return `${changed.length} of ${unknown.length} unknown members did not come back as they came`
  const moved = notes.filter(({ action }) => action === 'moved').map(({ member }) => nameOf(codec, member))
  const lost = moved.filter((name) => !isDeepStrictEqual(ownValue(returned, name), ownValue(came, name)))
  if (lost.length > 0) return `${list(lost)} came back changed, and a note says that it was moved`
  const all = [...notes, ...(writeNotes(codec, kept) ?? [])]
  return quietChange(
    codec,
    came,
    returned,
    all,
    added.map(([name]) => name),
  )
})

/** Law 7, for an input in which every value that must not show contains `planted`. @since 0.1.0 @category laws */
export const silence: Law<[input: unknown, planted: string]> = law((codec, input, planted) => {
  const leak = ask(() => leakOf(codec, input, planted))
  return leak === undefined ? undefined : `${leak} shows a secret of the input`
})

/** Law 8, for a token. @since 0.1.0 @category laws */
export const guard: Law<[token: Token]> = law((codec, token) => {
  if (!ask(() => codec.is(token))) return '`is` refuses a valid token'
  if ([null, undefined, '', 'fake', 0, []].some((value) => ask(() => codec.is(value))))
    return '`is` takes something else than an object'
  if (ask(() => codec.is(wireOf(codec, token)))) return '`is` takes what `encode` wrote for a token'
  if (ask(() => codec.is(exposed(token)))) return '`is` takes an object whose access token is a string'
  const back = readBack(codec, token)
  return back !== undefined && !ask(() => codec.is(back)) ? '`is` refuses what `decode` returned' : undefined
})

/** Law 8, for any object: it is not a token, but what is read of it is one. @since 0.1.0 @category laws */
export const guardOfReading: Law<[response: object]> = law((codec, response) => {
  if (ask(() => codec.is(response))) return '`is` takes a response for a token'
  if (ask(() => codec.write(response as Token))._tag === 'Right') return '`write` takes a response for a token'
  if (encodes(codec, response as Token) !== undefined) return '`encode` takes a response for a token'
  const token = tokenOf(codec, response)
  if (token === undefined) return undefined
  if (!CanonicalToken.is(token)) return '`decode` returned something else than a valid token'
  return ask(() => codec.is(token)) ? undefined : '`is` refuses what `decode` returned'
})

const named = ({ id }: AnyTokenCodec): string => `\`${id}\``

/** Law 9, first half: A→B→A keeps every member both carry. @since 0.1.0 @category laws */
export const thereAndBack: Law<[b: AnyTokenCodec, token: Token]> = law((a, b, token) => {
  const start = readBack(a, token)
  const there = start === undefined ? undefined : readBack(b, start)
  const back = there === undefined ? undefined : readBack(a, there)
  // Law 2 has it.
  if (start === undefined || there === undefined || back === undefined) return undefined
  const [inA, inB] = [carries(a, there), carries(b, start)]
  const lost = membersOf(start, back).filter((member) => inA(member) && inB(member) && !eqMember(member, start, back))
  if (lost.length === 0) return undefined
  return `${named(a)} → ${named(b)} → ${named(a)} changes ${list(lost)}, which both carry`
})

/** Law 9, second half: A→B→C equals A→C on the members B carries. @since 0.1.0 @category laws */
export const detour: Law<[b: AnyTokenCodec, c: AnyTokenCodec, token: Token]> = law((a, b, c, token) => {
  const start = readBack(a, token)
  const there = start === undefined ? undefined : readBack(b, start)
  const around = there === undefined ? undefined : readBack(c, there)
  const straight = start === undefined ? undefined : readBack(c, start)
  if (start === undefined || around === undefined || straight === undefined) return undefined
  const inB = carries(b, start)
  const changed = membersOf(around, straight).filter((member) => inB(member) && !eqMember(member, around, straight))
  if (changed.length === 0) return undefined
  return `${named(a)} → ${named(b)} → ${named(c)} has another ${list(changed)} than ${named(a)} → ${named(c)}, and ${named(b)} carries it`
})

/** The codec of canonical documents: the one in question, where it is for them. */
const canonicalOf = (codec: AnyTokenCodec): AnyTokenCodec => (codec.id === CanonicalToken.id ? codec : CanonicalToken)

/**
 * Law 10, for a token in memory and in a store: members that a newer version adds are kept as JSON, and change nothing of
 * what the codec writes.
 *
 * @since 0.1.0
 * @category laws
 */
export const forwardCompatibility: Law<[token: Token, added: JsonObject]> = law((codec, token, added) => {
  const canonical = canonicalOf(codec)
  const bare: Token = { ...token, extensions: {} }
  const document = wireOf(canonical, bare) as object
  const known = knownNames(canonical)
  const members = Object.entries(throughJson(added) as JsonObject).filter(([name]) => !known.has(name))
  const newer = withMembers(document, members)
  const stored = tokenOf(canonical, newer)
  if (stored === undefined) return 'it refuses a document with members that a newer version has added'
  if (!isDeepStrictEqual(wireOf(canonical, stored), newer)) return 'it changes what a newer version has added'
  const held = newerToken(bare, members)
  const notesUnknown = (given: Token): boolean =>
    writeNotes(codec, given)?.some(({ member }) => member === 'unknown') ?? false
  // A codec of an earlier core may not know a member of the token either.
  if (notesUnknown(held) !== (members.length > 0 || notesUnknown(bare)))
    return 'no note names the members that a newer version has added to a token'
  if (codec === canonical) {
    return isDeepStrictEqual(wireOf(codec, held), newer)
      ? undefined
      : 'it loses what a newer version has added to a token'
  }
  const before = wireOf(codec, bare)
  const same = [stored, held].every((given) => isDeepStrictEqual(wireOf(codec, given), before))
  return same ? undefined : 'what it writes changes with members that a newer version has added'
})

/**
 * Law 10, for a golden document: it is read, and written back as it was; and where the codec's own wire value is beside it,
 * the codec reads that as this document, and writes it.
 *
 * @since 0.1.0
 * @category laws
 */
export const compatibility: Law<[golden: GoldenDocument]> = law((codec, { canonical: document, wire }) => {
  const canonical = canonicalOf(codec)
  const stored = tokenOf(canonical, document)
  if (stored === undefined) return 'it refuses a golden document'
  if (!isDeepStrictEqual(wireOf(canonical, stored), document)) return 'it changes a golden document'
  const theirs = wire[codec.id]
  if (theirs === undefined) return undefined
  const read = tokenOf(codec, theirs)
  if (read === undefined) return 'it refuses the response beside a golden document'
  const changed = differing(stored, read)
  if (changed.length > 0)
    return `it reads ${list(changed)} of a response otherwise than the golden document beside it says`
  const same = isDeepStrictEqual(wireOf(codec, stored), theirs)
  return same ? undefined : 'it writes a golden document otherwise than the response beside it'
})

/** Law 11: neither `write`, where it writes, nor `encode` changes the token type. @since 0.1.0 @category laws */
export const sameType: Law<[token: Token]> = law((codec, token) => {
  const back = readBack(codec, token)
  if (back === undefined || back.tokenType === token.tokenType) return undefined
  return `a token of type \`${token.tokenType}\` came back as one of type \`${back.tokenType}\``
})
