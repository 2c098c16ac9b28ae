import { isVisible } from './visibleText.js'

// Space, tab and line breaks separate scope names; any other control character (C0, DEL, C1) has no place in one.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const strayControl = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/

/** The same scope with spaces between its names; `undefined` where it holds other control characters. */
const spaced = (text: string): string | undefined =>
  strayControl.test(text) ? undefined : text.replace(/[\t\r\n]/g, ' ')

/** The names in a scope, or `undefined` where a control character is among them. */
export const splitScope = (scope: string): readonly string[] | undefined => {
  const text = isVisible(scope) ? scope : spaced(scope)
  if (text === undefined) return undefined
  if (!text.includes(' ')) return text === '' ? [] : [text]
  // Takes half the time of `split`, which would also leave empty names.
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
