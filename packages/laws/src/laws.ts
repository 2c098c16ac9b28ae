/*
 * What every token codec obeys, for every valid token `t`, any value `u` and any codecs `A`, `B`, `C`; wire values pass
 * through JSON text:
 *
 *  1. Round trip    decode(encode(t)) = t whenever write(t) has no notes, which is whenever t holds only what A carries
 *  2. Normal form   encode(decode(encode(t))) = encode(t)
 *  3. Exact losses  the notes of write(t) name exactly the fields in which t and decode(encode(t)) differ
 *  4. Totality      decode, read and is never throw on u; encode and write never throw on t
 *  5. Purity        inputs are never changed; no clock, no randomness, no state
 *  6. Tolerance     an unknown member never makes a read fail, and comes back verbatim
 *  7. Silence       nothing made from an input shows a token or an extension that was in it
 *  8. Guard         is(t) holds for every decoded t, and for no wire object
 *  9. Composition   A→B→A keeps every field both carry; A→B→C equals A→C on the fields B carries
 * 10. Compatibility what one version stored, every other reads, keeping what it does not know
 * 11. Type          a conversion never changes the token type
 *
 * Each is a pure predicate; `breach` is the same with the answer in words.
 */
import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, JsonObject, Token, TokenMember } from '@token-codecs/core'
import { CanonicalToken, eqToken, reveal } from '@token-codecs/core'
import {
  carries,
  differing,
  eqField,
  fieldsOf,
  knownNames,
  list,
  readBack,
  throughJson,
  tokenOf,
  wireOf,
  writeNotes,
  writesWithoutNotes,
} from './asking.js'
import type { GoldenDocument } from './golden.js'
import type { Breach, Law } from './Law.js'
import { ask, law } from './Law.js'
import { deepFreeze, snapshot, withOtherClock } from './observe.js'
import { leakOf } from './printed.js'
import { changedMembers, exposed, ownValue, plainly, withMembers } from './wireMembers.js'

/** Law 1, for any token: what is written without a note reads back the same. @since 0.1.0 @category laws */
export const roundTrip: Law<[token: Token]> = law((codec, token) => {
  if (!writesWithoutNotes(codec, token)) return undefined
  const back = readBack(codec, token)
  if (back === undefined) return '`write` noted nothing, and `decode` refuses what it wrote'
  const changed = differing(token, back)
  return changed.length === 0 ? undefined : `${list(changed)} came back changed, and \`write\` noted nothing`
})

/** What the author of a codec has done where it notes a loss of what its table carries. */
const causeOf = (codec: AnyTokenCodec, reason: string): string => {
  if (reason === 'not-representable') {
    return ": the field's own `write` gives nothing or throws, or its `read` does not give back what `write` made"
  }
  const isOwn = codec.repairs.some((repair) => repair.reason === reason)
  return isOwn ? `: the repair \`${reason}\` concerns an ordinary value` : ''
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
    const lost = list([...new Set(notes.map(({ member: field }) => field))])
    const reasons = [...new Set(notes.map(({ code: reason }) => reason))]
    const causes = reasons.map((reason) => causeOf(codec, reason)).join('')
    return `\`write\` notes a loss of ${lost} (${reasons.join(', ')}), which the codec's table carries${causes}`
  }
  const response = throughJson(value)
  const shaped = ask(() => codec.wire.decode(response))
  if (shaped._tag === 'Left' || !isDeepStrictEqual(throughJson(shaped.right), response)) {
    return '`wire` does not take what `write` wrote'
  }
  return undefined
})

/** Law 1, for any token: the table names all that is written. @since 0.1.0 @category laws */
export const writesItsTable: Law<[token: Token]> = law((codec, token) => {
  const known = knownNames(codec)
  const names = Object.keys(wireOf(codec, { ...token, extensions: {} }) as object)
  const surplus = names.filter((name) => !known.has(name))
  return surplus.length === 0 ? undefined : `it writes ${list(surplus)}, which its \`fields\` do not name`
})

