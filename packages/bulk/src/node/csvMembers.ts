import type { AnyTokenCodec, Either, JsonObject, Lossy, Note, ReadOptions, TokenError } from '@token-codecs/core'
import { parseResponse } from '@token-codecs/core'
import { jsonSchema } from '@token-codecs/core/json-schema'
import { failure } from '../lines/failure.js'
import type { LineOptions } from '../lines/LineOptions.js'
import { longDigits } from '../lines/translate.js'
import { BulkError } from './BulkError.js'
import type { Cell } from './csvCells.js'
import { cellOf, textOf } from './csvCells.js'
import type { Header } from './csvHeader.js'

/** One converted record. */
export interface Row {
  readonly cells: readonly Cell[]
  readonly notes: readonly Note[]
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null

/** Returns the schemas of a response's members, by name. */
const schemasOf = (codec: AnyTokenCodec, use: 'Written' | 'Accepted'): ReadonlyMap<string, unknown> => {
  const { $defs } = jsonSchema('urn:token-codecs:csv', [codec])
  const definitions = new Map(Object.entries($defs as JsonObject))
  const { properties } = definitions.get(`${codec.name}${use}`) as { readonly properties: JsonObject }
  return new Map(Object.entries(properties).filter(([name, schema]) => name !== 'error' && schema !== false))
}

/** True if a schema permits an object or an array. */
const permitsNested = (schema: unknown): boolean => {
  if (!isObject(schema) || 'const' in schema || 'enum' in schema) return false
  if ('$ref' in schema) return schema.$ref === '#/$defs/scopeNames' || schema.$ref === '#/$defs/details'
  if (Array.isArray(schema.anyOf)) return schema.anyOf.some(permitsNested)
  return schema.type === undefined || schema.type === 'object' || schema.type === 'array'
}

/** Returns a function that reads the cells that are more than strings: JSON, and constants such as `true`. */
const valueReader = (codec: AnyTokenCodec) => {
  const schemas = schemasOf(codec, 'Written')
  const nested = new Set([...schemas].filter(([, schema]) => permitsNested(schema)).map(([name]) => name))
  const constants = new Map([...schemas].map(([name, schema]) => [name, isObject(schema) ? schema.const : undefined]))
  // Reads only the body, for core's notes about it.
  const body: AnyTokenCodec = Object.create(codec, {
    read: { value: (token: unknown) => ({ _tag: 'Right', right: { token, notes: [] } }) },
  })
  return (name: string, text: string): { readonly value: unknown; readonly notes: readonly Note[] } | undefined => {
    const constant = constants.get(name)
    if (constant !== undefined && String(constant) === text) return { value: constant, notes: [] }
    if (!nested.has(name) || !/^[{[]/.test(text)) return undefined
    try {
      const value: unknown = JSON.parse(text)
      if (!longDigits.test(text)) return { value, notes: [] }
      const read = parseResponse(body, { status: 200, body: text }, { maxBytes: Number.POSITIVE_INFINITY })
      return { value, notes: read._tag === 'Left' ? [] : read.right.notes }
    } catch {
      return undefined
    }
  }
}

/** A record's response. */
interface Response {
  readonly form: string
  /** Reads the form, with JSON for the cells that contain it. */
  readonly codec: AnyTokenCodec
  readonly notes: readonly Note[]
}

const notText = (name: string): TokenError =>
  failure({ path: [name], expected: 'a cell in UTF-8', actual: 'cell in another encoding', code: 'not-utf-8' })

/** Returns a function that reads the response in the columns of the given indexes. */
const responseReader = (names: readonly string[], indexes: readonly number[], from: AnyTokenCodec) => {
  const jsonOf = valueReader(from)
  return (cells: readonly Cell[]): Either<TokenError, Response> => {
    const form = new URLSearchParams()
    const values: Record<string, unknown> = {}
    const notes: Note[] = []
    for (const index of indexes) {
      const [name = '', text] = [names[index], textOf(cells[index] ?? '')]
      if (typeof text !== 'string') return { _tag: 'Left', left: notText(name) }
      if (text === '') continue
      form.append(name, text)
      const known = jsonOf(name, text)
      if (known === undefined) continue
      values[name] = known.value
      notes.push(...known.notes)
    }
    if (form.size === 0) return from.read({}) as Either<TokenError, never>
    const read = (input: object, options?: ReadOptions) => from.read({ ...input, ...values }, options)
    const codec: AnyTokenCodec = Object.create(from, { read: { value: read } })
    return { _tag: 'Right', right: { form: form.toString(), codec, notes } }
  }
}

const cellFor = (value: unknown): Cell => {
  if (value === undefined || value === null) return ''
  return cellOf(isObject(value) ? JSON.stringify(value) : String(value))
}

// Named like a member that core does not know: the name may come from the input.
const noColumn: Note = {
  action: 'dropped',
  code: 'no-column',
  source: 'bulk',
  direction: 'write',
  member: 'unknown',
  message: 'bulk: unknown: dropped, the CSV output has no column for it (no-column)',
}

const lossy: Lossy = {
  _tag: 'Lossy',
  code: 'no-column',
  message: 'bulk: unknown: would be lost, the CSV output has no column for it (no-column)',
  source: 'bulk',
  notes: [noColumn],
}

/** Returns how the columns of a response are read and written. */
export const memberColumns = ({ cells: header, names }: Header, { from, to, onLoss }: LineOptions) => {
  const members = schemasOf(from, 'Accepted')
  const written = [...schemasOf(to, 'Written').keys()]
  const isMember = names.map((name) => members.has(name))
  const [accessToken = ''] = [from.fields.accessToken].flat()
  if (!names.includes(accessToken)) throw new BulkError('missing-column')
  if (names.some((name, index) => !isMember[index] && written.includes(name))) throw new BulkError('column-taken')
  const indexes = names.flatMap((_, index) => (isMember[index] ? [index] : []))
  /** Puts the written members where the first member was. */
  const replaced = <A>(row: readonly A[], values: readonly A[]): readonly A[] =>
    row.flatMap((value, index) => (index === indexes[0] ? values : isMember[index] ? [] : [value]))
  const write = (cells: readonly Cell[], response: JsonObject, notes: readonly Note[]): Either<TokenError, Row> => {
    const values = new Map(Object.entries(response))
    const row = replaced(
      cells,
      written.map((name) => cellFor(values.get(name))),
    )
    const isLost = [...values.keys()].some((name) => !written.includes(name))
    if (isLost && onLoss === 'fail') return { _tag: 'Left', left: lossy }
    return { _tag: 'Right', right: { cells: row, notes: isLost ? [...notes, noColumn] : notes } }
  }
  return { header: replaced(header, written.map(cellOf)), read: responseReader(names, indexes, from), write }
}
