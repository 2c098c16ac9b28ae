import { BulkError } from './BulkError.js'

/**
 * How a CSV file is written.
 *
 * @since 0.1.0
 * @category model
 */
export interface CsvOptions {
  /** Separates cells: one ASCII character, such as `;` or a tab. Default `,`. */
  readonly delimiter?: string
}

/** Returns the delimiter of CSV; `undefined` if the input has lines. */
export const delimiterOf = (csv: boolean | CsvOptions | undefined): string | undefined => {
  if (csv === undefined || csv === false) return undefined
  const { delimiter = ',' } = csv === true ? {} : csv
  if (!/^[\t -~]$/.test(delimiter) || delimiter === '"') throw new BulkError('bad-delimiter')
  return delimiter
}
