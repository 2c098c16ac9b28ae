/** A word, a quoted value, or a single mark of a type's notation. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'mark'
  readonly text: string
}

/** Longer notations are sentences. */
const longest = 1000

/** The name without its namespace: `String` for `::String`, `kotlin.String` and `\Model\String`. */
const unqualified = (word: string): string =>
  word
    .split(/[.:\\$@]+/)
    .filter((part) => part !== '')
    .at(-1) ?? ''

/** Splits the notation of a type, in any language. */
export const typeTokens = (text: string): readonly Token[] => {
  const found = text.slice(0, longest).matchAll(/"([^"]*)"|'([^']*)'|[\w$@\\.:-]+|[^\s\w]/g)
  return [...found].flatMap(([whole, double, single]): readonly Token[] => {
    const quoted = double ?? single
    if (quoted !== undefined) return [{ kind: 'quoted', text: quoted }]
    if (!/\w/.test(whole)) return [{ kind: 'mark', text: whole }]
    const name = unqualified(whole)
    return name === '' ? [] : [{ kind: 'word', text: name }]
  })
}
