// Derives from two rows the result of a conversion as a user expects it. Shares no code with core.
import type { Json, JsonObject, TokenMember } from '@token-codecs/core'
import type { Member, Row } from './Row.js'

/** A token as documented: values in canonical form, and members kept by codec. */
export interface KnownToken {
  readonly members: ReadonlyMap<TokenMember, Json>
  readonly extensions: Readonly<Record<string, JsonObject>>
}

/** The written response and `action code member` of each note. A refused conversion writes nothing. */
export interface Outcome {
  readonly isRefused: boolean
  readonly value: JsonObject
  /** Names of the written token members, in documented order. */
  readonly order: readonly string[]
  readonly notes: readonly string[]
}

const expiries = [
  ['expiresIn', 'expiresAt'],
  ['refreshTokenExpiresIn', 'refreshTokenExpiresAt'],
] as const

const lifetimes: readonly TokenMember[] = expiries.map(([lifetime]) => lifetime)

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Merges two objects, nested ones too. */
const merged = (first: JsonObject, second: JsonObject): JsonObject => {
  const result: Record<string, Json> = { ...first }
  for (const [name, value] of Object.entries(second)) {
    const before = result[name]
    result[name] = isObject(before) && isObject(value) ? merged(before, value) : value
  }
  return result
}

/** An object with one value: `a.b` and 1 give `{ a: { b: 1 } }`. */
const nested = (name: string, value: Json): JsonObject =>
  name.split('.').reduceRight<Json>((inner, part) => ({ [part]: inner }), value) as JsonObject

const valueAt = (value: JsonObject, name: string): Json | undefined =>
  name.split('.').reduce<Json | undefined>((outer, part) => (isObject(outer) ? outer[part] : undefined), value)

/** The members that a row's vendor has, in order. */
const carriedBy = ({ response, instead = {} }: Row): readonly Member[] =>
  response.flatMap((entry) => {
    const other = instead[entry[0]]
    return other === undefined ? [entry] : [entry, other]
  })

const isEmpty = (value: object): boolean => Object.keys(value).length === 0

/** The name of each member that is not an object, in order, with its path. */
const namesIn = (value: JsonObject, path = ''): readonly string[] =>
  Object.entries(value).flatMap(([name, inner]) =>
    isObject(inner) ? namesIn(inner, `${path}${name}.`) : [`${path}${name}`],
  )

/** The given names, in the order of a response. */
export const orderIn = (value: JsonObject, names: readonly string[]): readonly string[] =>
  namesIn(value).filter((name) => names.includes(name))

const fromWire = ({ bearer }: Row, [member, , value, form]: Member): Json => {
  if (member === 'tokenType') return value === bearer ? 'Bearer' : value
  if (form === 'digits') return Number(value)
  if (form === 'iso') return Date.parse(`${value}`) / 1000
  if ((member !== 'scope' && member !== 'refreshTokenScope') || form === 'list') return value
  return `${value}`.split(form === 'commas' ? ',' : ' ').filter((name) => name !== '')
}

const toWire = ({ bearer }: Row, [member, , , form]: Member, value: Json): Json => {
  if (member === 'tokenType') return value === 'Bearer' && bearer !== undefined ? bearer : value
  if (form === 'digits') return `${value}`
  if (form === 'iso') return new Date(Number(value) * 1000).toISOString().replace('.000Z', 'Z')
  if (!Array.isArray(value) || form === 'list' || member === 'authorizationDetails') return value
  return value.join(form === 'commas' ? ',' : ' ')
}

const responseWith = (row: Row, entries: readonly (readonly [name: string, value: Json])[], others: JsonObject) =>
  merged(
    entries.reduce((value, [name, wire]) => merged(value, nested(name, wire)), row.constants ?? {}),
    others,
  )

const ownOf = ({ extras = {}, unknown = {} }: Row): JsonObject => merged(extras, unknown)

/** The response that a row describes. */
export const responseOf = (row: Row): JsonObject => {
  const extensions = isEmpty(row.extensions ?? {}) ? {} : { extensions: row.extensions as JsonObject }
  const members = row.response.map(([, name, value]) => [name, value] as const)
  return responseWith(row, members, { ...ownOf(row), ...extensions })
}

