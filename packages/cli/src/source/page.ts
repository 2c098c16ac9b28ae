import type { Code, List, Nodes, Paragraph, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { cellText, tidy } from './cellText.js'
import { unmangled } from './unmangled.js'

/** A part of a page. Blocks below the same heading share one array of headings. */
export interface Block {
  /** The headings above, from the page's title down. */
  readonly headings: readonly string[]
  readonly node: Table | Code | List | Paragraph
}

/** Longer documents are not pages, and parsing them would take minutes. */
const longest = 2 ** 20
/** Documentation does not nest quotes and lists deeper. */
const deepest = 50

/** Removes front matter: Markdown would read it as a heading. */
const withoutFrontMatter = (markdown: string): string => {
  if (!/^---\r?\n/.test(markdown)) return markdown
  const end = /\n---[ \t]*\r?(?:\n|$)/.exec(markdown)
  return end === null ? markdown : markdown.slice(end.index + end[0].length)
}

/** The text of a heading. OpenAPI generator's PHP pages have a second number sign in their titles. */
const headingText = (children: readonly Nodes[]): string => tidy(cellText(children, 'plain').replace(/^\s*#+\s+/, ''))

interface Heading {
  readonly depth: number
  readonly text: string
}

/** The heading that the node is, in Markdown or in HTML. */
const headingOf = (node: Nodes): Heading | undefined => {
  if (node.type === 'heading') return { depth: node.depth, text: headingText(node.children) }
  const found = node.type === 'html' ? /^<h([1-6])\b[^>]*>([^<]*)<\/h\1>/i.exec(node.value) : null
  return found === null ? undefined : { depth: Number(found[1]), text: tidy(found[2] ?? '') }
}

/** More containers or marks than on a line of any page. The parser's time grows with their square or worse. */
const nestedDeeply = /^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){51}/
const mostMarks = 1000

const isHostile = (line: string): boolean =>
  nestedDeeply.test(line) || (line.length > mostMarks && (line.match(/[*_[]/g)?.length ?? 0) > mostMarks)

const withoutHostileLines = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => (isHostile(line) ? '' : line))
    .join('\n')

const parsed = (markdown: string): readonly Nodes[] => {
  try {
    return fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }).children
  } catch {
    // The parser overflows the stack for some hostile documents.
    return []
  }
}

/** Parses a Markdown page. The result is empty for a document that is not Markdown. */
export const blocksOf = (markdown: string): readonly Block[] => {
  if (markdown.length > longest) return []
  const blocks: Block[] = []
  let open: readonly Heading[] = []
  let headings: readonly string[] = []
  const visit = (nodes: readonly Nodes[], depth: number): void => {
    for (const node of nodes) {
      const heading = headingOf(node)
      if (heading !== undefined) {
        open = [...open.filter((above) => above.depth < heading.depth), heading]
        headings = open.map(({ text }) => text)
      } else if (node.type === 'table' || node.type === 'code' || node.type === 'paragraph') {
        blocks.push({ headings, node })
      } else if (node.type === 'list') {
        blocks.push({ headings, node })
        if (depth < deepest) for (const item of node.children) visit(item.children, depth + 1)
      } else if (node.type === 'blockquote' && depth < deepest) visit(node.children, depth + 1)
    }
  }
  const text = withoutFrontMatter(unmangled(markdown.replace(/^\ufeff/, '')))
  visit(parsed(withoutHostileLines(text)), 0)
  return blocks
}
