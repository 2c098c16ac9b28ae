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

const property = (name: string, value: unknown): string => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`

const printedSource = ([id, source]: readonly [string, RecordedSource]): string => {
  const { from, seen, place, members, settings, described } = source
  const lines = members.map((member) => `\n      ${JSON.stringify(printedMember(member, false))}`)
  const properties = [
    property('from', from),
    property('seen', seen),
    property('place', place),
    `    "members": [${lines.join(',')}${lines.length === 0 ? '' : '\n    '}]`,
    property('settings', sorted(settings)),
    ...(described === undefined ? [] : [property('described', sorted(described))]),
  ]
  return `  ${JSON.stringify(id)}: {\n${properties.join(',\n')}\n  }`
}

/**
 * Returns the content of `source.json`, in a stable order. Each member is on one line, so that a change is easy to
 * review. Leaves out descriptions and examples.
 */
export const printSourceFile = (file: SourceFile): string =>
  `{\n${Object.entries(sorted(file)).map(printedSource).join(',\n')}\n}\n`
