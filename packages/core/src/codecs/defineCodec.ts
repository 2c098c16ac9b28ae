import type { Path } from '../codec/at.js'
import type { ErrorShape } from '../codec/errorShape.js'
import type { Row } from '../codec/row.js'
import type { AnyTableRow } from '../codec/TableRow.js'
import type { TokenCodec } from '../codec/TokenCodec.js'
import { rowOf } from '../codec/table.js'
import { versionIndex } from '../codec/values.js'
import { constant } from '../members/constant.js'
import { members, requiredMembers } from '../members/index.js'
import type { TokenTypeRules } from '../members/tokenType.js'
import { plainTokenType, tokenTypeBy } from '../members/tokenType.js'
import type { Json } from '../token/json.js'
import type { TokenMember } from '../token/Token.js'
import { buildCodec } from './buildCodec.js'
import type { CodecDefinition, ConstantsOf, FieldsOf, NamesOf } from './CodecDefinition.js'

type FieldDefinition = string | Path | AnyTableRow

/** The author's options, without the compile-time checks of `CodecDefinition`. */
interface Definition {
  readonly id: string
  readonly fields: Readonly<Record<string, FieldDefinition>>
  readonly tokenType?:
    | string
    | { readonly only?: string; readonly implied?: true; readonly spelled?: readonly [string, ...string[]] }
  readonly constants?: Readonly<Record<string, Json>>
  readonly extras?: readonly string[]
  readonly secretExtras?: readonly string[]
  readonly errors?: readonly ErrorShape[]
}

const isRow = (entry: FieldDefinition): entry is AnyTableRow => typeof entry === 'object' && 'typeFrom' in entry

const nameOf = (entry: FieldDefinition): string | Path => (isRow(entry) ? entry.name : entry)

const pathOf = (entry: FieldDefinition): readonly string[] => {
  const name = nameOf(entry)
  return typeof name === 'string' ? [name] : (name.path as readonly string[])
}

const rowFrom = (member: TokenMember, entry: FieldDefinition, tokenType: TokenTypeRules): Row => {
  const { type } = members[member]
  const own = member === 'tokenType' && tokenType !== plainTokenType ? tokenTypeBy(tokenType) : type
  return rowOf(member, pathOf(entry), isRow(entry) ? entry.typeFrom(type) : own)
}

const constantRow = ([name, values]: readonly [string, Json], position: number): Row => ({
  member: name,
  name,
  path: [name],
  type: constant(Array.isArray(values) ? values : [values]),
  index: versionIndex + 1 + position,
  isRequired: true,
  constant: true,
})

const tokenTypeRules = (tokenType: Definition['tokenType'] = 'Bearer'): TokenTypeRules => {
  if (tokenType === 'Bearer') return plainTokenType
  if (typeof tokenType === 'string') return { ...plainTokenType, bearer: tokenType }
  const { only, implied = false, spelled = [only ?? 'Bearer'] } = tokenType
  return {
    ...plainTokenType,
    bearer: implied ? undefined : (spelled[0] ?? 'Bearer'),
    words: 'spelled' in tokenType ? spelled.map((word) => word.toLowerCase()) : [],
    isOnlyBearer: implied || only !== undefined,
  }
}

/** Throws if the table would misread a response. `tableProblems` lists the mistakes that the laws would find. */
const checkTable = (id: string, entries: Definition['fields'], constants: object, words: readonly string[]): void => {
  const paths = [...Object.keys(constants).map((name) => [name]), ...Object.values(entries).map(pathOf)]
  const names = new Set(paths.map((path) => path.join('\n')))
  const hasRequired = requiredMembers.every((member) => entries[member] !== undefined && !isRow(entries[member]))
  const rules: readonly (readonly [holds: boolean, rule: string])[] = [
    [
      hasRequired && Object.keys(entries).every((member) => Object.hasOwn(members, member)),
      `members of Token as fields, with names for ${requiredMembers.join(' and ')}`,
    ],
    // A key-bound token must never be read as a Bearer token.
    [!words.some((word) => ['dpop', 'mac', 'n_a'].includes(word)), 'words for Bearer other than DPoP, MAC and N_A'],
    [
      names.size === paths.length && paths.every((path) => path[0] !== 'error' && !path.includes('__proto__')),
      'a different response member for each row, none of them error or __proto__',
    ],
  ]
  const broken = rules.find(([holds]) => !holds)
  if (broken !== undefined) throw new TypeError(`defineCodec: ${id}: expected ${broken[1]}`)
}

/**
 * Defines a codec by a vendor's table. Takes the response interface first, so that a misspelled, missing or surplus
 * member does not compile: each member is a field, a constant or an extra. Throws a `TypeError` if the table would
 * misread a response.
 *
 * @example
 * import { defineCodec } from '@token-codecs/core'
 *
 * interface AcmeTokenResponse {
 *   ok?: true
 *   access_token?: string
 *   token_type?: string
 *   expires_in?: number
 *   team?: string
 * }
 *
 * const AcmeToken = defineCodec<AcmeTokenResponse>()({
 *   id: 'acme',
 *   fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in' },
 *   tokenType: 'bearer',
 *   constants: { ok: true },
 *   extras: ['team'],
 * })
 * const response = { ok: true, access_token: 'fake-a', token_type: 'bearer', expires_in: 3600, team: 'a team' }
 * console.log(AcmeToken.parse(response).expiresIn) // 3600
 *
 * @since 0.1.0
 * @category constructors
 */
export const defineCodec =
  <Wire extends object>() =>
  <
    const Fields extends FieldsOf<Wire>,
    const Constants extends ConstantsOf<Wire> = Readonly<Record<never, never>>,
    const Extra extends NamesOf<Wire> = never,
    const SecretExtra extends Extra = never,
  >(
    definition: CodecDefinition<Wire, Fields, Constants, Extra, SecretExtra>,
  ): TokenCodec<Wire, NoInfer<Extra>, NoInfer<SecretExtra>> => {
    const author = definition as unknown as Definition
    const { id, fields, constants = {}, extras = [], secretExtras = [], errors = [] } = author
    const tokenType = tokenTypeRules(author.tokenType)
    const implied = tokenType.bearer === undefined ? { tokenType: 'token_type' } : {}
    const entries = { ...fields, ...implied }
    checkTable(id, entries, constants, tokenType.words)
    const declared = Object.entries(entries).map(([member, entry]) => rowFrom(member as TokenMember, entry, tokenType))
    const paths = Object.values(fields).map(nameOf)
    return buildCodec<Wire, Extra, SecretExtra>({
      id,
      rows: [...Object.entries(constants).map(constantRow), ...declared],
      tokenType,
      errors,
      extras: [...extras],
      secretExtras: [...secretExtras],
      options: Object.keys(definition),
      derivesExpiry: true,
      containersOf: paths.find((name) => typeof name === 'object')?.containersOf,
    })
  }