/** Whether an error has what every `TokenError` has. */
const isSaid = (error: unknown): boolean =>
  ['_tag', 'code', 'message', 'vendor'].every(
    (member) => typeof (error as { readonly [member: string]: unknown } | undefined)?.[member] === 'string',
  )

/**
 * Law 1, for any response: `decode`, `read` and `~standard` are faces of one reading, and `encode` and `write` of one
 * writing.
 *
 * @since 0.1.0
 * @category laws
 */
export const sameFaces: Law<[response: object]> = law((codec, given) => {
  const decoded = ask(() => codec.decode(throughJson(given)))
  const read = ask(() => codec.read(throughJson(given)))
  const validated = ask(() => codec['~standard'].validate(throughJson(given)))
  const nested = ask(() => codec.validate(throughJson(given), []))
  if (decoded._tag !== nested._tag) return '`decode` and `validate` disagree'
  if (decoded._tag !== read._tag) return `\`decode\` and \`read\` disagree: a ${decoded._tag} and a ${read._tag}`
  if ((decoded._tag === 'Left') !== (validated.issues !== undefined)) return '`decode` and `~standard` disagree'
  if (decoded._tag === 'Left' || read._tag === 'Left' || validated.issues !== undefined) {
    if (decoded._tag === 'Left' && decoded.left.length === 0) return '`decode` refuses it and does not say why'
    if (validated.issues?.length === 0) return '`~standard` refuses it and does not say why'
    return read._tag === 'Right' || isSaid(read.left) ? undefined : '`read` refuses it with what is no `TokenError`'
  }
  const token = decoded.right
  if (nested._tag === 'Right' && !eqToken(token, nested.right))
    return '`decode` and `validate` make different tokens of it'
  if (!eqToken(token, read.right.token)) return '`decode` and `read` make different tokens of it'
  if (!eqToken(token, validated.value)) return '`decode` and `~standard` make different tokens of it'
  const written = ask(() => codec.write(token))
  if (written._tag === 'Left') return undefined
  const same = isDeepStrictEqual(throughJson(written.right.value), wireOf(codec, token))
  return same ? undefined : '`encode` and `write` write different values'
})

/** Whether a token brings, as data, something in the place of a member that its codec knows: it is moved there again. */
const isBrought = (codec: AnyTokenCodec, token: Token, member: string): boolean => {
  const own = token.extensions?.[codec.id]
  const name = Object.hasOwn(codec.fields, member) ? codec.fields[member as TokenMember] : undefined
  return own !== undefined && name !== undefined && Object.hasOwn(reveal(own), name)
}

/** Law 2: what was written and read is written the same, and read without a repair. @since 0.1.0 @category laws */
export const normalForm: Law<[token: Token]> = law((codec, token) => {
  const first = wireOf(codec, token)
  const read = ask(() => codec.read(first))
  const back = tokenOf(codec, first)
  if (back === undefined || read._tag === 'Left') return 'it refuses to read what it wrote'
  const repaired = read.right.notes
    .filter(({ action: code, member: field }) => code !== 'moved' || !isBrought(codec, token, field))
    .map(({ member: field }) => field)
  if (repaired.length > 0) return `it repairs ${list(repaired)} of what it wrote itself`
  const second = wireOf(codec, back)
  if (JSON.stringify(second) === JSON.stringify(first)) return undefined
  const changed = changedMembers(codec, first as object, second as object)
  return `what was written, read and written again ${changed.length === 0 ? 'is in another order' : `differs in ${list(changed)}`}`
})

/**
 * Law 3; and with `onLoss: 'fail'` any loss but that of `issuedAt` fails. A token type that makes a codec refuse is named
 * too, although `encode`, which cannot refuse, writes it.
 *
 * @since 0.1.0
 * @category laws
 */
