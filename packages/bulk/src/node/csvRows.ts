import type { Either, TokenError } from '@token-codecs/core'
import { failure } from '../lines/failure.js'
import type { LineOptions } from '../lines/LineOptions.js'
import { receivedAtOf } from '../lines/receivedAtOf.js'
import { inSteps, quickly } from '../lines/translate.js'
import { BulkError } from './BulkError.js'
import type { Cell } from './csvCells.js'
import { cellOf, textOf } from './csvCells.js'
import type { Header } from './csvHeader.js'
import type { Row } from './csvMembers.js'
import { memberColumns } from './csvMembers.js'

/** How the records of a file are converted. */
export interface Rows {
  /** The output's header. */
  readonly header: readonly Cell[]
  readonly convert: (cells: readonly Cell[]) => Either<TokenError, Row>
}

const noResponse = failure({ path: ['member'], expected: 'a response', actual: 'undefined', code: 'missing' })

const indexOf = (names: readonly string[], name: string): number => {
  const index = names.indexOf(name)
  if (index === -1) throw new BulkError('missing-column')
  return index
}

/** Returns a function that reads when a record was received. */
const instantColumn = (names: readonly string[], { receivedAt }: LineOptions) => {
  if (typeof receivedAt !== 'object') {
    return (): Either<TokenError, number | undefined> => ({ _tag: 'Right', right: receivedAt })
  }
  const index = indexOf(names, receivedAt.member)
  return (cells: readonly Cell[]): Either<TokenError, number | undefined> => receivedAtOf(textOf(cells[index] ?? ''))
}

/** Converts the response in one column. The other cells stay as they are. */
const responseColumn = ({ cells: header, names }: Header, options: LineOptions, member: string): Rows => {
  const index = indexOf(names, member)
  const instantOf = instantColumn(names, options)
  const translation = quickly(options)
  return {
    header,
    convert: (cells) => {
      const instant = instantOf(cells)
      if (instant._tag === 'Left') return instant
      const body = textOf(cells[index] ?? '')
      if (body === '') return { _tag: 'Left', left: noResponse }
      const result = translation(body, instant.right)
      if (result._tag === 'Left') return result
      const { text, notes } = result.right
      const converted = cellOf(text)
      return { _tag: 'Right', right: { cells: cells.map((cell, at) => (at === index ? converted : cell)), notes } }
    },
  }
}

/** Converts the response whose members are columns. */
const responseColumns = (header: Header, options: LineOptions): Rows => {
  const { read, write, header: written } = memberColumns(header, options)
  const instantOf = instantColumn(header.names, options)
  return {
    header: written,
    convert: (cells) => {
      const instant = instantOf(cells)
      if (instant._tag === 'Left') return instant
      const response = read(cells)
      if (response._tag === 'Left') return response
      const { codec, form, notes } = response.right
      const result = inSteps({ ...options, from: codec })(form, instant.right)
      if (result._tag === 'Left') return result
      const { text, notes: more } = result.right
      return write(cells, JSON.parse(text), [...notes, ...more])
    },
  }
}

/** Returns how records are converted. Throws a `BulkError` if a column is missing or taken. */
export const rowsOf = (header: Header, options: LineOptions): Rows =>
  options.member === undefined ? responseColumns(header, options) : responseColumn(header, options, options.member)
