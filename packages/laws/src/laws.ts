/*
 * The laws that every token codec obeys, for every valid token `t`, any value `u` and any codecs `A`, `B`, `C`; wire values
 * pass through JSON text, and reads are made with and without `receivedAt`:
 *
 *  1. Round trip    decode(encode(t)) = t whenever write(t) has no notes, which is whenever t holds only what A carries
 *  2. Normal form   encode(decode(encode(t))) = encode(t)
 *  3. Exact losses  the notes of write(t) name exactly the members in which t and decode(encode(t)) differ; where both say
 *                   when it expires, they agree
 *  4. Totality      nothing throws, but encode where write refuses, and parse where read does
 *  5. Purity        inputs are never changed; no clock, no randomness, no state
 *  6. Tolerance     no unknown or optional member makes a read fail; each comes back verbatim to the codec it came from, or
 *                   has a note
 *  7. Silence       nothing printed shows a text of the input that is sealed
 *  8. Guard         is(t) holds for every decoded t, and for no wire object; a response that does not say success is not one
 *  9. Composition   A→B→A keeps every member both carry; A→B→C equals A→C on the members B carries; derived expiries are
 *                   compared as instants
 * 10. Compatibility what one version stored, every other reads, keeping what it does not know, in memory too
 * 11. Type          a conversion never changes the token type
 *
 * Each is a pure predicate; `breach` is the same with the answer in words.
 */
import type { AnyTokenCodec, Json, JsonObject, ReadOptions, Token } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import type { GoldenDocument } from './GoldenDocument.js'
import type { Breach, Law } from './Law.js'
import { callCodec, law } from './Law.js'
import * as compatible from './laws/compatibility.js'
import { expiresOtherwise } from './laws/expiry.js'
import * as faces from './laws/faces.js'
import * as losses from './laws/losses.js'
import { outputChanges, outputIsRefused, outputIsRepaired } from './laws/normalForm.js'
import { notesOfWriting, writesWithoutNotes } from './laws/notes.js'
import { impurityOf } from './laws/purity.js'
import { quotedNames } from './laws/quotedNames.js'
import { absentMemberIsRead, memberChangesUnnoted, strictDiffersFromNotes } from './laws/readingNotes.js'
import { leakOf } from './laws/silence.js'
import { decode, decodeEncoded, encode, is, read, throughJson, wireTakes, write } from './laws/throughJson.js'
import { carries, derives, differingMembers, withoutExtensions, withPlainAccessToken } from './laws/tokenMembers.js'
import { emptyErrorIsRefused, indecisiveMembers, membersAreLost, membersAreRefused } from './laws/tolerance.js'
import { faultOfEither, faultOfEncode, firstFault } from './laws/totality.js'
import { entriesOf, isKnown, nameOf, shapeOf, withValue } from './laws/wireMembers.js'

/** Law 1, for any token: what is written without a note reads back the same. @since 0.1.0 @category laws */
export const roundTrip: Law<[token: Token]> = law((codec, token) => {
  if (!writesWithoutNotes(codec, token)) return undefined
  const back = decodeEncoded(codec, token)
  if (back === undefined) return '`write` noted nothing, and `decode` refuses what it wrote'
  const changed = differingMembers(token, back)
  return changed.length === 0 ? undefined : `${quotedNames(changed)} came back changed, and \`write\` noted nothing`
})

/**
 * Law 1, for a token that holds only what the codec carries: there is nothing to note, and what is written is the
 * documented shape, under the names of the table.
 *
 * @since 0.1.0
 * @category laws
 */
export const carriesItsOwn: Law<[token: Token]> = law((codec, token) => {
  const written = write(codec, token)
  if (written._tag === 'Left') return '`write` refuses a token of members that its table carries'
  const { notes, value } = written.right
  if (notes.length > 0) return losses.lossOfCarriedMembers(notes)
  return wireTakes(codec, value) ? undefined : '`wire` does not take what `write` wrote'
})