export const exactLosses: Law<[token: Token]> = law((codec, token) => {
  const notes = writeNotes(codec, token)
  if (notes === undefined) return '`write` calls a valid token none'
  const back = readBack(codec, token)
  // Law 2 has it.
  if (back === undefined) return undefined
  const said = notes.map(({ action: code, code: reason, member: field }) => `${code} ${reason} ${field}`)
  if (new Set(said).size < said.length) return '`write` has the same note twice'
  const named = new Set<string>(notes.map(({ member: field }) => field))
  const refused = ask(() => codec.write(token))._tag === 'Left'
  if (refused && !named.delete('tokenType')) return '`write` refuses a token whose type it can write'
  const lost = differing(token, back)
  // A codec of an earlier core cannot name a member that it does not know.
  const strange = notes.find(({ code: reason }) => reason === 'unknown-member')
  if (strange !== undefined) named.delete(strange.member)
  const isNamed = (field: string) => named.has(field) || (strange !== undefined && !Object.hasOwn(codec.fields, field))
  const quiet = lost.filter((field) => !isNamed(field))
  if (quiet.length > 0) return `${list(quiet)} came back changed, and no note of \`write\` names it`
  const kept = [...named].filter((field) => !lost.some((name) => name === field))
  if (kept.length > 0) return `\`write\` notes a loss of ${list(kept)}, which came back as it was`
  const fails = ask(() => codec.write(token, { onLoss: 'fail' }))._tag === 'Left'
  const isLoss = strange !== undefined || [...named].some((field) => field !== 'issuedAt')
  if (fails === (refused || isLoss)) return undefined
  return fails ? "`onLoss: 'fail'` fails without a loss" : "`onLoss: 'fail'` lets a loss pass"
})

/**
 * Law 3, for reading: a member of a response that no note of `read` names is written back as it came; and `strict` refuses
 * what is noted as repaired, defaulted or moved, and nothing else.
 *
 * @since 0.1.0
 * @category laws
 */
export const exactReading: Law<[response: object]> = law((codec, given) => {
  const response = throughJson(given) as object
  const read = ask(() => codec.read(throughJson(given)))
  const strictly = ask(() => codec.read(throughJson(given), { strict: true }))._tag
  if (read._tag === 'Left') return strictly === 'Left' ? undefined : '`strict` takes what is refused without it'
  const { notes, token } = read.right
  const forgiving = notes.some(({ action: code }) => code === 'repaired' || code === 'defaulted' || code === 'moved')
  if (forgiving !== (strictly === 'Left')) {
    return forgiving ? '`strict` takes what is noted without it' : '`strict` refuses what is read without a repair'
  }
  const members = new Map(Object.entries(codec.fields).map(([member, name]) => [name, member as TokenMember]))
  const written = wireOf(codec, token) as object
  // What is not written says nothing of how it was read.
  const named = new Set<string>([...notes, ...(writeNotes(codec, token) ?? [])].map(({ member: field }) => field))
  for (const name of new Set([...Object.keys(response), ...Object.keys(written)])) {
    const place = members.get(name) ?? (name === 'error' ? name : 'extensions')
    const [came, went] = [response, written].map((from) => plainly(codec, place, name, ownValue(from, name)))
    if (named.has(place) || isDeepStrictEqual(came, went)) continue
    const shown = place === 'extensions' ? 'an unknown member' : `\`${name}\``
    return `${shown} was read as something else than came, and no note of \`read\` names \`${place}\``
  }
  return undefined
})

/** What a codec is asked; a text is what is wrong with the answer. */
type Attempt = readonly [name: string, run: (codec: AnyTokenCodec) => unknown]

const eitherOf = (result: { readonly _tag?: unknown } | undefined): Breach =>
  result?._tag === 'Left' || result?._tag === 'Right' ? undefined : 'returns neither a `Left` nor a `Right`'

