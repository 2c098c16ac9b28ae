import * as t from 'io-ts'
import { showsSecret } from './markers.js'
import { outcome, sinks } from './sinks.js'

/** Values by name. */
export type Held = Readonly<Record<string, unknown>>

type Entry = readonly [name: unknown, value: unknown]

// Codecs cannot contain a planted secret, because they exist before any input. Functions show only their source.
const isOpaque = (value: unknown): boolean => typeof value !== 'object' || value === null || value instanceof t.Type

const entriesOf = (value: object): readonly Entry[] => {
  const named = Reflect.ownKeys(value).map((name): Entry => [name, Reflect.get(value, name)])
  if (value instanceof Map) return [...named, ...value]
  return value instanceof Set ? [...named, ...[...value].map((element): Entry => ['', element])] : named
}

/** Returns every reachable part of a value, and all strings, names and numbers in them. Skips functions and codecs. */
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

/** The types of an object and its members, without values, because every sink treats objects of one shape alike. */
const shapeOf = (value: object): string => {
  if (isOpaque(value)) return 'codec'
  const members = entriesOf(value).map(([name, member]) =>
    Array.isArray(value) ? kindOf(member) : `${String(name)}: ${kindOf(member)}`,
  )
  return `${kindOf(value)}(${[...new Set(members)].sort().join(', ')})`
}

const waysOf = (value: unknown, isDeep: boolean): readonly string[] =>
  sinks.filter((sink) => sink.isDeep === isDeep && showsSecret(outcome(() => sink.show(value)))).map(({ name }) => name)

/**
 * Finds the ways in which printing a value shows a planted secret. All reachable members are searched every time; each
 * sink runs once for each shape of object, and on each value that contains a new shape.
 */
export const leakFinder = (): ((held: Held) => readonly string[]) => {
  const tried = new Set<string>()
  // Strings are searched as members instead.
  const isNew = (part: unknown): boolean => {
    if (typeof part !== 'object' || part === null) return false
    const before = tried.size
    return tried.add(shapeOf(part)).size > before
  }
  return (held) => {
    const whole = reach(held)
    const untried = new Set(whole.parts.filter(isNew))
    if (untried.size === 0 && !showsSecret(whole.text)) return []
    return Object.entries(held).flatMap(([name, value]) => {
      const { parts, text } = reach(value)
      const fresh = parts.filter((part) => untried.has(part))
      const members = showsSecret(text) ? ['its members'] : []
      const deep = fresh.length === 0 ? [] : waysOf(value, true)
      return [...members, ...deep, ...fresh.flatMap((part) => waysOf(part, false))].map((way) => `${name}: ${way}`)
    })
  }
}
