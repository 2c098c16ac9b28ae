/*
 * The laws of token codecs, for every valid token `t`, any value `u` and any codecs `A`, `B` and `C`. Written values pass through JSON text. Reads run with and without `receivedAt`.
 *
 *  1. Round trip     decode(encode(t)) = t if write(t) has no notes; it has none if A carries every member of t
 *  2. Normal form    encode(decode(encode(t))) = encode(t)
 *  3. Exact losses   the notes of write(t) name exactly the members that decode(encode(t)) changes; a kept expiry is
 *                    the same instant
 *  4. Totality       nothing throws, except encode when write fails and parse when read fails
 *  5. Purity         inputs are never changed; no clock, no randomness, no state
 *  6. Tolerance      unknown and optional members never make a read fail; each is written back verbatim or has a note
 *  7. Silence        no output shows a secret from the input
 *  8. Guard          is(t) is true for every decoded t and false for every wire object; read rejects a reported failure
 *  9. Composition    A→B→A keeps the members both carry; A→B→C equals A→C in the members B carries; derived expiries
 *                    are compared as instants
 * 10. Compatibility  every version reads documents stored by another, and keeps unknown members, in memory too
 * 11. Type           a conversion never changes the token type
 *
 * Each law is a pure predicate; its `breach` describes the failure in words.
 */
import type { AnyTokenCodec, Json, JsonObject, ReadOptions, Token } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import type { GoldenDocument } from './GoldenDocument.js'
import type { Breach, Law } from './Law.js'
import { callCodec, law } from './Law.js'
import * as compatible from './laws/compatibility.js'
import { expiriesDiffer } from './laws/expiry.js'
import * as faces from './laws/faces.js'
import * as losses from './laws/losses.js'
import { outputChanges, outputIsRejected, outputIsRepaired } from './laws/normalForm.js'
import { notesOfWriting, writesWithoutNotes } from './laws/notes.js'
import { impurityOf } from './laws/purity.js'
import { quotedNames } from './laws/quotedNames.js'
import { memberChangesUnnoted, missingMemberIsRead, strictDiffersFromNotes } from './laws/readingNotes.js'
import { leakOf } from './laws/silence.js'
import { decode, decodeEncoded, encode, is, read, throughJson, wireAccepts, write } from './laws/throughJson.js'
import { carries, derives, differingMembers, withoutExtensions, withPlainAccessToken } from './laws/tokenMembers.js'
import { emptyErrorIsRejected, indecisiveMembers, membersAreLost, membersAreRejected } from './laws/tolerance.js'
import { faultOfEither, faultOfEncode, firstFault } from './laws/totality.js'
import { entriesOf, isKnown, nameOf, shapeOf, withValue } from './laws/wireMembers.js'

/** Law 1, for any token: a token written without notes reads back unchanged. @since 0.1.0 @category laws */
export const roundTrip: Law<[token: Token]> = law((codec, token) => {
  if (!writesWithoutNotes(codec, token)) return undefined
  const back = decodeEncoded(codec, token)
  if (back === undefined) return '`write` returned no notes, but `decode` rejects the output'
  const changed = differingMembers(token, back)
  return changed.length === 0
    ? undefined
    : `${quotedNames(changed)} changed in the round trip, but \`write\` returned no notes`
})

/**
 * Law 1, for a token with only members that the codec carries: `write` returns no notes and the documented shape.
 *
 * @since 0.1.0
 * @category laws
 */
export const carriesItsOwn: Law<[token: Token]> = law((codec, token) => {
  const written = write(codec, token)
  if (written._tag === 'Left') return '`write` rejects a token although its table carries every member'
  const { notes, value } = written.right
  if (notes.length > 0) return losses.lossOfCarriedMembers(notes)
  return wireAccepts(codec, value) ? undefined : '`wire` rejects or changes the output of `write`'
})

/** Law 1, for any token: the codec's table contains every written member. @since 0.1.0 @category laws */
export const writesItsTable: Law<[token: Token]> = law((codec, token) => {
  const written = entriesOf(codec, encode(codec, withoutExtensions(token)))
  const unnamed = written.filter(([path]) => !isKnown(codec, path)).map(([path]) => nameOf(path))
  return unnamed.length === 0 ? undefined : `it writes ${quotedNames(unnamed)} without a row in \`fields\``
})

/**
 * Law 1, for any response: `decode`, `validate`, `read`, `parse` and `~standard` all return the same token, or all
 * fail. `encode` and `write` return the same value.
 *
 * @since 0.1.0
 * @category laws
 */
export const sameFaces: Law<[response: object]> = law((codec, response) => {
  const readings = faces.readingsOf(codec, response)
  return (
    faces.acceptanceDiffers(readings) ??
    faces.rejectionIsUnexplained(readings) ??
    faces.tokensDiffer(readings) ??
    faces.writtenValuesDiffer(codec, readings)
  )
})

