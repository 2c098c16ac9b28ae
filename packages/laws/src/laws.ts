/*
 * What every token codec obeys, for every valid token `t`, any value `u` and any codecs `A`, `B`, `C`; wire values pass
 * through JSON text:
 *
 *  1. Round trip   decode(encode(t)) = t whenever write(t) has no notes, which is whenever t holds only what A carries
 *  2. Normal form  encode(decode(encode(t))) = encode(t)
 *  3. Exact losses the notes of write(t) name exactly the fields in which t and decode(encode(t)) differ
 *  4. Totality     decode, read and is never throw on u; encode and write never throw on t
 *  5. Purity       inputs are never changed; no clock, no randomness, no state
 *  6. Tolerance    an unknown member never makes a read fail, and comes back verbatim
 *  7. Silence      nothing made from an input shows a token or an extension that was in it
 *  8. Guard        is(t) holds for every decoded t, and for no wire object
 *  9. Composition  A→B→A keeps every field both carry; A→B→C equals A→C on the fields B carries
 * 11. Type         a conversion never changes the token type
 *
 * Each is a pure predicate. (Law 10, compatibility, is about stored documents.)
 */
import { inspect } from 'node:util'
import type { AnyTokenCodec, JsonObject, Note, Token } from '@token-codecs/core'
import { CanonicalToken, eqToken, formatError, secret } from '@token-codecs/core'
import { knownNames } from './arbitraries.js'
import { deepFreeze, snapshot, withOtherClock } from './observe.js'

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/**
 * The token that a codec makes of what it wrote; `undefined` when it refuses its own writing, or when `read`, `decode` and
 * `~standard` do not agree on it.
 */
const readBack = (codec: AnyTokenCodec, token: Token): Token | undefined => {
  const response = throughJson(codec.encode(token))
  const decoded = codec.decode(response)
  const read = codec.read(response)
  const validated = codec['~standard'].validate(response)
  if (decoded._tag === 'Left' || read._tag === 'Left' || validated.issues !== undefined) return undefined
  const agree = eqToken(decoded.right, read.right.token) && eqToken(decoded.right, validated.value)
  return agree ? decoded.right : undefined
}

type Field = keyof Token

const fieldsOf = (first: Token, second: Token): readonly Field[] => [
  ...new Set([...(Object.keys(first) as Field[]), ...(Object.keys(second) as Field[])]),
]

const eqField = (field: Field, first: Token, second: Token): boolean => {
  const alone = (token: Token): Token => {
    const blank: Token = { accessToken: secret('fake'), tokenType: 'fake' }
    return Object.hasOwn(token, field) ? { ...blank, [field]: token[field] } : blank
  }
  return eqToken(alone(first), alone(second))
}

const differing = (first: Token, second: Token): readonly Field[] =>
  fieldsOf(first, second).filter((field) => !eqField(field, first, second))

/** What a codec reports of writing a token, whether it then writes it or not. */
const writeNotes = (codec: AnyTokenCodec, token: Token): readonly Note[] | undefined => {
  const result = codec.write(token)
  if (result._tag === 'Right') return result.right.notes
  return result.left._tag === 'Lossy' ? result.left.notes : undefined
}

/** Whether a codec writes under no other names than those in its `fields`. */
const writesItsFields = (codec: AnyTokenCodec, token: Token): boolean => {
  const known = knownNames(codec)
  return Object.keys(codec.encode({ ...token, extensions: {} })).every((name) => known.has(name))
}

/** Law 1, for any token. */
export const roundTrip = (codec: AnyTokenCodec, token: Token): boolean => {
  if (!writesItsFields(codec, token)) return false
  const written = codec.write(token)
  if (written._tag === 'Left' || written.right.notes.length > 0) return true
  const back = readBack(codec, token)
  return back !== undefined && eqToken(back, token)
}

/**
 * Law 1, for a token that holds only what the codec carries: there is nothing to note, `encode` and `write` agree, and
 * what they write is the documented shape.
 */
