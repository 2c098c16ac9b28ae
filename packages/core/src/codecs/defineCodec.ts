import type { ErrorShape } from '../codec/errorShape.js'
import type { Field } from '../codec/field.js'
import type { Lifetime } from '../codec/lifetime.js'
import type { Row } from '../codec/row.js'
import type { TokenCodec } from '../codec/TokenCodec.js'
import { rowOf } from '../codec/table.js'
import { members, requiredMembers } from '../members/index.js'
import type { Secret } from '../token/Secret.js'
import type { Token, TokenMember } from '../token/Token.js'
import { buildCodec } from './buildCodec.js'

/** The type that a member of a token has on the wire, in RFC 6749, 8693 and 9396. */
type WireValue<Value> =
  Value extends Secret<infer Sealed>
    ? Sealed extends string
      ? string
      : readonly object[]
    : Value extends readonly string[]
      ? string
      : Value

type Names<Wire> = keyof Wire & string

/** True where one type holds the other: a documented enumeration is text too, and so is a union of text and number. */
type Fits<Documented, Value> = [Documented] extends [Value] ? true : [Value] extends [Documented] ? true : false

/** The members of a response that are documented with this type, nullable or not. */
type NamesOf<Wire, Value> = {
  [Name in Names<Wire>]-?: Fits<Exclude<Wire[Name], null | undefined>, Value> extends true ? Name : never
}[Names<Wire>]

type LifetimeMember = 'expiresIn' | 'refreshTokenExpiresIn'

type FieldOf<Wire, Member extends TokenMember> =
  | NamesOf<Wire, WireValue<Required<Token>[Member]>>
  | Field<Names<Wire>>
  | (Member extends LifetimeMember ? Lifetime<NamesOf<Wire, number>> : never)

/** A table: the response member for each token member. The two required ones are plain names. */
type Fields<Wire> = { readonly [Member in RequiredMember]: NamesOf<Wire, WireValue<Required<Token>[Member]>> } & {
  readonly [Member in Exclude<TokenMember, RequiredMember>]?: FieldOf<Wire, Member>
}

type RequiredMember = { [Member in TokenMember]-?: object extends Pick<Token, Member> ? never : Member }[TokenMember]

type NameOf<Definition> = Definition extends { readonly name: infer Name } ? Name : Definition

type RequiredNames<Wire> = { [Name in Names<Wire>]-?: object extends Pick<Wire, Name> ? never : Name }[Names<Wire>]

/** Refuses a table's member that a token does not have, and a response member that no row names. */
type Complete<Wire, Table> = {
  readonly [Member in keyof Table]: Member extends TokenMember ? Table[Member] : never
} & ([Exclude<Names<Wire>, NameOf<Table[keyof Table]>>] extends [never]
  ? unknown
  : { readonly 'response members without a field': Exclude<Names<Wire>, NameOf<Table[keyof Table]>> })

/** Present only where the response has required members, and then naming each. */
type RequiredMembers<Wire> = [RequiredNames<Wire>] extends [never]
  ? { readonly required?: Readonly<Record<string, never>> }
  : {
      /** The members that the vendor's model requires. */
      readonly required: Readonly<Record<RequiredNames<Wire>, true>>
    }

/**
 * The parts of a codec: the vendor's table and its deviations.
 *
 * @since 0.1.0
 * @category model
 */
export type CodecDefinition<Wire, Table extends Fields<Wire>> = RequiredMembers<Wire> & {
  /** The codec's id: lower case words with hyphens, unique, and never changed once published. */
  readonly id: string
  /** The wire name of each member the vendor documents, in the order they are written; or a `lifetime` or a `field`. */
  readonly fields: Table & Complete<Wire, Table>
  /** How the vendor spells Bearer, `Bearer` by default; `only` where its documented type can hold nothing else. */
  readonly tokenType?: string | { readonly only: string }
  /** The vendor's error bodies, beside RFC 6749 §5.2's. */
  readonly errors?: readonly ErrorShape[]
}

/** A row, from its author. */
type RowDefinition = string | Field<string> | Lifetime<string>

const rowFrom = (member: TokenMember, entry: RowDefinition): Row => {
  if (typeof entry === 'string') return rowOf(member, entry)
  const row = rowOf(member, entry.name)
  return 'read' in entry ? { ...row, functions: entry } : { ...row, instantFrom: entry.instantFrom }
}

/** Throws for a table that would read a response wrongly; `tableProblems` names the mistakes that the laws would find. */
const checkTable = (id: string, entries: readonly (readonly [member: string, entry: RowDefinition])[]): void => {
  const names = entries.map(([, entry]) => (typeof entry === 'string' ? entry : entry.name))
  const unknown = entries.map(([member]) => member).filter((member) => !Object.hasOwn(members, member))
  const rules: readonly (readonly [holds: boolean, rule: string])[] = [
    [unknown.length === 0, `members of a token, got ${unknown.join(' and ')}`],
    [
      requiredMembers.every((required) =>
        entries.some(([member, entry]) => member === required && entry === `${entry}`),
      ),
      `wire names for ${requiredMembers.join(' and ')}`,
    ],
    [new Set(names).size === names.length, 'distinct wire names'],
    [!names.includes('error') && !names.includes('__proto__'), 'no member named error or __proto__'],
  ]
  const broken = rules.find(([holds]) => !holds)
  if (broken !== undefined) throw new TypeError(`defineCodec: ${id}: expected ${broken[1]}`)
}

/**
 * A codec from a vendor's table. The response interface comes first, so that a misspelt, missing or
 * surplus member does not compile.
 *
 * @example
 * import { defineCodec } from '@token-codecs/core'
 *
 * interface AcmeTokenResponse {
 *   access_token?: string
 *   token_type?: string
 *   expires_in?: number
 * }
 *
 * const AcmeToken = defineCodec<AcmeTokenResponse>()({
 *   id: 'acme',
 *   fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in' },
 *   tokenType: 'bearer',
 * })
 * console.log(AcmeToken.parse({ access_token: 'fake-a', token_type: 'bearer', expires_in: 3600 }).expiresIn) // 3600
 *
 * @since 0.1.0
 * @category constructors
 */
export const defineCodec =
  <Wire extends object>() =>
  <const Table extends Fields<Wire>>(definition: CodecDefinition<Wire, Table>): TokenCodec<Wire> => {
    const { id, tokenType = 'Bearer', errors = [] } = definition
    const { required = {} }: { readonly required?: object } = definition
    const entries = Object.entries(definition.fields as unknown as Readonly<Record<string, RowDefinition>>)
    checkTable(id, entries)
    return buildCodec({
      id,
      rows: entries.map(([member, entry]) => rowFrom(member as TokenMember, entry)),
      tokenType: {
        bearer: typeof tokenType === 'string' ? tokenType : tokenType.only,
        isOnlyBearer: typeof tokenType !== 'string',
        isRequired: false,
      },
      errors,
      required: Object.keys(required),
    })
  }
