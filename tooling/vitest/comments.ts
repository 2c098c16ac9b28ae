// The compiler of this version has no API; the bundler's parser reads TypeScript too.
import { parseAst } from 'rolldown/parseAst'

export interface Comment {
  /** Counted from 1. */
  readonly line: number
  /** Without delimiters. */
  readonly text: string
}

interface Node {
  readonly type?: unknown
  readonly start: number
  readonly end: number
}

const quoted: readonly unknown[] = ['Literal', 'TemplateElement']

/** Strings, fixed parts of templates, and patterns, which may contain the delimiters of comments. */
const literalsOf = (node: unknown): readonly Node[] => {
  if (typeof node !== 'object' || node === null) return []
  return quoted.includes((node as Node).type) ? [node as Node] : Object.values(node).flatMap(literalsOf)
}

/** Replaces every character except line breaks, so that positions and lines stay. */
const blanked = (text: string): string => text.replace(/[^\n]/g, ' ')

const withoutLiterals = (source: string): string => {
  const literals = [...literalsOf(parseAst(source, { lang: 'ts' }))].sort((first, second) => first.start - second.start)
  const code = literals.map(({ start }, index) => source.slice(literals[index - 1]?.end ?? 0, start))
  const blanks = literals.map(({ start, end }) => blanked(source.slice(start, end)))
  return [...code.map((part, index) => part + blanks[index]), source.slice(literals.at(-1)?.end ?? 0)].join('')
}

// Consecutive line comments are one comment.
const comments = /\/\*[\s\S]*?\*\/|\/\/[^\n]*(?:\n[ \t]*\/\/[^\n]*)*/g
const delimiters = /^\/\*\*?|\*\/$|^[ \t]*\/\/ ?|^[ \t]*\* ?/gm

/** The comments of a TypeScript or JavaScript file, in order. */
export const commentsIn = (source: string): readonly Comment[] =>
  [...withoutLiterals(source).matchAll(comments)].map(({ 0: { length }, index }) => ({
    line: source.slice(0, index).split('\n').length,
    text: source
      .slice(index, index + length)
      .replace(delimiters, '')
      .trim(),
  }))