export const carriesItsOwn = (codec: AnyTokenCodec, token: Token): boolean => {
  const written = codec.write(token)
  if (written._tag === 'Left' || written.right.notes.length > 0) return false
  const text = JSON.stringify(written.right.value)
  const response = codec.wire.decode(JSON.parse(text))
  return (
    roundTrip(codec, token) &&
    JSON.stringify(codec.encode(token)) === text &&
    response._tag === 'Right' &&
    JSON.stringify(response.right) === text
  )
}

/** Law 2. */
export const normalForm = (codec: AnyTokenCodec, token: Token): boolean => {
  const back = readBack(codec, token)
  return back !== undefined && JSON.stringify(codec.encode(back)) === JSON.stringify(codec.encode(token))
}

/**
 * Law 3; and with `onLoss: 'fail'` any loss but that of `issuedAt` fails. A token type that makes a codec refuse is named too,
 * although `encode`, which cannot refuse, writes it.
 */
export const exactLosses = (codec: AnyTokenCodec, token: Token): boolean => {
  const notes = writeNotes(codec, token)
  const back = readBack(codec, token)
  if (notes === undefined || back === undefined) return false
  const refused = codec.write(token)._tag === 'Left'
  if (new Set(notes.map(({ code, reason, field }) => `${code} ${reason} ${field}`)).size < notes.length) return false
  const named = new Set(notes.map(({ field }) => field))
  if (refused && !named.delete('tokenType')) return false
  const fails = codec.write(token, { onLoss: 'fail' })._tag === 'Left'
  if (fails !== (refused || [...named].some((field) => field !== 'issuedAt'))) return false
  const lost = differing(token, back)
  return lost.length === named.size && lost.every((field) => named.has(field))
}

const neverThrows = (run: () => unknown): boolean => {
  try {
    run()
    return true
  } catch {
    return false
  }
}

/** Law 4, for any value. */
export const totalReading = (codec: AnyTokenCodec, value: unknown): boolean =>
  [
    codec.decode,
    codec.read,
    codec.is,
    codec['~standard'].validate,
    codec.wire.decode,
    codec.wire.is,
    (input: unknown) => codec.write(input as Token),
  ].every((read) => neverThrows(() => read(value)))

/** Law 4, for a valid token. */
export const totalWriting = (codec: AnyTokenCodec, token: Token): boolean =>
  neverThrows(() => codec.encode(token)) && neverThrows(() => codec.write(token))

/** Law 5, for a response: it may be frozen, stays as it is, and is read the same at any time. */
export const pureReading = (codec: AnyTokenCodec, response: object): boolean => {
  const before = snapshot(response)
  const first = snapshot(codec.read(response))
  const unchanged = snapshot(response) === before
  deepFreeze(response)
  const second = withOtherClock(() => snapshot(codec.read(response)))
  return unchanged && first === second
}

/** Law 5, for a token: it may be frozen, stays as it is, and is written the same at any time. */
export const pureWriting = (codec: AnyTokenCodec, token: Token): boolean => {
  const write = (): string => snapshot([codec.write(token), codec.encode(token)])
  const before = snapshot(token)
  const first = write()
  const unchanged = snapshot(token) === before
  deepFreeze(token)
  const second = withOtherClock(write)
  return unchanged && first === second
}

/** Law 6. */
export const tolerance = (codec: AnyTokenCodec, token: Token, unknownMembers: JsonObject): boolean => {
  const known = knownNames(codec)
  const response = codec.encode({ ...token, extensions: {} }) as object
  const unknown = Object.entries(throughJson(unknownMembers) as JsonObject).filter(([name]) => !known.has(name))
  // Own members by definition, so that `__proto__` is one.
  const sent = JSON.parse(`{${[...Object.entries(response), ...unknown].map(member).join(',')}}`)
  const result = codec.decode(sent)
  if (result._tag === 'Left') return false
  const returned: object = codec.encode(result.right)
  return unknown.every(
    ([name, value]) =>
      Object.hasOwn(returned, name) &&
      JSON.stringify(Object.getOwnPropertyDescriptor(returned, name)?.value) === JSON.stringify(value),
  )
}

const member = ([name, value]: readonly [string, unknown]): string => `${JSON.stringify(name)}:${JSON.stringify(value)}`

