import * as t from 'io-ts'

type Entry = readonly [name: unknown, value: unknown]

// Codecs are there before any input, and functions show their source alone.
const isOpaque = (value: unknown): boolean => typeof value !== 'object' || value === null || value instanceof t.Type

const entriesOf = (value: object): readonly Entry[] => {
  const named = Reflect.ownKeys(value).map((name): Entry => [name, Reflect.get(value, name)])
  if (value instanceof Map) return [...named, ...value]
  return value instanceof Set ? [...named, ...[...value].map((element): Entry => ['', element])] : named
}

interface Reached {
  /** The value and what it holds, functions apart. */
  readonly parts: readonly unknown[]
  /** Every text, name and number there is in it. */
  readonly text: string
}

/** Everything that can be reached from a value, save what is in codecs. */
export const reach = (value: unknown): Reached => {
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

/**
 * What values are made of, whatever their texts and numbers: a way of printing treats two values of one shape alike. The
 * elements of an array count once for each of their shapes. Remembers the objects that it has seen.
 */
export const shapes = (): ((value: unknown) => string) => {
  const known = new WeakMap<object, string>()
  const shapeOf = (value: unknown): string => {
    if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value
    if (isOpaque(value)) return 'codec'
    const shape = known.get(value)
    if (shape !== undefined) return shape
    known.set(value, 'itself')
    const members = entriesOf(value).map(([name, content]) =>
      Array.isArray(value) ? shapeOf(content) : `${String(name)}: ${shapeOf(content)}`,
    )
    const made = `${Object.getPrototypeOf(value)?.constructor?.name}(${[...new Set(members)].join(', ')})`
    known.set(value, made)
    return made
  }
  return shapeOf
}
