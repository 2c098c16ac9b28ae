import { isVisible } from './visibleText.js'

// Control characters (C0, DEL, C1) that a scope must not contain. Tabs and line breaks separate names, as spaces do.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for control characters
const strayControl = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/

/** Replaces tabs and line breaks with spaces; returns `undefined` if the scope contains other control characters. */
const spaced = (text: string): string | undefined =>
  strayControl.test(text) ? undefined : text.replace(/[\t\r\n]/g, ' ')

/** Splits a scope into names; returns `undefined` if it contains other control characters. */
export const splitScope = (scope: string): readonly string[] | undefined => {
  const text = isVisible(scope) ? scope : spaced(scope)
  if (text === undefined) return undefined
  if (!text.includes(' ')) return text === '' ? [] : [text]
  // Twice as fast as `split`, which would also return empty names.
  const names: string[] = []
  let start = 0
  for (let end = text.indexOf(' '); end !== -1; end = text.indexOf(' ', start)) {
    if (end > start) names.push(text.slice(start, end))
    start = end + 1
  }
  if (start < text.length) names.push(text.slice(start))
  return names
}

const scopeName = /^[^\0-\x20\x7f-\x9f]+$/

export const isScopeName = (text: string): boolean => scopeName.test(text)
