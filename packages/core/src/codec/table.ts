import { tokenMembers } from '../members/index.js'
import type { Kind } from '../members/MemberType.js'
import { errorSlot, extensionsSlot, slots, versionSlot } from '../members/slots.js'
import type { Log } from '../report/Log.js'
import type { UnsupportedVersion } from '../report/TokenError.js'
import type { Budget, JsonObject } from '../token/json.js'
import type { Token, TokenMember } from '../token/Token.js'
import type { ErrorShape } from './errorShape.js'
import type { Wire } from './extensions.js'
import type { Field } from './field.js'
import type { PlainToken } from './write/checkToken.js'

/** A line of a codec's table. */
export interface FieldPlan {
  readonly member: TokenMember
  readonly name: string
  readonly kind: Kind<unknown>
  readonly own: Field<string> | undefined
  /** For a lifetime, the first value in seconds that is an instant. */
  readonly instantFrom: number | undefined
}

/** A codec's table. */
export interface CodecTable {
  readonly id: string
  readonly fields: readonly FieldPlan[]
  /** How the vendor spells Bearer. */
  readonly bearer: string
  /** True where the vendor's documented token type can hold nothing else. */
  readonly onlyBearer: boolean
  readonly errors: readonly ErrorShape[]
  /** Wire members that the vendor's model requires. */
  readonly required: readonly string[]
  /** The parts of canonical JSON alone: a version, the extensions of all codecs, and a required token type. */
  readonly canonical: CanonicalParts | undefined
}

/** The rules of canonical JSON. Its codec alone gives them, so that other codecs do not bundle them. */
export interface CanonicalParts {
  /** Gives an error for a newer version, and an issue for anything but 1. */
  readonly checkVersion: (version: unknown, log: Log) => UnsupportedVersion | undefined
  /** The extensions of other codecs; `undefined` where there are none. */
  readonly readExtensions: (value: unknown, log: Log, budget: Budget) => Token['extensions']
  readonly writeForeign: (foreign: readonly (readonly [id: string, JsonObject])[], wire: Wire) => void
  readonly takeKnown: (plan: Plan, token: PlainToken, log: Log) => PlainToken
  readonly writeNewer: (plan: Plan, token: PlainToken, wire: Wire, log: Log) => void
}

/** A line of a codec's table, and the slot of its member. */
export interface PlannedField extends FieldPlan {
  readonly slot: number
  /** True for a member that a response may lack without a note. */
  readonly isOptional: boolean
}

/** A codec's table and its consequences, worked out once for all reads and writes. */
export interface Plan extends CodecTable {
  readonly fields: readonly PlannedField[]
  /** The slot of each wire name. A name without a slot is an unknown member. */
  readonly slots: ReadonlyMap<string, number>
  readonly lifetimes: readonly PlannedField[]
  /** The members of a token for which the vendor has no member. */
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
