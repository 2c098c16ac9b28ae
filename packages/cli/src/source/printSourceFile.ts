import type { DocumentedMember } from './Source.js'
import type { RecordedSource, SourceFile } from './SourceFile.js'

type Printed = { readonly [name: string]: unknown }

const printedMember = (member: DocumentedMember, isItem: boolean): Printed => {
  const { name, documentedAs, types, required, nullable, values, format, items, members, sampledOnly } = member
  const [type, ...others] = types
  return {
    // The type of an array's items needs no name.
    ...(isItem && name === '' ? {} : { name }),
    ...(documentedAs === undefined ? {} : { documentedAs }),
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
  return `${JSON.stringify(sources, null, 2)}\n`
}
