import { showsSecret } from './markers.js'
import { reach, shapes } from './parts.js'
import type { Sink } from './Sink.js'
import { outcome } from './show.js'
import { sinks } from './sinks/index.js'

const shownPart = (sink: Sink, part: unknown): string => String(outcome(() => sink.show(part)))

/** What comes out of a sink, from the value as a whole or from each of its parts. */
export const shown = (sink: Sink, value: unknown): string =>
  sink.deep
    ? shownPart(sink, value)
    : reach(value)
        .parts.map((part) => shownPart(sink, part))
        .join('\n')

/** Values by name. */
export type Held = Readonly<Record<string, unknown>>

/**
 * Finds the ways in which a planted secret is seen when values are printed. Whatever can be reached
 * from a value is looked through each time; values of a shape that was tried do not go through every sink again.
 */
export const leakFinder = (): ((held: Held) => readonly string[]) => {
  const tried = new Set<string>()
  const isNew = (shape: string): boolean => !tried.has(shape) && tried.add(shape) !== undefined
  const leaksOf = (value: unknown, deep: boolean): readonly string[] =>
    sinks.filter((sink) => sink.deep === deep && showsSecret(shownPart(sink, value))).map(({ name }) => name)
  return (held) => {
    const shapeOf = shapes()
    const open = showsSecret(reach(held).text)
      ? Object.keys(held).filter((name) => showsSecret(reach(held[name]).text))
      : []
    const printed = Object.entries(held).flatMap(([name, value]) => {
      if (!isNew(`deep: ${shapeOf(value)}`)) return []
      // A text that holds no secret shows none.
      const parts = reach(value).parts.filter((part) => typeof part === 'object' && part !== null)
      const ways = parts.filter((part) => isNew(shapeOf(part))).flatMap((part) => leaksOf(part, false))
      return [...leaksOf(value, true), ...ways].map((way) => `${name}: ${way}`)
    })
    return [...open.map((name) => `${name}: its members`), ...printed]
  }
}