/** Law 2: output that is read back needs no repair and is written again unchanged. @since 0.1.0 @category laws */
export const normalForm: Law<[token: Token]> = law((codec, token) => {
  const output = encode(codec, token)
  return (
    outputIsRejected(codec, output, token) ??
    outputIsRepaired(codec, output, token) ??
    outputChanges(codec, output, token)
  )
})

/**
 * Law 3, for any token: the notes of `write` name exactly the members that change in the round trip.
 *
 * - An expiry that is kept stays the same instant. One before the issue time counts as the issue time.
 * - `onLoss: 'fail'` fails on every loss. Dropping `issuedAt` is one only if a written lifetime counts from it and
 *   `now` is missing.
 * - If the codec rejects the token type, the other notes equal those for the same token with type `Bearer`.
 *
 * @since 0.1.0
 * @category laws
 */
export const exactLosses: Law<[token: Token]> = law((codec, token) => {
  const notes = notesOfWriting(codec, token)
  if (notes === undefined) return '`write` rejects a valid token without a `Lossy` error'
  return (
    losses.notesRepeat(notes) ??
    losses.rejectionIsUnnoted(codec, token, notes) ??
    losses.lossesDifferFromNotes(codec, token, notes) ??
    losses.expiryDiffers(codec, token) ??
    losses.onLossDiffersFromNotes(codec, token, notes)
  )
})

/**
 * Law 3, for any response: a member without a note from `read` is written back unchanged. `strict` rejects exactly the
 * responses with a `repaired`, `defaulted` or `moved` note. The token lacks every member that a note calls missing.
 *
 * @since 0.1.0
 * @category laws
 */
export const exactReading: Law<[response: object]> = law((codec, response) => {
  const inexactness = (options: ReadOptions): Breach => {
    const result = read(codec, throughJson(response), options)
    return (
      strictDiffersFromNotes(codec, response, result, options) ??
      missingMemberIsRead(result) ??
      memberChangesUnnoted(codec, response, result, options)
    )
  }
  return inexactness({}) ?? inexactness({ receivedAt: 1_700_000_000 })
})

/** Law 4, for any value: nothing throws. @since 0.1.0 @category laws */
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
    ['`write` with a value that is not a token', ({ write }) => faultOfEither(write(value as Token))],
  ]),
)

/** Law 4, for a valid token: `write` never throws, and `encode` only if `write` fails. @since 0.1.0 @category laws */
export const totalWriting: Law<[token: Token]> = law((codec, token) =>
  firstFault(codec, [
    ['`write`', ({ write }) => faultOfEither(write(token))],
    ['`write` with `now`', ({ write }) => faultOfEither(write(token, { now: 1_700_000_000 }))],
    ["`write` with `onLoss: 'fail'`", ({ write }) => faultOfEither(write(token, { onLoss: 'fail' }))],
    ['`encode`', () => faultOfEncode(codec, token)],
  ]),
)

/** Law 5, for a response: reading has no side effects and depends only on its input. @since 0.1.0 @category laws */
export const pureReading: Law<[response: object, other: object]> = law((codec, response, other) =>
  impurityOf({
    doing: 'reading',
    input: response,
    run: () => [codec.read(response), codec.is(response)],
    runOther: () => codec.read(other),
  }),
)

/** Law 5, for a token: writing has no side effects and depends only on its input. @since 0.1.0 @category laws */
export const pureWriting: Law<[token: Token, other: Token]> = law((codec, token, other) =>
  impurityOf({
    doing: 'writing',
    input: token,
    run: () => [codec.write(token), codec.encode(token)],
    runOther: () => codec.write(other),
  }),
)

/** Law 6, for any members except decisive ones, and for an empty `error`. @since 0.1.0 @category laws */
export const tolerance: Law<[token: Token, members: JsonObject]> = law((codec, token, members) => {
  const response = encode(codec, withoutExtensions(token))
  // Law 2 reports a codec that rejects its own output.
  if (decode(codec, response) === undefined) return undefined
  const added = indecisiveMembers(codec, members)
  return (
    emptyErrorIsRejected(codec, response) ??
    membersAreRejected(codec, response, added) ??
    membersAreLost(codec, response, added)
  )
})

/** Law 7, for an input whose every secret value contains `planted`. @since 0.1.0 @category laws */
export const silence: Law<[input: unknown, planted: string]> = law((codec, input, planted) => {
  const leak = callCodec(() => leakOf(codec, input, planted))
  return leak === undefined ? undefined : `${leak} contains a secret from the input`
})

/** Law 8, for a token: `is` accepts it, but not its encoded form. @since 0.1.0 @category laws */
export const guard: Law<[token: Token]> = law((codec, token) => {
  if (!is(codec, token)) return '`is` rejects a valid token'
  if ([null, undefined, '', 'fake', 0, []].some((value) => is(codec, value)))
    return '`is` accepts a primitive, null or an array'
  if (is(codec, encode(codec, token))) return '`is` accepts the output of `encode`'
  if (is(codec, withPlainAccessToken(token)))
    return '`is` accepts an access token that is a string instead of a `Secret`'
  const back = decodeEncoded(codec, token)
  return back === undefined || is(codec, back) ? undefined : '`is` rejects the token that `decode` returned'
})

