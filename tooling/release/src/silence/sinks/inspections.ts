import type { InspectOptions } from 'node:util'
import { format, formatWithOptions, inspect } from 'node:util'
import type { Sink } from '../Sink.js'
import { deepSinks, shallowSinks } from '../Sink.js'
import { everything } from '../show.js'

const deep: InspectOptions = { depth: Number.POSITIVE_INFINITY, maxArrayLength: null }

const options: Readonly<Record<string, InspectOptions>> = {
  'endless depth': {},
  showHidden: { showHidden: true },
  'customInspect: false': { customInspect: false },
  getters: { getters: true },
  'compact: false': { compact: false, customInspect: false },
  'compact: true, breakLength: Infinity': { compact: true, breakLength: Number.POSITIVE_INFINITY },
  'sorted, colors': { sorted: true, colors: true, customInspect: false },
  maxStringLength: { maxStringLength: 12, customInspect: false },
  'no maxStringLength': { maxStringLength: null },
  numericSeparator: { numericSeparator: true },
}

const proxied = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? new Proxy(value, {}) : value

const generator = function* (value: unknown) {
  yield value
}

/** `util.inspect` in all its ways, and what goes through it. */
export const inspectionSinks: readonly Sink[] = [
  ...shallowSinks(
    ['inspect', (value) => inspect(value)],
    ...['%s', '%d', '%i', '%f', '%j', '%o', '%O', '%c %s'].map(
      (directive) => [`format with ${directive}`, (value: unknown) => format(directive, value, value)] as const,
    ),
    ['formatWithOptions', (value) => formatWithOptions({ ...deep, showHidden: true }, '%O', value)],
  ),
  ...deepSinks(
    ...Object.entries(options).map(
      ([name, own]) => [`inspect with ${name}`, (value: unknown) => inspect(value, { ...deep, ...own })] as const,
    ),
    ['inspect with everything', everything],
    ['inspect of a proxy', (value) => inspect(proxied(value), { ...deep, showProxy: true, customInspect: false })],
    ['inspect of a Map', (value) => inspect(new Map([[value, value]]), { ...deep, showHidden: true })],
    ['inspect of a Set', (value) => inspect(new Set([value]), { ...deep, customInspect: false })],
    ['inspect of a promise', (value) => inspect(Promise.resolve(value), { ...deep, customInspect: false })],
    ['inspect of a WeakRef', (value) => inspect(new WeakRef(Object(value) as object).deref(), deep)],
    ['inspect of what a generator yields', (value) => inspect([...generator(value)], deep)],
  ),
]
