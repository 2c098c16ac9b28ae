import type { Budget, Json } from './json.js'
import { eqJson } from './json.js'
import { tokenMembers } from './kinds/index.js'
import type { Kind } from './kinds/Kind.js'
import type { Log } from './Log.js'
import { errorSlot, extensionsSlot, slots, versionSlot } from './slots.js'
import type { Token, TokenMember } from './Token.js'
import type { UnsupportedVersion } from './TokenError.js'

/**
 * A wire member that is read or written in its own way: `read` makes the standard form (RFC 6749's text, seconds) of what
 * the vendor sends, and hands on unchanged what it does not know; `write` makes the vendor's form of the standard one.
 * The reading rules then apply as to any member. A value at which `read` throws is handed on unchanged; one at which
 * `write` throws, or that would not be read back, is dropped with a note. What is read although `write` would make
 * something else of it has a note as well (`repaired`, `other-form`).
 *
 * @since 0.1.0
 * @category model
 */
export interface Field<Name extends string> {
  readonly name: Name
  readonly read: (value: unknown) => unknown
  readonly write: (standard: Json) => Json
}

/**
 * A field that is read or written in its own way; a field that is not is given by its wire name alone.
 *
 * @example
 * import { field } from '@token-codecs/core'
 *
 * const scope = field('scope', {
 *   read: (value) => (typeof value === 'string' ? value.replaceAll(',', ' ') : value),
 *   write: (standard) => (typeof standard === 'string' ? standard.replaceAll(' ', ',') : standard),
 * })
 * assert.strictEqual(scope.write('read write'), 'read,write')
 *
 * @since 0.1.0
 * @category constructors
 */
export const field = <const Name extends string>(name: Name, own: Omit<Field<Name>, 'name'>): Field<Name> => ({
  name,
  read: own.read,
  write: own.write,
})

/** What an error form finds in a body; whatever is not of the named type is left out. @since 0.1.0 @category model */
export interface ErrorBody {
  /** Text. */
  readonly error: unknown
  /** Text. */
  readonly errorDescription?: unknown
  /** Text. */
  readonly errorUri?: unknown
  /** Whole seconds. */
  readonly retryAfter?: unknown
  /** The HTTP status, where the body repeats it. */
  readonly status?: unknown
}

/**
 * An error body of the vendor's own, beside RFC 6749's, which every codec knows.
 *
 * @since 0.1.0
 * @category model
 */
export interface ErrorForm {
  /** The member that tells the form from a token: none of the vendor's table. */
  readonly marker: string
  /** The error, or `undefined` when the body is none of this form; to throw, or to find no `error`, says the same. */
  readonly read: (body: { readonly [name: string]: Json | undefined }) => ErrorBody | undefined
}

/**
 * A vendor's way of sending something else than a lifetime where a lifetime belongs.
 *
 * @since 0.1.0
 * @category model
 */
export interface LifetimeRepair {
  /** The note's `reason`. */
  readonly reason: string
  /** What the note tells a person. */
  readonly explanation: string
  readonly member: 'expiresIn' | 'refreshTokenExpiresIn'
  /** Whether the repair concerns this value. Such a value is never written: the codec would not read it back. */
  readonly applies: (seconds: number) => boolean
  /** The lifetime, or `undefined` when it cannot be known: the member is then kept as data. Negative is malformed. */
  readonly repair: (seconds: number, issuedAt: number | undefined, receivedAt: number | undefined) => number | undefined
}

/** The standard form of what the vendor sends for a field. */
export const standardForm = (own: Field<string> | undefined, value: unknown): unknown => {
  if (own === undefined) return value
  try {
    return own.read(value)
  } catch {
    return value
  }
}

/** The vendor's form of a standard one; `undefined` when it has none. */
export const vendorForm = (own: Field<string>, standard: Json): Json | undefined => {
  try {
    return own.write(standard) ?? undefined
  } catch {
    return undefined
  }
}

/**
 * Whether what came is in another form than the vendor's own of the same value, such as the standard one, which `read`
 * hands on.
 */
export const isOtherForm = (own: Field<string>, value: unknown, standard: unknown): boolean => {
  try {
    return !eqJson(own.write(standard as Json) ?? undefined, value)
  } catch {
    return false
  }
}

/**
 * A vendor's way of sending, in a known member's place, what is not that member: it is kept as data in the codec's
 * extension and, unlike other unknown members with a known name, given back.
 *
 * @since 0.1.0
 * @category model
 */
