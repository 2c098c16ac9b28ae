/** A documented value without its quotes; a number or a boolean if it is written like one. */
export const literalOf = (text: string): string | number | boolean => {
  const trimmed = text.trim()
  const quoted = /^(["'“‘`])(.*)["'”’`]$/.exec(trimmed)?.[2]
  if (quoted !== undefined) return quoted
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true'
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(trimmed) ? Number(trimmed) : trimmed
}