/** What `encode` throws of something that is no token. */
const thrownBy = (codec: AnyTokenCodec, input: unknown): unknown => {
  try {
    codec.encode(input as Token)
    return undefined
  } catch (thrown) {
    return thrown
  }
}

/** What writing says of a token, but for what it writes. */
const said = (codec: AnyTokenCodec, token: Token): unknown => {
  const written = codec.write(token, { onLoss: 'fail', now: Number.MAX_SAFE_INTEGER })
  return [writeNotes(codec, token), written._tag === 'Left' ? [written.left, formatError(written.left)] : '']
}

/** Everything that a program may print of what a codec returns. */
const printed = (codec: AnyTokenCodec, input: unknown): string => {
  const read = codec.read(input)
  const decoded = codec.decode(input)
  const wire = codec.wire.decode(input)
  const written = codec.write(input as Token)
  const errors = [decoded, wire].flatMap((result) =>
    result._tag === 'Left' ? [result.left, formatError(result.left)] : [],
  )
  const values = [
    read,
    decoded,
    written._tag === 'Left' ? [written, formatError(written.left)] : '',
    ...errors,
    codec['~standard'].validate(input),
    read._tag === 'Left' ? [formatError(read.left), read.left.message] : read.right.notes,
    read._tag === 'Right' ? [`${read.right.token.accessToken}`, said(codec, read.right.token)] : '',
    thrownBy(codec, input),
  ]
  return values
    .flatMap((value) => [
      JSON.stringify(value),
      inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
      inspect(value, { depth: Number.POSITIVE_INFINITY, customInspect: false }),
    ])
    .join('\n')
}

/** Law 7, for an input in which every value that must not show contains `planted`. */
export const silence = (codec: AnyTokenCodec, input: unknown, planted: string): boolean =>
  !printed(codec, input).includes(planted)

/** Law 8. */
export const guard = (codec: AnyTokenCodec, token: Token): boolean => {
  const back = readBack(codec, token)
  return back !== undefined && codec.is(back) && !codec.is(codec.encode(token))
}

/** Law 8, for any object: what is read of it is a token. */
export const guardOfReading = (codec: AnyTokenCodec, response: object): boolean => {
  const result = codec.decode(response)
  return (result._tag === 'Left' || (codec.is(result.right) && CanonicalToken.is(result.right))) && !codec.is(response)
}

/** The fields that a codec carries of this token: named in its table and not reported as lost. */
const carries = (codec: AnyTokenCodec, token: Token): ((field: Field) => boolean) => {
  const lost = new Set(writeNotes(codec, token)?.map((note) => note.field))
  return (field) => Object.hasOwn(codec.fields, field) && !lost.has(field)
}

/** Law 9, first half: A→B→A keeps every field both carry. */
export const thereAndBack = (a: AnyTokenCodec, b: AnyTokenCodec, token: Token): boolean => {
  const start = readBack(a, token)
  const there = start === undefined ? undefined : readBack(b, start)
  const back = there === undefined ? undefined : readBack(a, there)
  if (start === undefined || there === undefined || back === undefined) return false
  const [inA, inB] = [carries(a, there), carries(b, start)]
  return fieldsOf(start, back).every((field) => !inA(field) || !inB(field) || eqField(field, start, back))
}

/** Law 9, second half: A→B→C equals A→C on the fields B carries. */
export const detour = (a: AnyTokenCodec, b: AnyTokenCodec, c: AnyTokenCodec, token: Token): boolean => {
  const start = readBack(a, token)
  const there = start === undefined ? undefined : readBack(b, start)
  const around = there === undefined ? undefined : readBack(c, there)
  const straight = start === undefined ? undefined : readBack(c, start)
  if (start === undefined || around === undefined || straight === undefined) return false
  const inB = carries(b, start)
  return fieldsOf(around, straight).every((field) => !inB(field) || eqField(field, around, straight))
}

/** Law 11: neither `write`, where it writes, nor `encode` changes the token type. */
export const sameType = (codec: AnyTokenCodec, token: Token): boolean =>
  readBack(codec, token)?.tokenType === token.tokenType
