import { memberTable } from '../members/memberTable.js'
import { MAX_SECONDS } from '../members/seconds.js'
import type { Json } from '../token/json.js'
import { isString } from '../token/objects.js'
import { reveal } from '../token/Secret.js'
import type { TokenMember } from '../token/Token.js'
import type { ErrorShape } from './errorShape.js'
import type { Row } from './row.js'
import type { AnyTokenCodec } from './TokenCodec.js'
import type { Table } from './table.js'
import { tableOf } from './table.js'

type Rule = readonly [holds: boolean, rule: string]

const options = ['id', 'fields', 'tokenType', 'constants', 'extras', 'secretExtras', 'errors']

const tableRules = ({ id, rows, tokenType, extras, secretExtras, envelope, ...table }: Table): readonly Rule[] => {
  const unknown = table.options.filter((name) => !options.includes(name))
  const topNames = new Set(rows.filter(({ path }) => path.length === 1).map(({ name }) => name))
  const { bearer = 'Bearer', words } = tokenType
  return [
    [/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id), 'an id of lowercase words joined by hyphens'],
    [id !== 'canonical' || envelope !== undefined, 'an id other than canonical'],
    [unknown.length === 0, `the options ${options.join(', ')}, got ${unknown.join(' and ')}`],
    [
      words.length > 0 || bearer.toLowerCase() === 'bearer',
      'a spelling of Bearer as tokenType; list other words in spelled',
    ],
    [!extras.some((name) => topNames.has(name) || name === 'error'), 'extras that are not fields, constants or error'],
    [new Set(extras).size === extras.length, 'each extra only once'],
    [secretExtras.every((name) => extras.includes(name)), 'secretExtras that are listed in extras too'],
  ]
}

const startsWith = (path: readonly unknown[], prefix: readonly unknown[]): boolean =>
  prefix.every((name, index) => path[index] === name)

const errorRules = ({ rows, errors }: Table): readonly Rule[] => {
  const fields = rows.filter(({ constant }) => constant === undefined)
  const codes = errors.flatMap(({ code }) => (code === undefined ? [] : [code.join('\n')]))
  const isField = ({ marker, code = [marker] }: ErrorShape): boolean =>
    fields.some(({ path }) => startsWith(code, path) || startsWith(path, code))
  return [
    [!errors.some(isField), 'error codes and markers that are not fields'],
    [new Set(codes).size === codes.length, 'one error shape for each code; a second one is never reached'],
  ]
}

/** True if a row can write its member's example and read it back. */
const writesExample = ({ member, type }: Row): boolean => {
  const { example } = memberTable[member as TokenMember]
  const clear = type.isSealed ? reveal(example as never) : example
  return type.write(clear as Json) !== undefined
}

const isLimit = (instantFrom = 1): boolean => instantFrom >= 1 && instantFrom <= MAX_SECONDS

const rowRules = ({ rows, expiries }: Table): readonly Rule[] => {
  const opaque = rows.filter(({ type }) => type.options.isOpaque)
  const unwritten = opaque.filter((row) => !writesExample(row)).map(({ member }) => member)
  const sent = expiries.filter(({ lifetime, instant }) => lifetime?.type.options.instantFrom !== undefined && instant)
  return [
    [
      unwritten.length === 0,
      `fields whose read accepts what their write returns, got others for ${unwritten.join(' and ')}`,
    ],
    [
      rows.every((row) => rows.every(({ path }) => path === row.path || !startsWith(path, row.path))),
      'paths that do not lead through another row',
    ],
    [sent.length === 0, 'either instantFrom or a row for the instant, not both'],
    [rows.every(({ type: { options } }) => /^\S+$/.test(options.separator ?? ',')), 'a separator without white space'],
    [
      rows.every(({ path }) => path.every(isString)),
      'paths of names; only the path of an error code may contain an array index',
    ],
    [
      rows.every(({ constant, member }) => constant === undefined || !Object.hasOwn(memberTable, member)),
      'constants not named like a member of Token',
    ],
    [rows.every(({ type }) => type.options.values?.length !== 0), 'at least one value for each constant'],
    [rows.every(({ type: { options } }) => isLimit(options.instantFrom)), 'instantFrom from 1 to 100000000000'],
  ]
}

/**
 * Lists the mistakes in a codec's table that neither the compiler nor `defineCodec` rejects, one line each. Returns an
 * empty list for a handwritten codec. `checkLaws` rejects a codec with any of these mistakes.
 *
 * @example
 * import { defineCodec } from '@token-codecs/core'
 * import { tableProblems } from '@token-codecs/core/authoring'
 *
 * const AcmeToken = defineCodec<{ access_token?: string; token_type?: string }>()({
 *   id: 'Acme',
 *   fields: { accessToken: 'access_token', tokenType: 'token_type' },
 * })
 * console.log(tableProblems(AcmeToken)) // [ 'expected an id of lowercase words joined by hyphens' ]
 *
 * @since 0.1.0
 * @category authoring
 */
export const tableProblems = (codec: AnyTokenCodec): readonly string[] => {
  const table = tableOf(codec)
  if (table === undefined) return []
  const rules = [...tableRules(table), ...errorRules(table), ...rowRules(table)]
  return rules.filter(([holds]) => !holds).map(([, rule]) => `expected ${rule}`)
}
