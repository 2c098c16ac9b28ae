import type { DocumentedMember, JsonType } from '../source/Source.js'
import { LINE_WIDTH } from './Layout.js'
import { keyOf, plainText, scalarLiteral } from './literals.js'
import type { Plan, PlannedRow } from './Plan.js'
import type { VendorFiles } from './VendorFiles.js'
import { responseNameOf } from './VendorFiles.js'

const scalarTypes: Readonly<Record<Exclude<JsonType, 'object' | 'array'>, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
}

/** A documented member and its path. */
interface Member {
  readonly path: readonly string[]
  readonly documented: DocumentedMember
}

const isAt = (path: readonly string[], row: PlannedRow): boolean =>
  path.length === row.path.length && path.every((name, index) => name === row.path[index])

const rowAt = ({ rows }: Plan, path: readonly string[]): PlannedRow | undefined => rows.find((row) => isAt(path, row))

const isScope = (row: PlannedRow | undefined): boolean => row?.member === 'scope' || row?.member === 'refreshTokenScope'

const scopeComment = ({ helper }: PlannedRow): string | undefined => {
  const { separator, list } = helper?.options ?? {}
  if (list === true) return undefined
  if (separator === undefined) return 'Space-separated.'
  return separator === ',' ? 'Comma-separated.' : `Separated by \`${plainText(`${separator}`).replaceAll('`', '')}\`.`
}

const never = ({ helper }: PlannedRow): string => {
  const value = helper?.options.never
  if (value === undefined) return ''
  return /^[\w.-]+$/.test(`${value}`) ? `; \`${value}\` means no expiry` : '; a special value means no expiry'
}

const timeComment = (row: PlannedRow, milliseconds: string, seconds: string): string => {
  const { unit, form, text } = row.helper?.options ?? {}
  if (form === 'iso') return `A time such as \`2023-12-14T22:13:20Z\`${never(row)}.`
  const measure = unit === 'milliseconds' || form === 'milliseconds' ? milliseconds : seconds
  return `${measure}${text === true ? ' as a string' : ''}${never(row)}.`
}

const tokenTypeComment = ({ tokenType }: Plan): string | undefined => {
  const words = typeof tokenType === 'object' && 'spelled' in tokenType ? tokenType.spelled : [tokenType]
  const [word] = words
  return words.length === 1 && typeof word === 'string' && /^[\w-]+(?: [\w-]+)*$/.test(word)
    ? `Always \`${word}\`.`
    : undefined
}

/** Our own words for a row, never the vendor's. */
const commentOf = (plan: Plan, { path, documented }: Member): string | undefined => {
  const row = rowAt(plan, path)
  switch (row?.member) {
    case 'tokenType':
      return documented.values === undefined ? tokenTypeComment(plan) : undefined
    case 'expiresIn':
    case 'refreshTokenExpiresIn':
      return timeComment(row, 'Milliseconds', 'Seconds')
    case 'expiresAt':
    case 'refreshTokenExpiresAt':
    case 'issuedAt':
      return timeComment(row, 'Epoch milliseconds', 'Epoch seconds')
    case 'scope':
    case 'refreshTokenScope':
      return scopeComment(row)
    default:
      return undefined
  }
}

const itemType = (items: DocumentedMember | undefined): string => {
  if (items === undefined || items.types.length === 0) return 'unknown'
  const types = items.types.map((type) => {
    if (type === 'object') return 'JsonObject'
    return type === 'array' ? 'readonly unknown[]' : scalarTypes[type]
  })
  const union = [...new Set([...types, ...(items.nullable ? ['null'] : [])])]
  return union.length === 1 && !union[0]?.startsWith('readonly') ? union.join('') : `(${union.join(' | ')})`
}

/** The types of a member's union, in order. Members are printed only for an object that is the only type but null. */
const unionOf = (plan: Plan, { path, documented }: Member, indent: string): readonly string[] => {
  const { types, values = [], nullable, items, members = [] } = documented
  const isScalar = !types.includes('object') && !types.includes('array')
  const isEnumeration = values.length > 0 && isScalar && !isScope(rowAt(plan, path))
  if (types.length === 0 && !isEnumeration) return ['unknown']
  const named = types.map((type) => {
    if (type === 'array') return `readonly ${itemType(items)}[]`
    if (type !== 'object') return scalarTypes[type]
    return members.length === 0 || types.length > 1 ? 'JsonObject' : objectType(plan, path, members, indent)
  })
  return [...new Set([...(isEnumeration ? values.map(scalarLiteral) : named), ...(nullable ? ['null'] : [])])]
}

const memberText = (plan: Plan, member: Member, indent: string): string => {
  const { name, required } = member.documented
  const comment = commentOf(plan, member)
  const before = `${indent}${keyOf(name)}${required ? '' : '?'}:`
  const union = unionOf(plan, member, indent)
  const [oneLine = ''] = `${before} ${union.join(' | ')}`.split('\n')
  const [first = '', ...others] = union
  // The formatter does not break a union of one object and null.
  const isHugged = /^(?:\{|JsonObject$)/.test(first) && others.every((type) => type === 'null')
  const type =
    oneLine.length <= LINE_WIDTH || others.length === 0 || isHugged
      ? `${before} ${union.join(' | ')}`
      : `${before}\n${union.map((part) => `${indent}  | ${part}`).join('\n')}`
  return comment === undefined ? type : `${indent}/** ${comment} */\n${type}`
}

const objectType = (
  plan: Plan,
  path: readonly string[],
  members: readonly DocumentedMember[],
  indent: string,
): string => {
  const lines = members.map((documented) =>
    memberText(plan, { path: [...path, documented.name], documented }, `${indent}  `),
  )
  return `{\n${lines.map((line) => `${line}\n`).join('')}${indent}}`
}

const usesJsonObject = ({ types, items, members = [] }: DocumentedMember): boolean =>
  (types.includes('array') && items?.types.includes('object') === true) ||
  (types.includes('object') && (members.length === 0 || types.length > 1 || members.some(usesJsonObject)))

/** True if the interface mentions `JsonObject`, which the codec's file must then import. */
export const mentionsJsonObject = ({ members }: Plan): boolean => members.some(usesJsonObject)

/** Returns the declaration of the response interface, without its documentation. */
export const renderInterface = ({ id, plan }: Pick<VendorFiles, 'id' | 'plan'>): string =>
  `export interface ${responseNameOf(id)} ${objectType(plan, [], plan.members, '')}\n`
