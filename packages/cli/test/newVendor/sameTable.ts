import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyTokenCodec } from '@token-codecs/core'
import { codecPackages } from '@tooling/testing/codecs'
import { root } from '@tooling/testing/workspace'
import type { Plan } from '../../src/newVendor/Plan.js'
import { renderInterface } from '../../src/newVendor/renderInterface.js'

interface TableRow {
  readonly member: string
  readonly path: readonly string[]
  readonly type: { readonly name: string; readonly options: Readonly<Record<string, unknown>> }
}

interface CodecTable {
  readonly rows: readonly TableRow[]
  readonly tokenType: object
  readonly errors: readonly unknown[]
}

/** Returns a codec's table. The key is registered for other copies of core, but is not public. */
const tableOf = (codec: AnyTokenCodec): CodecTable => {
  const table: unknown = Reflect.get(codec, Symbol.for('@token-codecs/table'))
  if (typeof table !== 'function') throw new Error(`${codec.id} has no table`)
  return table()
}

/** Returns the members and types of an interface in a source file, without comments, and those that it inherits. */
const interfaceIn = (text: string, name: string, inherited: (parent: string) => object = () => ({})): object => {
  const found = new RegExp(`^export interface ${name}(?: extends (\\w+))? \\{\\n([\\s\\S]*?)^\\}$`, 'm').exec(text)
  if (found === null) throw new Error(`no interface ${name}`)
  const [, parent, body = ''] = found
  const members = [...body.replace(/\/\*\*[\s\S]*?\*\//g, '').matchAll(/^ {2}(\w+\??): (.+)$/gm)]
  const names = members.map(([, member = '']) => member.replace('?', ''))
  const others = Object.entries(parent === undefined ? {} : inherited(parent)).filter(
    ([member]) => !names.includes(member.replace('?', '')),
  )
  return Object.fromEntries([...others, ...members.map(([, member = '', type]) => [member, type])])
}

/** Returns the response interface of a shipped codec. */
const shippedInterface = (codec: AnyTokenCodec): object => {
  const owner = codecPackages.find(({ codecs }) => codecs.includes(codec))?.name ?? ''
  const read = (name: string): string => readFileSync(join(root, 'packages', owner, 'src', `${name}.ts`), 'utf8')
  return interfaceIn(read(codec.name), `${codec.name}Response`, (parent) =>
    interfaceIn(read(parent.replace(/Response$/, '')), parent),
  )
}

const values: readonly unknown[] = [
  'Bearer',
  'bearer',
  '3600',
  3600,
  1_700_000_000,
  true,
  ['a'],
  [{ type: 'a' }],
  {},
  null,
]

/** Returns the documented types of a codec's members, as its wire type sees them. */
const wireOf = ({ wire }: AnyTokenCodec, names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, values.filter((value) => wire.is({ [name]: value }))]))

/** The parts of a table that a page or a specification may lead to. */
const tableParts = (codec: AnyTokenCodec) => {
  const { rows, tokenType, errors } = tableOf(codec)
  const names = [...rows.map(({ path: [name = ''] }) => name), ...codec.extras]
  const options = rows.map(({ member, type }): [string, object] => [member, { type: type.name, ...type.options }])
  return {
    fields: codec.fields,
    tokenType,
    rows: Object.fromEntries(options),
    wire: wireOf(codec, names),
    extras: [...codec.extras].sort(),
    hasErrors: errors.length > 0,
  }
}

/** Flattens the parts of a table by a level, so that a difference names a member. */
const flat = (parts: object): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(parts).flatMap(([key, value]) =>
      typeof value === 'object' && !Array.isArray(value)
        ? Object.entries(value).map(([inner, one]) => [`${key}.${inner}`, JSON.stringify(one)] as const)
        : [[key, JSON.stringify(value)] as const],
    ),
  )

/** Returns the parts in which a shipped codec and a planned one differ. The order of members does not count. */
export const differences = (shipped: AnyTokenCodec, planned: AnyTokenCodec, plan: Plan): readonly string[] => {
  const text = renderInterface({ id: planned.id, plan })
  const first = flat({ ...tableParts(shipped), interface: shippedInterface(shipped) })
  const second = flat({ ...tableParts(planned), interface: interfaceIn(text, `${planned.name}Response`) })
  return [...new Set([...first.keys(), ...second.keys()])].filter((key) => first.get(key) !== second.get(key)).sort()
}
