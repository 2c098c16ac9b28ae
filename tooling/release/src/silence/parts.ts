import * as t from 'io-ts'

type Entry = readonly [name: unknown, value: unknown]

// Codecs exist before any input, and functions show only their source.
const isOpaque = (value: unknown): boolean => typeof value !== 'object' || value === null || value instanceof t.Type

const entriesOf = (value: object): readonly Entry[] => {
  const named = Reflect.ownKeys(value).map((name): Entry => [name, Reflect.get(value, name)])
  if (value instanceof Map) return [...named, ...value]
  return value instanceof Set ? [...named, ...[...value].map((element): Entry => ['', element])] : named
}

/** The parts of a value, functions and what is inside codecs apart, and every text, name and number in it. */
export const reach = (value: unknown) => {
  const parts = new Set<unknown>([value])
  const texts = new Set<string>()
  for (const part of parts) {
    if (isOpaque(part)) {
      if (typeof part !== 'object') texts.add(String(part))
      continue
    }
    for (const [name, member] of entriesOf(part as object)) {
      texts.add(String(name))
      if (typeof member !== 'function') parts.add(member)
    }
  }
  return { parts: [...parts], text: [...texts].join('\n') }
}

const kindOf = (value: unknown): string => {
  if (isOpaque(value)) return value === null ? 'null' : typeof value
  return String(Object.getPrototypeOf(value)?.constructor?.name)
}

/** The kind of an object and of its members, whatever their values: each sink treats two objects of one shape alike. */
export const shapeOf = (value: object): string => {
  if (isOpaque(value)) return 'codec'
  const members = entriesOf(value).map(([name, member]) =>
    Array.isArray(value) ? kindOf(member) : `${String(name)}: ${kindOf(member)}`,
  )
  return `${kindOf(value)}(${[...new Set(members)].sort().join(', ')})`
}
