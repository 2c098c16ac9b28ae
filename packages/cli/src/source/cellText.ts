import type { Nodes } from 'mdast'

/**
 * The form of the text: `plain` is the visible text, and `marked` keeps the backticks of code. `type` keeps unknown
 * tags, because `Array<string>` looks like one.
 */
type Form = 'plain' | 'marked' | 'type'

const deepest = 100
const formatting =
  /^<\/?(?:a|abbr|b|big|br|center|code|del|div|em|font|h\d|hr|i|img|ins|kbd|li|mark|nobr|ol|p|pre|s|samp|small|span|strong|sub|sup|table|tbody|td|th|tr|tt|u|ul|var|wbr)\b[^>]*>$/i
const spacing = /^<\/?(?:br|p|li|ul|ol|div|hr)\b/i

const named: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
])

const pointOf = (code: number): string | undefined =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : undefined

/** Decodes character references that Markdown left alone: after a backslash, or in code. */
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return pointOf(Number(decimal)) ?? whole
    if (hex !== undefined) return pointOf(Number.parseInt(hex, 16)) ?? whole
    return named.get(name) ?? whole
  })

const htmlText = (tag: string, form: Form): string => {
  if (spacing.test(tag)) return '\n'
  return form === 'type' && !formatting.test(tag) ? tag : ''
}

const write = (nodes: readonly Nodes[], form: Form, depth: number): string => {
  if (depth > deepest) return ''
  let raised = false
  const parts = nodes.map((node) => {
    if (node.type === 'html') {
      // A footnote's number is not part of the text before it.
      if (/^<sup\b/i.test(node.value)) raised = true
      if (/^<\/sup\b/i.test(node.value)) raised = false
      return htmlText(node.value, form)
    }
    if (raised) return ''
    if (node.type === 'text') return node.value
    if (node.type === 'inlineCode') return form === 'marked' ? `\`${node.value}\`` : node.value
    if (node.type === 'break') return '\n'
    if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
    return 'children' in node ? write(node.children, form, depth + 1) : ''
  })
  return parts.join('')
}

/** The text of a cell or a heading, with character references decoded. */
export const cellText = (nodes: readonly Nodes[], form: Form): string => decoded(write(nodes, form, 0))

/** Makes one space of all white space between words. */
export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