/** Law 1, for any token: the table names every member that is written. @since 0.1.0 @category laws */
export const writesItsTable: Law<[token: Token]> = law((codec, token) => {
  const written = entriesOf(codec, encode(codec, withoutExtensions(token)))
  const unnamed = written.filter(([path]) => !isKnown(codec, path)).map(([path]) => nameOf(path))
  return unnamed.length === 0 ? undefined : `it writes ${quotedNames(unnamed)}, which its \`fields\` do not name`
})

/**
 * Law 1, for any response: `decode`, `read`, `parse` and `~standard` are faces of one reading, and `encode` and `write` of
 * one writing.
 *
 * @since 0.1.0
 * @category laws
 */
export const sameFaces: Law<[response: object]> = law((codec, response) => {
  const readings = faces.readingsOf(codec, response)
  return (
    faces.acceptanceDiffers(readings) ??
    faces.refusalIsUnexplained(readings) ??
    faces.tokensDiffer(readings) ??
    faces.writtenValuesDiffer(codec, readings)
  )
})

/** Law 2: what was written and read is written the same, and read without a repair. @since 0.1.0 @category laws */
export const normalForm: Law<[token: Token]> = law((codec, token) => {
  const output = encode(codec, token)
  return (
    outputIsRefused(codec, output, token) ??
    outputIsRepaired(codec, output, token) ??
    outputChanges(codec, output, token)
  )
})

/**
 * Law 3. Where both tokens say when they expire, they agree; an expiry before the issue time counts as at it. With `onLoss: 'fail'` each loss fails, that of `issuedAt` only
 * where a written lifetime counts from it and no `now` is given. Where a codec refuses a token type, the other notes are
 * those of the same token as a Bearer one.
 *
 * @since 0.1.0
 * @category laws
 */
export const exactLosses: Law<[token: Token]> = law((codec, token) => {
  const notes = notesOfWriting(codec, token)
  if (notes === undefined) return '`write` takes a valid token for something else'
  return (
    losses.notesRepeat(notes) ??
    losses.refusalIsUnnoted(codec, token, notes) ??
    losses.lossesDifferFromNotes(codec, token, notes) ??
    losses.expiryDiffers(codec, token) ??
    losses.onLossDiffersFromNotes(codec, token, notes)
  )
})

/**
 * Law 3, for reading: a member of a response that no note of `read` names is written back as it came; and `strict` refuses
 * a reading with notes of something repaired, defaulted or moved, and no other. A member that a note calls absent is absent.
 *
 * @since 0.1.0
 * @category laws
 */
export const exactReading: Law<[response: object]> = law((codec, response) => {
  const inexactness = (options: ReadOptions): Breach => {
    const result = read(codec, throughJson(response), options)
    return (
      strictDiffersFromNotes(codec, response, result, options) ??
      absentMemberIsRead(result) ??
      memberChangesUnnoted(codec, response, result, options)
    )
  }
  return inexactness({}) ?? inexactness({ receivedAt: 1_700_000_000 })
})

/** Law 4, for any value. @since 0.1.0 @category laws */
export const totalReading: Law<[value: unknown]> = law((codec, value) =>
  firstFault(codec, [
    ['`decode`', ({ decode }) => faultOfEither(decode(value))],
    ['`validate`', (it) => faultOfEither(it.validate(value, []))],
    ['`read`', ({ read }) => faultOfEither(read(value))],
    ['`read` with options', ({ read }) => faultOfEither(read(value, { receivedAt: 1_700_000_000, strict: true }))],
    ['`is`', ({ is }) => is(value)],
    ['`~standard`', (it) => it['~standard'].validate(value).issues],
    ['`wire.decode`', ({ wire }) => faultOfEither(wire.decode(value))],
    ['`wire.is`', ({ wire }) => wire.is(value)],
    ['`write`, of something else than a token,', ({ write }) => faultOfEither(write(value as Token))],
  ]),
)

