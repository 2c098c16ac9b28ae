import type { DocumentedMember } from './Source.js'
import type { RecordedSource, SourceFile } from './SourceFile.js'

/** The columns of the repository's formatter, which checks the file. */
const WIDTH = 120

type Printed = string | number | boolean | readonly Printed[] | { readonly [name: string]: Printed }

const isList = (value: Printed): value is readonly Printed[] => Array.isArray(value)

/** True for a list of several objects, which stands on several lines even if it is short. */
const isTable = (value: readonly Printed[]): boolean =>
  value.length > 1 && value.every((item) => typeof item === 'object' && Object.keys(item).length > 1)

/** Returns the value in one line, or `undefined` for a value that needs several. */
const inline = (value: Printed): string | undefined => {
  if (typeof value !== 'object') return JSON.stringify(value)
  const entries = isList(value) ? value.map((item) => ['', item] as const) : Object.entries(value)
  const parts = entries.map(([name, item]) => {
    const text = inline(item)
    return text === undefined || isList(value) ? text : `${JSON.stringify(name)}: ${text}`
  })
  if (parts.includes(undefined) || (isList(value) && isTable(value))) return undefined
  if (isList(value)) return `[${parts.join(', ')}]`
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

/**
 * Lays out a value between `start`, which includes the indent, and `end`. The first `open` levels always stand on
 * several lines.
 */
const layOut = (value: Printed, start: string, end: string, open: number): string => {
  const line = open > 0 && typeof value === 'object' ? undefined : inline(value)
  if (line !== undefined && (typeof value !== 'object' || start.length + line.length + end.length <= WIDTH))
    return `${start}${line}${end}`
  const [, indent = ''] = /^( *)/.exec(start) ?? []
  const entries = isList(value) ? value.map((item) => ['', item] as const) : Object.entries(value)
  const lines = entries.map(([name, item], index) => {
    const lead = isList(value) ? '' : `${JSON.stringify(name)}: `
    return layOut(item, `${indent}  ${lead}`, index < entries.length - 1 ? ',' : '', open - 1)
  })
  const [before, after] = isList(value) ? '[]' : '{}'
  return lines.length === 0
    ? `${start}${before}${after}${end}`
    : `${start}${before}\n${lines.join('\n')}\n${indent}${after}${end}`
}

const printedMember = (member: DocumentedMember, isItem: boolean): Printed => {
  const { name, types, required, nullable, values, format, items, members, sampledOnly } = member
  const [type, ...others] = types
  return {
    // The type of an array's items needs no name.
    ...(isItem && name === '' ? {} : { name }),
    ...(type === undefined ? {} : others.length === 0 ? { type } : { types }),
    ...(required ? { required } : {}),
    ...(nullable ? { nullable } : {}),
    ...(sampledOnly === true ? { sampledOnly } : {}),
    ...(values === undefined ? {} : { values }),
    ...(format === undefined ? {} : { format }),
    ...(items === undefined ? {} : { items: printedMember(items, true) }),
    ...(members === undefined ? {} : { members: members.map((inner) => printedMember(inner, false)) }),
  }
}

/** Returns the entries in a stable order, as an object. */
const sorted = <Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

const printedSource = ({ from, seen, place, members, settings }: RecordedSource): Printed => ({
  from,
  seen,
  place: 'operation' in place ? { operation: place.operation } : { headings: place.headings },
  members: members.map((member) => printedMember(member, false)),
  settings: sorted(settings),
})

/** Returns the content of `source.json`, in a stable order. Leaves out descriptions and examples. */
export const printSourceFile = (file: SourceFile): string => {
  const sources = Object.fromEntries(Object.entries(sorted(file)).map(([id, source]) => [id, printedSource(source)]))
  return `${layOut(sources, '', '', 2)}\n`
}
