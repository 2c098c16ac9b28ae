// RFC 6749 appendix A: VSCHAR, the characters of tokens. Four at a time, written out: of all ways to look through a long
// token the fastest, and three times as fast as one at a time.
const visible = /^(?:[\x20-\x7e][\x20-\x7e][\x20-\x7e][\x20-\x7e])*[\x20-\x7e]{0,3}$/

/** Whether a text, if it is not empty, may be a token. */
export const isVisible = (text: string): boolean => visible.test(text)

// Space, tab and line breaks separate scope names; any other control character (C0, DEL, C1) has no place in one.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const strayControl = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/

/** The same scope with nothing but spaces between its names; `undefined` where it holds other control characters. */
const spaced = (text: string): string | undefined =>
  strayControl.test(text) ? undefined : text.replace(/[\t\r\n]/g, ' ')

/** The names in a scope, or `undefined` where a control character is among them. */
export const splitScope = (scope: string): readonly string[] | undefined => {
  const text = isVisible(scope) ? scope : spaced(scope)
  if (text === undefined) return undefined
  if (!text.includes(' ')) return text === '' ? [] : [text]
  // By hand in half the time that `split` takes, which would leave empty names to be dropped.
  const names: string[] = []
  let start = 0
  for (let end = text.indexOf(' '); end !== -1; end = text.indexOf(' ', start)) {
    if (end > start) names.push(text.slice(start, end))
    start = end + 1
  }
  if (start < text.length) names.push(text.slice(start))
  return names
}

const isVisibleCode = (code: number): boolean => (code > 0x20 && code < 0x7f) || code > 0x9f

export const isScopeName = (text: string): boolean => {
  for (let index = 0; index < text.length; index++) if (!isVisibleCode(text.charCodeAt(index))) return false
  return text !== ''
}

// Control characters (C0, DEL, C1), Unicode's line breaks, and what takes no room or turns a line around. Written out: an
// engine that does not know `\p`, as some of React Native's, would run nothing of the program.
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
  /[\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ufe00-\ufe0f]|\udb40[\udc00-\udfff]/g

/** A server's text with nothing in it that does not show. */
export const withoutControls = (text: string): string => text.replace(unseen, '')

// Names of members and codes, in any of the usual spellings.
const words = /^[a-z]+(?:[_.:-][a-z]+)*$/i

export const isWords = (text: string): boolean => words.test(text)

// What loggers, vaults and this package print in place of a secret; taken for a token, it would fail far from its cause.
const redactions = '(?:redacted|filtered|masked|hidden|removed|omitted|secret)'
export const placeholder: RegExp = new RegExp(
  `^["'\\s]*(?:\\*{3,}|redacted|[*_-]{2,}${redactions}[*_-]{2,}|[<[({]+\\s*${redactions}(?:\\s*|:[^>\\])}]*)[>\\])}]+|\\[object \\w+\\])["'\\s]*$`,
  'i',
)

export const isPlaceholder = (text: string): boolean => {
  // Of the letters only r begins one: most tokens need not be looked at any further.
  const first = text.charCodeAt(0) | 0x20
  return (first < 0x61 || first > 0x7a || first === 0x72) && placeholder.test(text)
}
