/** The remarks of OpenAPI generator's pages, in square brackets. */
export interface Notes {
  readonly optional: boolean
  readonly nullable: boolean
  /** The default value, as written. A constant of the language is left out, because its value is elsewhere. */
  readonly fallback?: string
}

/** Reads a cell such as `[optional] [default to 'bearer']`; undefined for a cell with other text. */
export const notesOf = (text: string): Notes | undefined => {
  const remarks = text.match(/\[[^[\]]*\]/g) ?? []
  const others = remarks.reduce((rest, remark) => rest.replace(remark, ''), text)
  if (/\S/.test(others)) return undefined
  const words = remarks.map((remark) => remark.slice(1, -1).trim())
  const written = words.find((word) => word.startsWith('default to '))?.slice('default to '.length)
  const fallback = /^(?:["'].*["']|-?[\d.]+|true|false)$/.test(written ?? '') ? written : undefined
  return {
    optional: words.includes('optional'),
    nullable: words.includes('nullable'),
    ...(fallback !== undefined && { fallback }),
  }
}
