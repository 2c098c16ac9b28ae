/** The remarks of OpenAPI generator's pages, in square brackets. */
export interface Notes {
  readonly optional: boolean
  readonly nullable: boolean
  /** The default value, as written. A constant of the language is left out, because its value is elsewhere. */
  readonly fallback?: string
}

/** Says if the cell has remarks alone. Older Python pages put sentences about the default value behind them. */
const isRemarks = (text: string): boolean => {
  const behind = text.startsWith('[') ? text.slice(text.lastIndexOf(']') + 1).trim() : text
  return behind === '' || /^(?:if omitted|defaults to) /.test(behind)
}

const valueIn = (text: string): string | undefined =>
  /default (?:to|value of) ("[^"]*"|'[^']*'|-?\d+(?:\.\d+)?|true|false)(?:\]|\s|$)/i.exec(text)?.[1] ??
  /^defaults to ("[^"]*"|'[^']*'|-?\d+(?:\.\d+)?)$/.exec(text)?.[1]

/** Reads a cell such as `[optional] [default to 'bearer']`; undefined for a cell with other text. */
export const notesOf = (text: string): Notes | undefined => {
  const trimmed = text.trim()
  if (!isRemarks(trimmed)) return undefined
  const fallback = valueIn(trimmed)
  return {
    optional: trimmed.includes('[optional]'),
    nullable: trimmed.includes('[nullable]'),
    ...(fallback !== undefined && { fallback }),
  }
}