export interface Relocation {
  /** The note's `reason`. */
  readonly reason: string
  /** What the note tells a person. */
  readonly explanation: string
  readonly member: Exclude<TokenMember, 'accessToken' | 'tokenType'>
  /** Whether a value is none of the member's. */
  readonly moves: (value: Json) => boolean
}

/** A named tolerance of a vendor's own. @since 0.1.0 @category model */
export type Repair = LifetimeRepair | Relocation

/**
 * What a codec tells of one of its repairs. Open, so that a codec of another version is one of this version too: that
 * may repair a member which this version does not know.
 *
 * @since 0.1.0
 * @category model
 */
export interface CodecRepair {
  /** The note's `reason`. */
  readonly reason: string
  /** What the note tells a person. */
  readonly explanation: string
  /** The member of the token. */
  readonly member: string
  /** Of a lifetime alone: whether the repair concerns this value, in seconds. */
  readonly applies?: (seconds: number) => boolean
}

export const isRelocation = (repair: Repair): repair is Relocation => 'moves' in repair
export const isLifetimeRepair = (repair: Repair): repair is LifetimeRepair => !isRelocation(repair)

const attempt = <A>(run: () => A): A | undefined => {
  try {
    return run()
  } catch {
    return undefined
  }
}

/** A repair that never throws, and that nobody changes: it does not concern what it throws at, and knows no lifetime there. */
export const sheltered = (repair: Repair): Repair =>
  Object.freeze(
    isRelocation(repair)
      ? { ...repair, moves: (value: Json) => attempt(() => repair.moves(value)) === true }
      : {
          ...repair,
          applies: (seconds: number) => attempt(() => repair.applies(seconds)) === true,
          repair: (...times: Parameters<LifetimeRepair['repair']>) => attempt(() => repair.repair(...times)),
        },
  )

/** A line of a codec's table. */
export interface FieldPlan {
  readonly member: TokenMember
  readonly name: string
  readonly kind: Kind<unknown>
  readonly own: Field<string> | undefined
  /** What is kept as data instead. */
  readonly relocation: Relocation | undefined
  /** What is sent in a lifetime's place. */
  readonly lifetimeRepairs: readonly LifetimeRepair[]
}

/** A codec's table. */
export interface CodecTable {
  readonly vendor: string
  readonly fields: readonly FieldPlan[]
  /** How the vendor spells Bearer. */
  readonly bearer: string
  /** Whether the vendor's documented token type can hold nothing else. */
  readonly onlyBearer: boolean
  readonly errors: readonly ErrorForm[]
  readonly repairs: readonly Repair[]
  /** Wire members that the vendor's model requires. */
  readonly required: readonly string[]
  /** What only canonical JSON has: a version, the extensions of all codecs, and nothing that is assumed. */
  readonly canonical: CanonicalParts | undefined
}

/** Given by its codec alone, so that who uses no canonical JSON need not load what reads it. */
export interface CanonicalParts {
  /** Says so where the version is a newer one; what else it may be is an issue. */
  readonly checkVersion: (version: unknown, log: Log) => UnsupportedVersion | undefined
  /** The extensions of other codecs; `undefined` where there are none. */
  readonly readExtensions: (value: unknown, log: Log, budget: Budget) => Token['extensions']
}

/** A line of a codec's table, and the slot of its member. */
export interface PlannedField extends FieldPlan {
  readonly slot: number
  /** Whether a response may lack it without a word. */
  readonly isOptional: boolean
}

/** A codec's table, and what follows from it: worked out once, so that no `read` and no `write` has to. */
export interface Plan extends CodecTable {
  readonly fields: readonly PlannedField[]
  /** Which slot takes what is sent under a wire name. What has no slot is an unknown member. */
  readonly slots: ReadonlyMap<string, number>
  readonly lifetimes: readonly PlannedField[]
  /** The members of a token that the vendor has none for. */
  readonly notCarried: readonly TokenMember[]
}

export const completePlan = (table: CodecTable): Plan => {
  const fields = table.fields.map((field): PlannedField => {
    const { member } = field
    return { ...field, slot: slots[member], isOptional: member !== 'accessToken' && member !== 'tokenType' }
  })
  const named = fields.map(({ name, slot }) => [name, slot] as const)
  const canonical = [['v', versionSlot] as const, ['extensions', extensionsSlot] as const]
  return {
    ...table,
    fields,
    slots: new Map([...named, ['error', errorSlot], ...(table.canonical === undefined ? [] : canonical)]),
    lifetimes: fields.filter(({ member }) => member === 'expiresIn' || member === 'refreshTokenExpiresIn'),
    notCarried: tokenMembers.filter((member) => fields.every((field) => field.member !== member)),
  }
}
