import type { ErrorShape } from '../codec/errorShape.js'
import type { Field } from '../codec/field.js'
import type { Lifetime } from '../codec/lifetime.js'
import type { TokenCodec } from '../codec/TokenCodec.js'
import type { CodecTable, FieldPlan } from '../codec/table.js'
import { kinds } from '../members/index.js'
import type { TokenMember } from '../token/Token.js'
import { buildCodec } from './buildCodec.js'

/** The type that each member of a token has on the wire, as RFC 6749, 8693 and 9396 have it. */
interface WireValues {
  accessToken: string
  tokenType: string
  expiresIn: number
  issuedAt: number
  scope: string
  refreshToken: string
  refreshTokenExpiresIn: number
  refreshTokenScope: string
  idToken: string
  issuedTokenType: string
  authorizationDetails: readonly object[]
}

type Names<Wire> = keyof Wire & string

/** True where one type holds the other: a documented enumeration is text too, and so is a union of text and number. */
type Fits<Documented, Value> = [Documented] extends [Value] ? true : [Value] extends [Documented] ? true : false

/** The members of a response that are documented with this type, nullable or not. */
type NamesOf<Wire, Value> = {
  [Name in Names<Wire>]-?: Fits<Exclude<Wire[Name], null | undefined>, Value> extends true ? Name : never
}[Names<Wire>]

type LifetimeMember = 'expiresIn' | 'refreshTokenExpiresIn'

type FieldOf<Wire, Member extends TokenMember> =
  | NamesOf<Wire, WireValues[Member]>
  | Field<Names<Wire>>
  | (Member extends LifetimeMember ? Lifetime<NamesOf<Wire, number>> : never)

/** A table: the response member for each token member. The two required ones are plain names. */
type Fields<Wire> = { readonly [Member in RequiredMember]: NamesOf<Wire, WireValues[Member]> } & {
  readonly [Member in Exclude<TokenMember, RequiredMember>]?: FieldOf<Wire, Member>
}

type RequiredMember = 'accessToken' | 'tokenType'

type NameOf<Entry> = Entry extends { readonly name: infer Name } ? Name : Entry

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

/** An entry of a table. */
type Row = string | Field<string> | Lifetime<string>

export const planFields = (fields: Readonly<Record<string, Row>>): readonly FieldPlan[] =>
  Object.entries(fields).map(([member, row]) => {
    const isPlain = typeof row === 'string'
    return {
      member: member as TokenMember,
      name: isPlain ? row : row.name,
      kind: kinds[member as TokenMember],
      own: !isPlain && 'read' in row ? row : undefined,
      instantFrom: !isPlain && 'instantFrom' in row ? row.instantFrom : undefined,
    }
  })

/** Run-time checks for callers without TypeScript. */
const checkTable = ({ id, fields, bearer, errors }: CodecTable): void => {
  const names = fields.map(({ name }) => name)
  const plain = fields.filter(({ own }) => own === undefined).map(({ member }) => member)
  const rules: readonly (readonly [holds: boolean, rule: string])[] = [
    [/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id), 'an id of lower case words with hyphens'],
    [id !== 'canonical', 'another id than canonical'],
    [fields.every(({ kind }) => kind !== undefined), 'members of a token'],
    [plain.includes('accessToken') && plain.includes('tokenType'), 'wire names for accessToken and tokenType'],
    [new Set(names).size === names.length, 'distinct wire names'],
    [!names.includes('error') && !names.includes('__proto__'), 'no member named error or __proto__'],
    [errors.every(({ marker }) => !names.includes(marker)), 'markers that are not members of the table'],
    [bearer.toLowerCase() === 'bearer', 'a spelling of Bearer'],
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
    const fields = planFields(definition.fields as unknown as Record<string, Row>)
    const table: CodecTable = {
      id,
      fields,
      bearer: typeof tokenType === 'string' ? tokenType : tokenType.only,
      onlyBearer: typeof tokenType !== 'string',
      errors,
      required: Object.keys(required),
      canonical: undefined,
    }
    checkTable(table)
    return buildCodec(table)
  }