const objectOf = (value: unknown): Breach =>
  typeof value === 'object' && value !== null ? undefined : 'returns no object'

const throwing = (codec: AnyTokenCodec, attempts: readonly Attempt[]): Breach => {
  for (const [name, run] of attempts) {
    try {
      const wrong = run(codec)
      if (typeof wrong === 'string') return `${name} ${wrong}`
    } catch {
      return `${name} throws`
    }
  }
  return undefined
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
    ['`write`, of what is no token,', ({ write }) => eitherOf(write(value as Token))],
  ]),
)

/** Law 4, for a valid token. @since 0.1.0 @category laws */
export const totalWriting: Law<[token: Token]> = law((codec, token) =>
  throwing(codec, [
    ['`encode`', ({ encode }) => objectOf(encode(token))],
    ['`write`', ({ write }) => eitherOf(write(token))],
    ['`write` with `now`', ({ write }) => eitherOf(write(token, { now: 1_700_000_000 }))],
    ["`write` with `onLoss: 'fail'`", ({ write }) => eitherOf(write(token, { onLoss: 'fail' }))],
  ]),
)

/** The same question to a codec four times: as it is, after another one, of frozen input, and at another time. */
const steady = (doing: string, input: object, answer: () => unknown, other: () => unknown): Breach => {
  const before = snapshot(input)
  const prototype = snapshot(Object.getOwnPropertyNames(Object.prototype))
  const first = snapshot(ask(answer))
  if (snapshot(input) !== before) return `${doing} changes its input`
  if (snapshot(Object.getOwnPropertyNames(Object.prototype)) !== prototype) return `${doing} changes Object.prototype`
  ask(other)
  if (snapshot(ask(answer)) !== first) return `${doing} the same twice gives two results: it remembers, or guesses`
  deepFreeze(input)
  try {
    if (withOtherClock(() => snapshot(answer())) === first) return undefined
  } catch {
    return `${doing} changes its input: it throws when that is frozen`
  }
  return `${doing} gives another result at another time: it reads a clock, or random numbers`
}

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

/** Law 6; an `error` that says nothing is tolerated too. @since 0.1.0 @category laws */
export const tolerance: Law<[token: Token, unknownMembers: JsonObject]> = law((codec, token, unknownMembers) => {
  const known = knownNames(codec)
  const response = wireOf(codec, { ...token, extensions: {} }) as object
  // Law 2 has it.
  if (tokenOf(codec, response) === undefined) return undefined
  const noError = [null, '', false].find(
    (error) => tokenOf(codec, withMembers(response, [['error', error]])) === undefined,
  )
  if (noError !== undefined)
    return `an \`error\` that is ${JSON.stringify(noError)} makes it refuse a response, and says that there is none`
  const unknown = Object.entries(throughJson(unknownMembers) as JsonObject).filter(([name]) => !known.has(name))
  const read = tokenOf(codec, withMembers(response, unknown))
  if (read === undefined) return 'unknown members make it refuse a response that it reads without them'
  const returned = wireOf(codec, read) as object
  const changed = unknown.filter(([name, value]) => !isDeepStrictEqual(ownValue(returned, name), value))
  if (changed.length === 0) return undefined
  return `${changed.length} of ${unknown.length} unknown members did not come back as they came`
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
    return '`is` takes what is no object'
  if (ask(() => codec.is(wireOf(codec, token)))) return '`is` takes what `encode` wrote for a token'
  if (ask(() => codec.is(exposed(token)))) return '`is` takes an object whose access token is a string'
  const back = readBack(codec, token)
  return back !== undefined && !ask(() => codec.is(back)) ? '`is` refuses what `decode` returned' : undefined
})

const encodes = (codec: AnyTokenCodec, value: object): boolean => {
  try {
    codec.encode(value as Token)
    return true
  } catch {
    return false
  }
}