/** Law 4, for a valid token. @since 0.1.0 @category laws */
export const totalWriting: Law<[token: Token]> = law((codec, token) =>
  firstFault(codec, [
    ['`write`', ({ write }) => faultOfEither(write(token))],
    ['`write` with `now`', ({ write }) => faultOfEither(write(token, { now: 1_700_000_000 }))],
    ["`write` with `onLoss: 'fail'`", ({ write }) => faultOfEither(write(token, { onLoss: 'fail' }))],
    ['`encode`', () => faultOfEncode(codec, token)],
  ]),
)

/**
 * Law 5, for a response: it may be frozen, stays as it is, and is read the same at any time, whatever was read before.
 *
 * @since 0.1.0
 * @category laws
 */
export const pureReading: Law<[response: object, other: object]> = law((codec, response, other) =>
  impurityOf({
    doing: 'reading',
    input: response,
    run: () => [codec.read(response), codec.is(response)],
    runOther: () => codec.read(other),
  }),
)

/**
 * Law 5, for a token: it may be frozen, stays as it is, and is written the same at any time, whatever was written before.
 *
 * @since 0.1.0
 * @category laws
 */
export const pureWriting: Law<[token: Token, other: Token]> = law((codec, token, other) =>
  impurityOf({
    doing: 'writing',
    input: token,
    run: () => [codec.write(token), codec.encode(token)],
    runOther: () => codec.write(other),
  }),
)

/**
 * Law 6, with members of any names but the decisive ones, usable or not; an `error` that says nothing is tolerated too.
 *
 * @since 0.1.0
 * @category laws
 */
export const tolerance: Law<[token: Token, members: JsonObject]> = law((codec, token, members) => {
  const response = encode(codec, withoutExtensions(token))
  // Law 2 reports a codec that refuses its own output.
  if (decode(codec, response) === undefined) return undefined
  const added = indecisiveMembers(codec, members)
  return (
    emptyErrorIsRefused(codec, response) ??
    membersAreRefused(codec, response, added) ??
    membersAreLost(codec, response, added)
  )
})

/** Law 7, for an input in which every value that must not show contains `planted`. @since 0.1.0 @category laws */
export const silence: Law<[input: unknown, planted: string]> = law((codec, input, planted) => {
  const leak = callCodec(() => leakOf(codec, input, planted))
  return leak === undefined ? undefined : `${leak} shows a secret of the input`
})

/** Law 8, for a token. @since 0.1.0 @category laws */
export const guard: Law<[token: Token]> = law((codec, token) => {
  if (!is(codec, token)) return '`is` refuses a valid token'
  if ([null, undefined, '', 'fake', 0, []].some((value) => is(codec, value)))
    return '`is` takes something else than an object'
  if (is(codec, encode(codec, token))) return '`is` takes what `encode` wrote for a token'
  if (is(codec, withPlainAccessToken(token))) return '`is` takes an object whose access token is a string'
  const back = decodeEncoded(codec, token)
  return back === undefined || is(codec, back) ? undefined : '`is` refuses what `decode` returned'
})

/** Law 8, for any object: it is not a token, but what is read of it is one. @since 0.1.0 @category laws */
export const guardOfReading: Law<[response: object]> = law((codec, response) => {
  const copy = { ...response }
  if (is(codec, copy)) return '`is` takes a response for a token'
  if (write(codec, copy as Token)._tag === 'Right') return '`write` takes a response for a token'
  if (faultOfEncode(codec, copy as Token) !== undefined) return '`encode` takes a response for a token'
  const token = decode(codec, copy)
  if (token === undefined) return undefined
  if (!CanonicalToken.is(token)) return '`decode` returned something else than a valid token'
  if (!is(codec, token)) return '`is` refuses what `decode` returned'
  const dated = read(codec, copy, { receivedAt: 1_700_000_000 })
  return dated._tag === 'Left' || CanonicalToken.is(dated.right.token)
    ? undefined
    : '`read` with `receivedAt` returned something else than a valid token'
})

