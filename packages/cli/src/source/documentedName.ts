import type { PhrasingContent } from 'mdast'
import { cellText, tidy } from './cellText.js'
import { namedType } from './typeNames.js'

/** The content of a name cell. */
export interface DocumentedName {
  /** The name as written. */
  readonly name: string
  /** The number of marks before the name, such as `↳`: more than in a row above mean that the row's object has it. */
  readonly indent: number
  /** The names from the response to the member; `[]` after the name of a list. One for a name without a path. */
  readonly path: readonly string[]
  /** The text behind the name, such as `required`. */
  readonly remark: string
}

/** Visible ASCII without spaces. */
const visible = /^[\x21-\x7e]+$/
const step = /^[A-Za-z_@$][\w$-]*$/
const marks = /^(?:\s*(?:[↳→└├─│»›•·]|&raquo;|(?:[>-]+(?=\s))))*\s*/
const deepest = 16

/** Splits `data.access_token`, `team[id]` and `items[].id`; undefined if the name is not a path. */
const pathOf = (name: string): readonly string[] | undefined => {
  const steps: string[] = []
  for (const [index, part] of name.replace(/^\$\./, '').split('.').entries()) {
    const [head = '', ...brackets] = part.split('[')
    if (!step.test(head)) return undefined
    if (index >= deepest) return undefined
    steps.push(head)
    for (const bracket of brackets) {
      const inner = bracket.endsWith(']') ? bracket.slice(0, -1) : ' '
      if (/^[\d*]*$/.test(inner)) steps.push('[]')
      else if (step.test(inner)) steps.push(inner)
      else return undefined
    }
  }
  return steps.length > deepest ? undefined : steps
}

/** Words that pages put beside a name. */
const remarks = new Set([
  'required',
  'optional',
  'nullable',
  'deprecated',
  'new',
  'mandatory',
  'readonly',
  'conditional',
])

/** Says if the text behind a name is about the name. In another cell the name begins a sentence. */
const isRemark = (text: string): boolean => {
  if (/^\([^()]*\)$/.test(text)) return true
  return (text.toLowerCase().match(/[^\s(),*:;[\]]+/g) ?? []).every(
    (word) => remarks.has(word) || namedType(word) !== undefined,
  )
}

/** Removes marks that belong to the page: quotes, a colon, a footnote's asterisk, a question mark of optional members. */
const bare = (name: string): string => {
  const unmarked = name.replace(/[:*?]{1,3}$/, '')
  return (/^(["'`])(.+)\1$/.exec(unmarked)?.[2] ?? unmarked).replace(/[:*?]{1,3}$/, '')
}

/** The width of the marks and no-break spaces before a name. A single no-break space is an accident. */
const indentOf = (lead: string): number => {
  const spaces = lead.match(/\u00a0/g)?.length ?? 0
  const others = lead.match(/[^\s]/g)?.length ?? 0
  return others > 0 ? others + spaces : spaces < 2 ? 0 : spaces
}

/** Reads a name cell. Undefined if it contains something else, such as the title of a group of rows. */
export const documentedName = (nodes: readonly PhrasingContent[]): DocumentedName | undefined => {
  const text = cellText(nodes, 'plain')
  if (text.length > 1000) return undefined
  const lead = marks.exec(text)?.[0] ?? ''
  const rest = tidy(text.slice(lead.length))
  const end = rest.search(/[\s(]/)
  const whole = end <= 0 ? rest : rest.slice(0, end)
  const remark = end <= 0 ? '' : rest.slice(end).trim()
  const name = bare(whole)
  if (!visible.test(name) || !/[A-Za-z0-9]/.test(name) || !isRemark(remark)) return undefined
  const optional = whole.endsWith('?') ? ' optional' : ''
  return { name, indent: indentOf(lead), path: pathOf(name) ?? [name], remark: `${remark}${optional}`.toLowerCase() }
}
