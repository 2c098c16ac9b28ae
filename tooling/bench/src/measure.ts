// Measures one hostile kind, and prints the result as JSON.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { growthOf } from './growth.js'
import type { HostileKind } from './kinds.js'
import { kinds } from './kinds.js'
import { operationsOf, outcomeOf } from './operations.js'

interface Times {
  /** Processor time, at the largest size. */
  readonly milliseconds: number
  /** The power of the size with which they grow. */
  readonly exponent: number | undefined
}

/** The figures of one hostile kind. */
export interface Measurement {
  readonly outcome: string
  /** The largest size. */
  readonly size: number
  /** The length of the largest input as JSON text. */
  readonly characters: number
  /** By operation, and of JSON.parse of the same text. */
  readonly times: Readonly<Record<string, Times>>
}

const SIZES = 4
const RUNS = 5
/** Milliseconds after which an operation that has run twice is not run again. */
const ENOUGH = 500

const best = (operation: () => unknown): number => {
  let least = Number.POSITIVE_INFINITY
  let total = 0
  for (let run = 0; run < RUNS && (run < 2 || total < ENOUGH); run++) {
    const start = process.cpuUsage()
    operation()
    const { user, system } = process.cpuUsage(start)
    const milliseconds = (user + system) / 1_000
    total += milliseconds
    least = Math.min(least, milliseconds)
  }
  return least
}

const textOf = ({ make, text }: HostileKind, size: number): string => text?.(size) ?? JSON.stringify(make(size))

const timesOf = (kind: HostileKind): Measurement => {
  const sizes = Array.from({ length: SIZES }, (_, index) => kind.first * 2 ** index)
  const points: Record<string, (readonly [size: number, milliseconds: number])[]> = {}
  for (const size of sizes) {
    const text = textOf(kind, size)
    const operations = {
      'JSON.parse': () => JSON.parse(text),
      ...operationsOf(kind.codec, kind.make(size), kind.make(size)),
    }
    for (const [name, operation] of Object.entries(operations)) {
      points[name] ??= []
      if (operation !== undefined) points[name].push([size, best(operation)])
    }
  }
  const size = sizes.at(-1) ?? kind.first
  const times = Object.entries(points).flatMap(([name, measured]) => {
    const milliseconds = measured.at(-1)?.[1]
    return milliseconds === undefined ? [] : [[name, { milliseconds, exponent: growthOf(measured) }] as const]
  })
  return {
    outcome: outcomeOf(kind.codec, kind.make(size)),
    size,
    characters: textOf(kind, size).length,
    times: Object.fromEntries(times),
  }
}

/** The most bytes that reading the largest input takes on the heap: all that it allocates, for nothing is collected. */
const heapOf = (kind: HostileKind): number => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const input = kind.make(kind.first * 2 ** (SIZES - 1))
  kind.codec.read(kind.make(1))
  collect()
  const before = process.memoryUsage().heapUsed
  const result = kind.codec.read(input)
  const after = process.memoryUsage().heapUsed
  return result._tag === 'Right' || result._tag === 'Left' ? after - before : 0
}

const [what, wanted] = process.argv.slice(2)
const kind = kinds.find(({ title }) => title === wanted)
if (kind === undefined) throw new Error('measure: expected what to measure, and the title of a kind')
process.stdout.write(JSON.stringify(what === 'heap' ? heapOf(kind) : timesOf(kind)))
