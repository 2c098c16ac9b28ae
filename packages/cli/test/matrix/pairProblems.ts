// Converts between two codecs and compares the results with the matrix.
import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, ConvertOptions, JsonObject } from '@token-codecs/core'
import { convert } from '@token-codecs/core'
import { codecs } from '../codecs.js'
import { expected, isLossy, orderIn, responseOf, tokenOf } from './expected.js'
import { matrix } from './index.js'
import type { Member, Row } from './Row.js'

/** A change of a row, before its response is converted. Returns `undefined` if the vendor documents no such response. */
interface Variant {
  readonly title: string
  readonly change: (row: Row) => Row | undefined
  readonly options?: Pick<ConvertOptions, 'receivedAt' | 'now'>
}

const received = { receivedAt: 1700000000 }

const documented = ({ unknown: _, extensions: __, ...row }: Row): Row => row

const only =
  (...kept: readonly string[]) =>
  (row: Row): Row => {
    const { extras: _, ...rest } = documented(row)
    return { ...rest, response: row.response.filter(([member]) => kept.includes(member)) }
  }

/** Replaces the value of each member for which `replace` returns one. */
const replacing =
  (replace: (member: Member) => string | number | undefined) =>
  (row: Row): Row | undefined => {
    if (row.response.every((member) => replace(member) === undefined)) return undefined
    const response = row.response.map((member): Member => {
      const [token, name, value, form] = member
      return [token, name, replace(member) ?? value, form]
    })
    return { ...documented(row), response }
  }

const withInstead = (row: Row): Row | undefined => {
  const { instead } = row
  if (instead === undefined) return undefined
  return { ...documented(row), response: row.response.map((member) => instead[member[0]] ?? member) }
}

const withInstantAlone = (row: Row): Row | undefined => {
  const hasMember = (name: string) => row.response.some(([member]) => member === name)
  return hasMember('expiresAt') && !hasMember('expiresIn') ? documented(row) : undefined
}

const variants: readonly Variant[] = [
  { title: 'every documented member', change: documented },
  { title: 'every documented member, received at a known time', change: documented, options: received },
  { title: 'every documented member and unknown ones', change: (row) => row },
  { title: 'nothing but a token', change: only('accessToken', 'tokenType') },
  {
    title: 'nothing but a token, received at a known time',
    change: only('accessToken', 'tokenType'),
    options: received,
  },
  {
    title: 'lifetimes of 0',
    change: replacing(([member, , , form]) => {
      if (!member.endsWith('xpiresIn')) return undefined
      return form === 'digits' ? '0' : 0
    }),
  },
  { title: 'instants in place of lifetimes', change: withInstead },
  {
    title: 'an instant alone, written at a known time',
    change: withInstantAlone,
    // An hour before the earliest of the documented instants.
    options: { now: 1468271650 },
  },
  { title: 'a DPoP token', change: replacing(([member]) => (member === 'tokenType' ? 'DPoP' : undefined)) },
]

/** A codec and its row. */
export const subjectOf = (id: string): { readonly codec: AnyTokenCodec; readonly row: Row } => {
  const codec = codecs.get(id)
  const row = matrix[id]
  if (codec === undefined) throw new Error(`no codec ${id}: remove its row from test/matrix`)
  if (row === undefined) throw new Error(`no row ${id}: add it to test/matrix`)
  return { codec, row }
}

const endOf = (result: ReturnType<ReturnType<typeof convert>>): string =>
  result._tag === 'Left' ? result.left._tag : 'converted'

const problemsOfVariant = (from: string, to: string, sent: Row, options: ConvertOptions = {}): readonly string[] => {
  const [source, target] = [subjectOf(from).codec, subjectOf(to)]
  const read = (more: { readonly onLoss?: 'fail' }) =>
    convert(source, target.codec, { ...options, ...more })(JSON.parse(JSON.stringify(responseOf(sent))))
  const outcome = expected(to, target.row, tokenOf(from, sent, options.receivedAt), options.now)
  const problems: string[] = []
  const compare = (subject: string, wanted: unknown, actual: unknown) => {
    if (isDeepStrictEqual(wanted, actual)) return
    problems.push(`${subject}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(actual)}`)
  }
  const result = read({})
  compare('result', outcome.isRefused ? 'Lossy' : 'converted', endOf(result))
  if (result._tag === 'Left' || outcome.isRefused) return problems
  const value = JSON.parse(JSON.stringify(result.right.value)) as JsonObject
  for (const name of new Set([...Object.keys(outcome.value), ...Object.keys(value)])) {
    compare(name, outcome.value[name], value[name])
  }
  compare('order', outcome.order, orderIn(value, outcome.order))
  const notes = result.right.notes.map(({ source: who, direction, action, code, member }) =>
    direction === 'write' && who === to
      ? `${action} ${code} ${member}`
      : `${who} ${direction} ${action} ${code} ${member}`,
  )
  compare('notes', [...outcome.notes].sort(), notes.sort())
  compare("onLoss: 'fail'", isLossy(target.row, outcome) ? 'Lossy' : 'converted', endOf(read({ onLoss: 'fail' })))
  return problems
}

/** Differences between the conversions of each variant of a source's response, and the matrix. */
export const pairProblems = (from: string, to: string): readonly string[] =>
  variants.flatMap(({ title, change, options }) => {
    const sent = change(subjectOf(from).row)
    if (sent === undefined) return []
    return problemsOfVariant(from, to, sent, options).map((problem) => `${from} to ${to}, ${title}: ${problem}`)
  })
