import type { Code, List, Nodes, Paragraph, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { cellText, tidy } from './cellText.js'
import { unmangled } from './unmangled.js'

/** A part of a page. Blocks below the same heading share one array of headings. */
export interface Block {
  /** The texts of the headings above, from the page's title down. */
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
  let open: readonly { readonly depth: number; readonly text: string }[] = []
  let headings: readonly string[] = []
  const visit = (nodes: readonly Nodes[], depth: number): void => {
    for (const node of nodes) {
      if (node.type === 'heading') {
        open = [
          ...open.filter((above) => above.depth < node.depth),
          { depth: node.depth, text: headingText(node.children) },
        ]
        headings = open.map(({ text }) => text)
      } else if (node.type === 'table' || node.type === 'code' || node.type === 'paragraph') {
        blocks.push({ headings, node })
      } else if (node.type === 'list') {
        blocks.push({ headings, node })
        if (depth < deepest) for (const item of node.children) visit(item.children, depth + 1)
      } else if (node.type === 'blockquote' && depth < deepest) visit(node.children, depth + 1)
    }
  }
  visit(parsed(withoutFrontMatter(unmangled(markdown.replace(/^\ufeff/, '')))), 0)
  return blocks
}
