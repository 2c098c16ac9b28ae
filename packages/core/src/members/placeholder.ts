// Placeholders of loggers, vaults and this package; taken for a token, they would fail far from their cause.
const redactions = '(?:redacted|filtered|masked|hidden|removed|omitted|secret)'
export const placeholder: RegExp = new RegExp(
  `^["'\\s]*(?:\\*{3,}|redacted|[*_-]{2,}${redactions}[*_-]{2,}|[<[({]+\\s*${redactions}(?:\\s*|:[^>\\])}]*)[>\\])}]+|\\[object \\w+\\])["'\\s]*$`,
  'i',
)

export const isPlaceholder = (text: string): boolean => {
  // The only letter that begins a placeholder is r, so that most tokens need no other test.
  const first = text.charCodeAt(0) | 0x20
  return (first < 0x61 || first > 0x7a || first === 0x72) && placeholder.test(text)
}
