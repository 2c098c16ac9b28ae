import type { AnyTokenCodec, ConvertOptions, Either, Note, Token, TokenError } from '@token-codecs/core'
import { convert, parseResponse } from '@token-codecs/core'
import { failure } from './failure.js'
import type { LineOptions } from './LineOptions.js'
import { memberIn, withoutMember } from './memberIn.js'
import { receivedAtOf } from './receivedAtOf.js'

/**
 * One converted message.
 *
 * @since 0.1.0
 * @category model
 */
export interface Translated {
  /** JSON text. A record around the response keeps its white space. */
  readonly text: string
  readonly token: Token
  /** The notes from reading, then those from writing. */
  readonly notes: readonly Note[]
}

export type Result = Either<TokenError, Translated>
export type Translation = (body: string | Uint8Array, receivedAt: number | undefined) => Result

/** Matches an integer that `JSON.parse` may round, which only parseResponse notes. */
export const longDigits: RegExp = /\d{16}/

/** Reads any body that parseResponse reads, and converts it in two steps. */
export const inSteps = ({ from, to, strict = false, now, onLoss }: LineOptions): Translation => {
  const writeOptions = { ...(now === undefined ? {} : { now }), ...(onLoss === undefined ? {} : { onLoss }) }
  return (body, receivedAt) => {
    const limits = { strict, maxBytes: Number.POSITIVE_INFINITY }
    const read = parseResponse(from, { status: 200, body, receivedAt }, limits)
    if (read._tag === 'Left') return read
    const { token, notes } = read.right
    const written = to.write(token, writeOptions)
    if (written._tag === 'Left') return written
    const { value, notes: more } = written.right
    return { _tag: 'Right', right: { text: JSON.stringify(value), token, notes: [...notes, ...more] } }
  }
}

/** Converts a JSON text in one pass, and leaves everything else to `inSteps`, which costs half as much again. */
export const quickly = (options: LineOptions): Translation => {
  const { from, to, receivedAt: all, member: _, maxLineBytes: __, ...rest } = options
  const conversion = (receivedAt: number | undefined) =>
    convert(from, to, { ...rest, ...(receivedAt === undefined ? {} : { receivedAt }) } as ConvertOptions)
  const shared = typeof all === 'object' ? undefined : conversion(all)
  const slowly = inSteps(options)
  return (body, receivedAt) => {
    if (typeof body !== 'string' || longDigits.test(body)) return slowly(body, receivedAt)
    let input: unknown
    try {
      input = JSON.parse(body)
    } catch {
      return slowly(body, receivedAt)
    }
    const result = (shared ?? conversion(receivedAt))(input)
    // parseResponse adds the body to errors.
    if (result._tag === 'Left') return slowly(body, receivedAt)
    const { value, token, notes } = result.right
    return { _tag: 'Right', right: { text: JSON.stringify(value), token, notes } }
  }
}

const parsedObject = (text: string): ReadonlyMap<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value))
      : undefined
  } catch {
    return undefined
  }
}

const notObject = failure({ path: [], expected: 'a JSON object', actual: 'different value', code: 'not-object' })
const noMember = failure({ path: ['member'], expected: 'an object or a string', actual: 'undefined', code: 'missing' })

const notText = failure({ path: [], expected: 'text in UTF-8', actual: 'different encoding', code: 'not-utf-8' })

/** Returns the text of a record without a byte order mark. Replaced bytes would change the rest of the record. */
const textOf = (body: string | Uint8Array): string | undefined => {
  if (typeof body === 'string') return body.replace(/^\ufeff/, '')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return undefined
  }
}

const documents = ({ fields, extras }: AnyTokenCodec, name: string): boolean =>
  extras.includes(name) ||
  Object.values(fields).some((place) => (typeof place === 'string' ? place : place[0]) === name)

/** Converts the response inside a record, and leaves the other text of the record as it is. */
const insideRecord = (options: LineOptions, translation: Translation): ((body: string | Uint8Array) => Result) => {
  const { from, member, receivedAt } = options
  const instantMember = typeof receivedAt === 'object' ? receivedAt.member : undefined
  const takesOut = member === undefined && instantMember !== undefined && !documents(from, instantMember)
  return (body) => {
    const text = textOf(body)
    if (text === undefined) return { _tag: 'Left', left: notText }
    const record = parsedObject(text)
    if (record === undefined) return { _tag: 'Left', left: notObject }
    const instant = instantMember === undefined ? undefined : receivedAtOf(record.get(instantMember))
    if (instant?._tag === 'Left') return instant
    const instantOfAll = typeof receivedAt === 'number' ? receivedAt : instant?.right
    if (member === undefined) return translation(takesOut ? withoutMember(text, instantMember) : text, instantOfAll)
    const range = memberIn(text, member)
    const value = record.get(member)
    if (range === undefined || value === undefined || value === null) return { _tag: 'Left', left: noMember }
    const isText = typeof value === 'string'
    const result = translation(isText ? value : text.slice(range.valueStart, range.end), instantOfAll)
    if (result._tag === 'Left') return result
    const written = isText ? JSON.stringify(result.right.text) : result.right.text
    const line = text.slice(0, range.valueStart) + written + text.slice(range.end)
    return { _tag: 'Right', right: { ...result.right, text: line.trim() } }
  }
}

/**
 * Returns a function that converts one message, JSON or form-encoded, to JSON text: a line of a file, or a message of a
 * queue. The function never throws, and keeps nothing between calls.
 *
 * @example
 * import { translate } from '@token-codecs/bulk'
 * import { CanonicalToken, orThrow, Rfc6749Token } from '@token-codecs/core'
 *
 * const toCanonical = translate({ from: Rfc6749Token, to: CanonicalToken, receivedAt: 1700000000 })
 * const { text } = orThrow(toCanonical('{"access_token":"fake-a","expires_in":60}'))
 * console.log(text)
 * // {"v":1,"accessToken":"fake-a","tokenType":"Bearer","expiresIn":60,"issuedAt":1700000000}
 *
 * @since 0.1.0
 * @category conversion
 */
export const translate = (options: LineOptions): ((body: string | Uint8Array) => Result) => {
  const translation = quickly(options)
  const { member, receivedAt } = options
  if (member !== undefined || typeof receivedAt === 'object') return insideRecord(options, translation)
  return (body) => translation(body, receivedAt)
}
