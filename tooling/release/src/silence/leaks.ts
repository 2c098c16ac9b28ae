import { showsSecret } from './markers.js'
import { reach, shapeOf } from './parts.js'
import { outcome } from './show.js'
import { sinks } from './sinks.js'

/** Values by name. */
export type Held = Readonly<Record<string, unknown>>

const waysOf = (value: unknown, isDeep: boolean): readonly string[] =>
  sinks.filter((sink) => sink.isDeep === isDeep && showsSecret(outcome(() => sink.show(value)))).map(({ name }) => name)

/**
 * Finds the ways in which a planted secret is seen when values are printed. Everything reachable from a value is looked
 * through each time; the sinks are tried once on each shape of object, and on each value that holds a new one.
 */
export const leakFinder = (): ((held: Held) => readonly string[]) => {
  const tried = new Set<string>()
  // Texts are looked through as members.
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
