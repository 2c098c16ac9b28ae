import { fromMarkdown } from 'mdast-util-from-markdown'

/** An example from a document. */
export interface Example {
  /** The document's path from the root. */
  readonly source: string
  /** Line of the document on which the code begins. */
  readonly line: number
  readonly language: 'ts' | 'js'
  readonly code: string
  /** Expected output. */
  readonly output: string
}

/** A fenced block of a Markdown document. */
export interface Fence {
  /** Info string, after the opening fence. */
  readonly info: string
  /** Line on which the content begins. */
  readonly line: number
  readonly lines: readonly string[]
}

type MarkdownNode = ReturnType<typeof fromMarkdown>['children'][number]

const fencesIn = (node: MarkdownNode): readonly Fence[] => {
  if ('children' in node) return node.children.flatMap(fencesIn)
  if (node.type !== 'code' || node.position === undefined) return []
  const info = [node.lang, node.meta].filter((part) => typeof part === 'string').join(' ')
  return [{ info, line: node.position.start.line + 1, lines: node.value.split('\n') }]
}

/** Returns a Markdown document's fenced blocks, including those in lists and quotes. */
export const fencesOf = (markdown: string): readonly Fence[] => fromMarkdown(markdown).children.flatMap(fencesIn)

/** True for a block of shell commands. */
export const isShell = ({ info }: Fence): boolean => /^(?:sh|bash|shell|console)$/.test(info)

/** Returns a shell block's commands, without prompts and comments. */
export const commandsOf = ({ lines }: Fence): readonly string[] =>
  lines.map((line) => line.replace(/^\$ |(?:^|\s)#.*$/g, '').trim()).filter((line) => line !== '')

const isLanguage = (info: string): info is Example['language'] => info === 'ts' || info === 'js'

// Rejected, because an example under another name of its language would not be checked.
const otherNames = /^(?:ts|js|typescript|javascript|tsx|jsx|[mc][tj]s)\b/

/** Returns every `ts` and `js` block. A `text output` block contains the expected output of the block before it. */
export const markdownExamples = (source: string, markdown: string): readonly Example[] => {
  const fences = fencesOf(markdown)
  return fences.flatMap(({ info, line, lines }, index) => {
    const where = `${source}:${line}`
    const previous = fences[index - 1]?.info
    if (info === 'text output' && !isLanguage(previous ?? '')) throw new Error(`${where}: output without an example`)
    if (!isLanguage(info)) {
      if (otherNames.test(info)) throw new Error(`${where}: an example's fence must be marked ts or js only`)
      return []
    }
    const next = fences[index + 1]
    const output = next?.info === 'text output' ? `${next.lines.join('\n')}\n` : ''
    return [{ source, line, language: info, code: lines.join('\n'), output }]
  })
}

/** Returns the expected output: the comments after each `console.log`, on its line and the lines below it. */
const commentedOutput = (code: readonly string[]): string =>
  code
    .flatMap((line, index) => {
      if (!line.includes('console.log(')) return []
      const below = code.slice(index + 1)
      const end = below.findIndex((next) => !next.startsWith('//'))
      return [/ (\/\/ .*)$/.exec(line)?.[1] ?? [], below.slice(0, end === -1 ? below.length : end)].flat()
    })
    .map((comment) => `${comment.replace(/^\/\/ ?/, '')}\n`)
    .join('')

/** Returns every `@example` of a TypeScript file. Each must print something, with the expected output in comments. */
export const docExamples = (source: string, text: string): readonly Example[] => {
  const lines = text.split(/\r?\n/)
  return lines.flatMap((tag, index) => {
    const where = `${source}:${index + 1}`
    if (!/^\s*\*\s*@example\s*$/.test(tag)) {
      if (tag.includes('@example')) throw new Error(`${where}: @example must be alone on its line`)
      return []
    }
    const rest = lines.slice(index + 1)
    const end = rest.findIndex((line) => /^\s*\*(?:\/|\s*@\w)/.test(line))
    const code = rest.slice(0, end).map((line) => line.replace(/^\s*\* ?/, ''))
    const output = commentedOutput(code)
    if (output === '') throw new Error(`${where}: an example must end in console.log, with the output in a comment`)
    return [{ source, line: index + 2, language: 'ts', code: code.join('\n').trimEnd(), output }]
  })
}

/** Normalizes output for comparison. Doc comments wrap long lines, so their whitespace is collapsed. */
export const comparable = ({ source }: Example, printed: string): string =>
  source.endsWith('.ts') ? printed.replace(/\s+/g, ' ').trim() : printed

/** The test runner that an example imports, if it is a test. */
export const runnerOf = ({ code }: Example): string | undefined => / from '(vitest|node:test)'/.exec(code)?.[1]

/** Path of an example's file, without the extension. */
export const fileOf = (example: Example): string =>
  `${example.source}.${example.line}${runnerOf(example) === 'vitest' ? '.test' : ''}`

/** An example's program, padded so that errors name the line in the document. */
export const programOf = ({ line, code }: Example): string => `${'\n'.repeat(line - 1)}${code}\n`
