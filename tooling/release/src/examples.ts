import { fromMarkdown } from 'mdast-util-from-markdown'

/** An example in a document, ready to be run. */
export interface Example {
  /** The document, from the root. */
  readonly source: string
  /** The line of the document on which the code begins. */
  readonly line: number
  readonly language: 'ts' | 'js'
  readonly code: string
  /** The text that it prints. */
  readonly output: string
}

/** A fenced block of a Markdown text. */
export interface Fence {
  /** The text behind the opening fence. */
  readonly info: string
  /** The line on which the content begins. */
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

/** The fenced blocks of a Markdown text, also those in lists and quotes. */
export const fencesOf = (markdown: string): readonly Fence[] => fromMarkdown(markdown).children.flatMap(fencesIn)

/** True for a block of commands. */
export const isShell = ({ info }: Fence): boolean => /^(?:sh|bash|shell|console)$/.test(info)

/** A shell block's commands, without prompts and comments. */
export const commandsOf = ({ lines }: Fence): readonly string[] =>
  lines.map((line) => line.replace(/^\$ |(?:^|\s)#.*$/g, '').trim()).filter((line) => line !== '')

const isLanguage = (info: string): info is Example['language'] => info === 'ts' || info === 'js'

// Any other name of the same languages would hide an example from this check.
const otherNames = /^(?:ts|js|typescript|javascript|tsx|jsx|[mc][tj]s)\b/

/** Every `ts` and `js` block of a Markdown text; a `text output` block says what the block before it prints. */
export const markdownExamples = (source: string, markdown: string): readonly Example[] => {
  const fences = fencesOf(markdown)
  return fences.flatMap(({ info, line, lines }, index) => {
    const where = `${source}:${line}`
    const previous = fences[index - 1]?.info
    if (info === 'text output' && !isLanguage(previous ?? '')) throw new Error(`${where}: the output of no example`)
    if (!isLanguage(info)) {
      if (otherNames.test(info)) throw new Error(`${where}: an example's fence says ts or js, and nothing else`)
      return []
    }
    const next = fences[index + 1]
    const output = next?.info === 'text output' ? `${next.lines.join('\n')}\n` : ''
    return [{ source, line, language: info, code: lines.join('\n'), output }]
  })
}

/** The comments behind a `console.log` on its line, and those on the lines right below it. */
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

/** Every `@example` of a TypeScript file's doc comments: each prints, and says in comments what. */
export const docExamples = (source: string, text: string): readonly Example[] => {
  const lines = text.split(/\r?\n/)
  return lines.flatMap((tag, index) => {
    const where = `${source}:${index + 1}`
    if (!/^\s*\*\s*@example\s*$/.test(tag)) {
      if (tag.includes('@example')) throw new Error(`${where}: @example stands on its own line`)
      return []
    }
    const rest = lines.slice(index + 1)
    const end = rest.findIndex((line) => /^\s*\*(?:\/|\s*@\w)/.test(line))
    const code = rest.slice(0, end).map((line) => line.replace(/^\s*\* ?/, ''))
    const output = commentedOutput(code)
    if (output === '') throw new Error(`${where}: an example ends in console.log, with the output in a comment`)
    return [{ source, line: index + 2, language: 'ts', code: code.join('\n').trimEnd(), output }]
  })
}

/** What an example prints, on one line where a doc comment says it: there lines are as long as the comment. */
export const comparable = ({ source }: Example, printed: string): string =>
  source.endsWith('.ts') ? printed.replace(/\s+/g, ' ').trim() : printed

/** The test runner of an example that is a test. */
export const runnerOf = ({ code }: Example): string | undefined => / from '(vitest|node:test)'/.exec(code)?.[1]

/** The path of the file that runs it, without its extension. */
export const fileOf = (example: Example): string =>
  `${example.source}.${example.line}${runnerOf(example) === 'vitest' ? '.test' : ''}`

/** The program, with the code on the same line as in the document, so that errors name that line. */
export const programOf = ({ line, code }: Example): string => `${'\n'.repeat(line - 1)}${code}\n`