/** Law 8, for a token of a codec with flags of success: a response with another value of one is not a token. */
export const guardOfSuccess: Law<[token: Token]> = law((codec, token) => {
  const response = encode(codec, withoutExtensions(token))
  const read = shapeOf(codec).constants.find((name) =>
    failures.some((value) => decode(codec, withValue(response, [name], value)) !== undefined),
  )
  return read && `it reads a response as a token, whatever \`${read}\` says`
})

/** Values that do not say success, in place of a flag that does. */
const failures: readonly Json[] = [false, 'fake-failure', -1, 987_654_321, [], { fake: true }]

/** Codecs by their ids, in the order in which a token goes through them. */
const route = (...codecs: readonly AnyTokenCodec[]): string => codecs.map(({ id }) => `\`${id}\``).join(' → ')

/** Law 9, first half: A→B→A keeps every member both carry. @since 0.1.0 @category laws */
export const thereAndBack: Law<[b: AnyTokenCodec, token: Token]> = law((a, b, token) => {
  const start = decodeEncoded(a, token)
  const there = decodeEncoded(b, start)
  const back = decodeEncoded(a, there)
  // Law 2 reports a codec that refuses its own output.
  if (start === undefined || there === undefined || back === undefined) return undefined
  if (expiresOtherwise(start, back, token)) return `${route(a, b, a)} changes the expiry`
  const lost = differingMembers(start, back).filter((member) => carries(a, there, member) && carries(b, start, member))
  return lost.length === 0 ? undefined : `${route(a, b, a)} changes ${quotedNames(lost)}, which both carry`
})

/** Law 9, second half: A→B→C equals A→C on the members B carries and C does not derive. @since 0.1.0 @category laws */
export const detour: Law<[b: AnyTokenCodec, c: AnyTokenCodec, token: Token]> = law((a, b, c, token) => {
  const start = decodeEncoded(a, token)
  const stop = decodeEncoded(b, start)
  const around = decodeEncoded(c, stop)
  const straight = decodeEncoded(c, start)
  if (start === undefined || stop === undefined || around === undefined || straight === undefined) return undefined
  if (expiresOtherwise(around, straight, token)) return `${route(a, b, c)} has another expiry than ${route(a, c)}`
  const changed = differingMembers(around, straight).filter(
    (member) => carries(b, start, member) && ![start, stop].some((written) => derives(c, written, member)),
  )
  return changed.length === 0
    ? undefined
    : `${route(a, b, c)} has another ${quotedNames(changed)} than ${route(a, c)}, and ${route(b)} carries it`
})

/**
 * Law 10, for a token in memory and in a store: members that a newer version adds are kept as JSON, and change nothing of
 * what the codec writes.
 *
 * @since 0.1.0
 * @category laws
 */
export const forwardCompatibility: Law<[token: Token, added: JsonObject]> = law((codec, token, added) => {
  const versions = compatible.versionsOf(codec, token, added)
  return (
    compatible.newerDocumentChanges(versions) ??
    compatible.newerMembersAreUnnoted(codec, versions) ??
    compatible.newerMembersChangeOutput(codec, versions)
  )
})

/**
 * Law 10, for a golden document: it is read, and written back as it was; and where the codec's own wire value is beside it,
 * the codec reads that as this document, and writes it.
 *
 * @since 0.1.0
 * @category laws
 */
export const compatibility: Law<[golden: GoldenDocument]> = law(
  (codec, { canonical, wire }) =>
    compatible.goldenDocumentChanges(codec, canonical) ??
    compatible.goldenResponseChanges(codec, canonical, wire[codec.id]),
)

/** Law 11: neither `write`, where it writes, nor `encode` changes the token type. @since 0.1.0 @category laws */
export const sameType: Law<[token: Token]> = law((codec, token) => {
  const back = decodeEncoded(codec, token)
  if (back === undefined || back.tokenType === token.tokenType) return undefined
  return `a token of type \`${token.tokenType}\` came back as one of type \`${back.tokenType}\``
})
