/** Formats names as a list in backticks: `scope` and `tokenType`. */
export const quotedNames = (names: readonly string[]): string => {
  const quoted = names.map((name) => `\`${name}\``)
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter((part) => part !== '').join(' and ')
}
