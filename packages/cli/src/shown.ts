const MAX_LENGTH = 100

/** Letters, digits, punctuation and the plain space. Others may control a terminal, hide text or reorder it. */
const unprintable = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu

const escapedUnit = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/** Returns foreign text in one line, without characters that control a terminal. */
export const shownLine = (text: string): string => text.replace(unprintable, escapedUnit)

/** Returns our own lines of text, without other characters that control a terminal. */
export const shownLines = (text: string): string => text.split('\n').map(shownLine).join('\n')

/** Returns a path, name or value of a foreign document in one line. Long ones are cut. */
export const shownName = (name: string): string =>
  `${shownLine(name.slice(0, MAX_LENGTH))}${name.length > MAX_LENGTH ? '…' : ''}`

/** Returns a sentence in one line. Long names between backticks are cut. */
export const shownSentence = (sentence: string): string =>
  shownLine(sentence.replace(/`([^`]*)`/g, (_, name: string) => `\`${shownName(name)}\``))
