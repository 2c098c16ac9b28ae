import { literalOf } from './literal.js'

const announced =
  /(?:^|[\s(.;])(?:(?:must be |is )?(?:one|any) of(?: the following)?(?: values)?|enum(?:eration)?|(?:allowed|possible|valid|accepted|permitted) values(?: are)?)\s*(:?)\s*[[(]?/i

/** One listed value: in code, in quotes, or a plain word. */
const value = /^(?:`([^`]{1,100})`|"([^"]{1,100})"|'([^']{1,100})'|([\w-]{1,100}))/
const separator = /^(?:\s*(?:,|\||\/)\s*(?:or\s+|and\s+)?|\s+(?:or|and)\s+|\s+(?=[`"']))/

/**
 * The values of a sentence such as "One of: `a`, `b`." It is a closed list only if nothing follows it in the sentence.
 * Code is in backticks.
 */
export const inlineValues = (text: string): readonly (string | number | boolean)[] => {
  const start = announced.exec(text)
  if (start === null) return []
  let words = true
  let rest = text.slice(start.index + start[0].length)
  const values: (string | number | boolean)[] = []
  while (values.length < 100) {
    const found = value.exec(rest)
    if (found === null) return []
    const [whole, code, double, single, word] = found
    // Words are prose without a colon before them, as in "one of many", and behind values in code.
    const isWord = word !== undefined
    if (isWord && (start[1] === '' || !words)) return []
    words = words && isWord
    values.push(literalOf(code ?? word ?? `"${double ?? single ?? ''}"`))
    rest = rest.slice(whole.length)
    const between = separator.exec(rest)
    if (between === null) break
    rest = rest.slice(between[0].length)
  }
  // A value may be explained, but more words may mean more values.
  return /^\s*(?:$|[.;)\]\n])/.test(rest) ? values : []
}
