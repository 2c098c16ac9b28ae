import { parseSync } from 'rolldown/utils'

export interface Comment {
  /** Counted from 1. */
  readonly line: number
  /** Without delimiters. */
  readonly text: string
}

const delimiters = /^\/\*\*?|\*\/$|^[ \t]*\/\/ ?|^[ \t]*\* ?/gm

/** Returns the comments of a TypeScript or JavaScript file, in order. Consecutive line comments are one comment. */
export const commentsIn = (source: string): readonly Comment[] => {
  const found: { readonly type: string; readonly start: number; end: number }[] = []
  for (const { type, start, end } of parseSync('source.ts', source).comments) {
    const last = found.at(-1)
    const continues = last !== undefined && /^\r?\n[ \t]*$/.test(source.slice(last.end, start))
    if (continues && type === 'Line' && last.type === 'Line') last.end = end
    else found.push({ type, start, end })
  }
  return found.map(({ start, end }) => ({
    line: source.slice(0, start).split('\n').length,
    text: source.slice(start, end).replace(delimiters, '').trim(),
  }))
}
