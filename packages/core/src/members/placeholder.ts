// Placeholders of loggers, vaults and this package. Accepted as a token, one would cause an error far from its origin.
const redactions = '(?:redacted|filtered|masked|hidden|removed|omitted|secret)'
export const placeholder: RegExp = new RegExp(
  `^["'\\s]*(?:\\*{3,}|redacted|[*_-]{2,}${redactions}[*_-]{2,}|[<[({]+\\s*${redactions}(?:\\s*|:[^>\\])}]*)[>\\])}]+|\\[object \\w+\\])["'\\s]*$`,
  'i',
)

export const isPlaceholder = (text: string): boolean => {
  // Fast path: the only letter that begins a placeholder is r.
  const first = text.charCodeAt(0) | 0x20
  return (first < 0x61 || first > 0x7a || first === 0x72) && placeholder.test(text)
}