/** Law 8, for any object: what is read of it is a token, and it is none itself. @since 0.1.0 @category laws */
export const guardOfReading: Law<[response: object]> = law((codec, response) => {
  if (ask(() => codec.is(response))) return '`is` takes a response for a token'
  if (ask(() => codec.write(response as Token))._tag === 'Right') return '`write` takes a response for a token'
  if (encodes(codec, response)) return '`encode` takes a response for a token'
  const token = tokenOf(codec, response)
  if (token === undefined) return undefined
  if (!CanonicalToken.is(token)) return '`decode` returned what is no valid token'
  return ask(() => codec.is(token)) ? undefined : '`is` refuses what `decode` returned'
})

const named = ({ id: vendor }: AnyTokenCodec): string => `\`${vendor}\``

/** Law 9, first half: A→B→A keeps every field both carry. @since 0.1.0 @category laws */
export const thereAndBack: Law<[b: AnyTokenCodec, token: Token]> = law((a, b, token) => {
  const start = readBack(a, token)
  const there = start === undefined ? undefined : readBack(b, start)
  const back = there === undefined ? undefined : readBack(a, there)
  // Law 2 has it.
  if (start === undefined || there === undefined || back === undefined) return undefined
  const [inA, inB] = [carries(a, there), carries(b, start)]
  const lost = fieldsOf(start, back).filter((field) => inA(field) && inB(field) && !eqField(field, start, back))
  if (lost.length === 0) return undefined
  return `${named(a)} → ${named(b)} → ${named(a)} changes ${list(lost)}, which both carry`
})

/** Law 9, second half: A→B→C equals A→C on the fields B carries. @since 0.1.0 @category laws */
export const detour: Law<[b: AnyTokenCodec, c: AnyTokenCodec, token: Token]> = law((a, b, c, token) => {
  const start = readBack(a, token)
  const there = start === undefined ? undefined : readBack(b, start)
  const around = there === undefined ? undefined : readBack(c, there)
  const straight = start === undefined ? undefined : readBack(c, start)
  if (start === undefined || around === undefined || straight === undefined) return undefined
  const inB = carries(b, start)
  const changed = fieldsOf(around, straight).filter((field) => inB(field) && !eqField(field, around, straight))
  if (changed.length === 0) return undefined
  return `${named(a)} → ${named(b)} → ${named(c)} has another ${list(changed)} than ${named(a)} → ${named(c)}, and ${named(b)} carries it`
})

/** What reads canonical documents: the codec in question, where it is the one for them. */
const canonicalOf = (codec: AnyTokenCodec): AnyTokenCodec => (codec.id === CanonicalToken.id ? codec : CanonicalToken)

/**
 * Law 10, for a token in a store: members that a newer version adds to the stored document stay there, and change nothing
 * of what the codec writes.
 *
 * @since 0.1.0
 * @category laws
 */
export const forwardCompatibility: Law<[token: Token, added: JsonObject]> = law((codec, token, added) => {
  const canonical = canonicalOf(codec)
  const document = wireOf(canonical, { ...token, extensions: {} }) as object
  const known = knownNames(canonical)
  const members = Object.entries(throughJson(added) as JsonObject).filter(([name]) => !known.has(name))
  const newer = withMembers(document, members)
  const stored = tokenOf(canonical, newer)
  if (stored === undefined) return 'it refuses a document with members that a newer version has added'
  if (!isDeepStrictEqual(wireOf(canonical, stored), newer)) return 'it changes what a newer version has added'
  const before = tokenOf(canonical, document)
  if (codec === canonical || before === undefined) return undefined
  const same = isDeepStrictEqual(wireOf(codec, stored), wireOf(codec, before))
  return same ? undefined : 'what it writes of a stored document changes with members that a newer version has added'
})

/**
 * Law 10, for a document that some version wrote, or that somebody wrote of a response that the vendor documents: it is read, and written back as it was; and where the codec's own wire
 * value is beside it, the codec still reads that as this document, and writes it of it.
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
