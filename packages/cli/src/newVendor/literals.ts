const escaped = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    // Escaped, because such characters can hide code from a reader, or end a line. A linter rejects `${` in a string.
    .replace(/[^ -~]|(?<=\$)\{/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Returns a string literal in the quotes that need fewer escapes. Names come from foreign documents. */
export const stringLiteral = (text: string): string => {
  const quotes = (quote: string): number => text.split(quote).length - 1
  const quote = quotes("'") > quotes('"') ? '"' : "'"
  return `${quote}${escaped(text).replaceAll(quote, `\\${quote}`)}${quote}`
}

/** Returns the literal of a JSON scalar. */
export const scalarLiteral = (value: string | number | boolean): string =>
  typeof value === 'string' ? stringLiteral(value) : `${value}`.replace('e+', 'e')

const isIdentifier = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name)

/** Returns a member's name as it stands in an interface. */
export const keyOf = (name: string): string => (isIdentifier(name) ? name : stringLiteral(name))

/** Returns a member's name as it stands in an object literal, where a plain `__proto__` sets the prototype. */
export const propertyKeyOf = (name: string): string => (name === '__proto__' ? "['__proto__']" : keyOf(name))

/** Returns a name for a comment or a code span, without characters that could end either. */
export const plainText = (text: string): string =>
  text
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .replaceAll('*/', '* /')
    .trim()

/** Splits words into lines of at most `width` characters; a longer word has its own line. */
export const wrapped = (text: string, width: number): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