/** Law 8, for a response: it is not a token, and every token read from it is valid. @since 0.1.0 @category laws */
export const guardOfReading: Law<[response: object]> = law((codec, response) => {
  const copy = { ...response }
  if (is(codec, copy)) return '`is` accepts a response as a token'
  if (write(codec, copy as Token)._tag === 'Right') return '`write` accepts a response as a token'
  if (faultOfEncode(codec, copy as Token) !== undefined) return '`encode` accepts a response as a token'
  const token = decode(codec, copy)
  if (token === undefined) return undefined
  if (!CanonicalToken.is(token)) return '`decode` returned an invalid token'
  if (!is(codec, token)) return '`is` rejects the token that `decode` returned'
  const dated = read(codec, copy, { receivedAt: 1_700_000_000 })
  return dated._tag === 'Left' || CanonicalToken.is(dated.right.token)
    ? undefined
    : '`read` with `receivedAt` returned an invalid token'
})

/** Law 8, for a codec with success flags: a response that reports failure is rejected. @since 0.1.0 @category laws */
export const guardOfSuccess: Law<[token: Token]> = law((codec, token) => {
  const response = encode(codec, withoutExtensions(token))
  const flag = shapeOf(codec).constants.find((name) =>
    failures.some((value) => decode(codec, withValue(response, [name], value)) !== undefined),
  )
  return flag && `it reads a response as a token although \`${flag}\` does not report success`
})

/** Values of a success flag that report failure. */
const failures: readonly Json[] = [false, 'fake-failure', -1, 987_654_321, [], { fake: true }]

/** The codecs' ids, in the order in which a token passes through them. */
const route = (...codecs: readonly AnyTokenCodec[]): string => codecs.map(({ id }) => `\`${id}\``).join(' → ')

/** Law 9, first half: A→B→A keeps every member that both carry. @since 0.1.0 @category laws */
export const thereAndBack: Law<[b: AnyTokenCodec, token: Token]> = law((a, b, token) => {
  const start = decodeEncoded(a, token)
  const there = decodeEncoded(b, start)
  const back = decodeEncoded(a, there)
  // Law 2 reports a codec that rejects its own output.
  if (start === undefined || there === undefined || back === undefined) return undefined
  if (expiriesDiffer(start, back, token)) return `${route(a, b, a)} changes the expiry`
  const lost = differingMembers(start, back).filter((member) => carries(a, there, member) && carries(b, start, member))
  return lost.length === 0 ? undefined : `${route(a, b, a)} changes ${quotedNames(lost)}, which both codecs carry`
})

/** Law 9, second half: A→B→C equals A→C in members that B carries and C does not derive. @since 0.1.0 @category laws */
export const detour: Law<[b: AnyTokenCodec, c: AnyTokenCodec, token: Token]> = law((a, b, c, token) => {
  const start = decodeEncoded(a, token)
  const stop = decodeEncoded(b, start)
  const around = decodeEncoded(c, stop)
  const straight = decodeEncoded(c, start)
  if (start === undefined || stop === undefined || around === undefined || straight === undefined) return undefined
  if (expiriesDiffer(around, straight, token)) return `${route(a, b, c)} and ${route(a, c)} differ in the expiry`
  const changed = differingMembers(around, straight).filter(
    (member) => carries(b, start, member) && ![start, stop].some((written) => derives(c, written, member)),
  )
  return changed.length === 0
    ? undefined
    : `${route(a, b, c)} and ${route(a, c)} differ in ${quotedNames(changed)}, which ${route(b)} carries`
})

/** Law 10: canonical JSON keeps members from newer versions; no other output changes. @since 0.1.0 @category laws */
export const forwardCompatibility: Law<[token: Token, added: JsonObject]> = law((codec, token, added) => {
  const versions = compatible.versionsOf(codec, token, added)
  return (
    compatible.newerDocumentChanges(versions) ??
    compatible.newerMembersAreUnnoted(codec, versions) ??
    compatible.newerMembersChangeOutput(codec, versions)
  )
})

/** Law 10: a golden document and its response are read and written unchanged. @since 0.1.0 @category laws */
export const compatibility: Law<[golden: GoldenDocument]> = law(
  (codec, { canonical, wire }) =>
    compatible.goldenDocumentChanges(codec, canonical) ??
    compatible.goldenResponseChanges(codec, canonical, wire[codec.id]),
)

/** Law 11: a token read back from the codec's output has the same type. @since 0.1.0 @category laws */
export const sameType: Law<[token: Token]> = law((codec, token) => {
  const back = decodeEncoded(codec, token)
  if (back === undefined || back.tokenType === token.tokenType) return undefined
  return `a token of type \`${token.tokenType}\` is read back with type \`${back.tokenType}\``
})
