/** RFC 6749 appendix A: VSCHAR, the characters of tokens; never empty. */
export const isVisible = (text: string): boolean => /^[\x20-\x7e]+$/.test(text)

// Space, tab and line breaks separate scope names; any other control character (C0, DEL, C1) has no place in one.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const strayControl = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/
const whiteSpace = /[ \t\r\n]+/

export const hasStrayControl = (text: string): boolean => strayControl.test(text)

export const splitScope = (text: string): string[] => text.split(whiteSpace).filter((name) => name !== '')

export const isScopeName = (text: string): boolean => text !== '' && !whiteSpace.test(text) && !strayControl.test(text)

/** Control characters (C0, DEL, C1) and Unicode's line breaks, out of a server's text. */
export const withoutControls = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
  text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]/g, '')

// Names of members and codes, in any of the usual spellings.
const words = /^[a-z]+(?:[_.:-][a-z]+)*$/i

export const isWords = (text: string): boolean => words.test(text)

// What loggers, vaults and this package print in place of a secret; taken for a token, it would fail far from its cause.
const redactions = '(?:redacted|filtered|masked|hidden|removed|omitted|secret)'
export const placeholder: RegExp = new RegExp(
  `^["'\\s]*(?:\\*{3,}|redacted|[*_-]{2,}${redactions}[*_-]{2,}|[<[({]+\\s*${redactions}(?:\\s*|:[^>\\])}]*)[>\\])}]+|\\[object \\w+\\])["'\\s]*$`,
  'i',
)

export const isPlaceholder = (text: string): boolean => placeholder.test(text)