/** Reads the response that a row describes. */
export const tokenOf = (id: string, row: Row, receivedAt?: number): KnownToken => {
  const members = new Map<TokenMember, Json>([['tokenType', 'Bearer']])
  const extensions: Record<string, JsonObject> = { ...row.extensions }
  if (!isEmpty(ownOf(row))) extensions[id] = ownOf(row)
  for (const entry of row.response) {
    const [member, name, value, form] = entry
    if (form === 'zero means never' && value === 0) extensions[`${id}#moved`] = nested(name, value)
    else members.set(member, fromWire(row, entry))
  }
  // A lifetime and its end reveal when the token was issued.
  const [lifetime, expiry] = [members.get('expiresIn'), members.get('expiresAt')]
  const isBoth = lifetime !== undefined && expiry !== undefined
  const issuedAt = isBoth ? Number(expiry) - Number(lifetime) : receivedAt
  if (isBoth) members.delete('expiresAt')
  if (issuedAt !== undefined && !members.has('issuedAt')) members.set('issuedAt', issuedAt)
  return { members, extensions }
}

/**
 * Converts lifetimes to instants and back, as the target needs them. A lifetime counts from `now`, or else from the issue
 * time. Canonical can hold both, and converts neither.
 */
const timesFor = (to: string, carries: (member: TokenMember) => boolean, token: KnownToken, now?: number) => {
  const members = new Map(token.members)
  const derived = new Set<TokenMember>()
  const issuedAt = members.get('issuedAt') as number | undefined
  const start = now ?? issuedAt
  if (to === 'canonical' || start === undefined) return { members, notes: [] }
  let isImplied = false
  for (const [lifetime, instant] of expiries) {
    const [seconds, expiry] = [members.get(lifetime) as number | undefined, members.get(instant) as number | undefined]
    if (seconds !== undefined && issuedAt !== undefined && carries(instant)) {
      members.set(instant, issuedAt + seconds)
      if (carries(lifetime)) isImplied = true
      else members.delete(lifetime)
    } else if (expiry !== undefined && carries(lifetime) && !carries(instant)) {
      members.delete(instant)
      members.set(lifetime, Math.max(0, expiry - start))
    } else continue
    if (!carries(lifetime) || !carries(instant)) derived.add(lifetime).add(instant)
  }
  const isLifetimeWritten = lifetimes.some((member) => carries(member) && members.has(member))
  const isInInstant = expiries.some(([lifetime, instant]) => derived.has(lifetime) && carries(instant))
  const notes: string[] = []
  if (carries('issuedAt')) {
    if (now !== undefined && isLifetimeWritten) {
      members.set('issuedAt', now)
      notes.push('rebased time-passed issuedAt')
    }
  } else if (isImplied) {
    // A lifetime and its end are written, which reveal the issue time.
    members.delete('issuedAt')
  } else if (isInInstant && !isLifetimeWritten) {
    // Only ends are written, which need no issue time.
    members.delete('issuedAt')
    derived.add('issuedAt')
  }
  for (const member of derived) notes.push(`rebased derived ${member}`)
  return { members, notes }
}

/** The result of writing a token as the target's vendor documents it. */
export const expected = (to: string, target: Row, token: KnownToken, now?: number): Outcome => {
  const carried = carriedBy(target)
  const carries = (member: TokenMember) => carried.some(([name]) => name === member)
  const { members, notes: rebased } = timesFor(to, carries, token, now)
  const isBearer = members.get('tokenType') === 'Bearer'
  const notes = [...rebased]
  for (const member of members.keys()) {
    if (member !== 'tokenType' && !carries(member)) notes.push(`dropped not-carried ${member}`)
  }
  const written: (readonly [string, Json])[] = []
  for (const entry of carried) {
    const [member, name, , form] = entry
    const value = members.get(member)
    if (value === undefined) continue
    if (form === 'zero means never' && value === 0) notes.push(`dropped not-representable ${member}`)
    else written.push([name, toWire(target, entry, value)])
  }
  const { [to]: own = {}, [`${to}#moved`]: moved = {}, ...foreign } = token.extensions
  const isKept = to === 'canonical'
  if (!isKept && !isEmpty(foreign)) notes.push('dropped foreign-extension extensions')
  const others = isKept && !isEmpty(foreign) ? { extensions: foreign as JsonObject } : {}
  return {
    isRefused: !isBearer && (target.onlyBearer === true || target.bearer === undefined),
    value: responseWith(target, written, merged(merged(moved, own), others)),
    order: written.map(([name]) => name),
    notes,
  }
}

/** True if `onLoss: 'fail'` fails. Dropping `issuedAt` is a loss only beside a written lifetime, which counts from it. */
export const isLossy = (target: Row, { value, notes }: Outcome): boolean =>
  notes.some((note) => {
    if (!note.startsWith('dropped')) return false
    if (note !== 'dropped not-carried issuedAt') return true
    return target.response.some(([member, name]) => lifetimes.includes(member) && valueAt(value, name) !== undefined)
  })
