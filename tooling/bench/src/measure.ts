// Measures one hostile kind, and prints cells of its row: all but the last, or, with `heap`, the last.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { growthOf, isSuperLinear } from './growth.js'
import type { HostileKind } from './kinds.js'
import { kinds } from './kinds.js'
import { figure } from './markdown.js'
import { operationNames, operationsOf } from './operations.js'

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

const largestOf = ({ first }: HostileKind): number => first * 2 ** (SIZES - 1)

const textOf = ({ make, text }: HostileKind, size: number): string => text?.(size) ?? JSON.stringify(make(size))

type Points = readonly (readonly [size: number, milliseconds: number])[]

/** The time at the largest size, and the power of the size with which it grows. */
const cellOf = (points: Points, ofParsing: Points): string => {
  const milliseconds = points.at(-1)?.[1]
  if (milliseconds === undefined) return ''
  if (milliseconds < 1) return '< 1'
  const exponent = growthOf(points)
  if (exponent === undefined) return figure(milliseconds)
  const mark = isSuperLinear(exponent, growthOf(ofParsing)) ? ' **super-linear**' : ''
  return `${figure(milliseconds)} (${exponent.toFixed(1)}${mark})`
}

const timesOf = (kind: HostileKind): readonly string[] => {
  const points: Record<string, Points[number][]> = {}
  for (let step = 0; step < SIZES; step++) {
    const size = kind.first * 2 ** step
    const text = textOf(kind, size)
    const operations = operationsOf(kind.codec, kind.make(size), kind.make(size))
    for (const [name, operation] of Object.entries({ 'JSON.parse': () => JSON.parse(text), ...operations })) {
      points[name] ??= []
      if (operation !== undefined) points[name].push([size, best(operation)])
    }
  }
  const { 'JSON.parse': parsing = [], read = [] } = points
  const size = largestOf(kind)
  const result = kind.codec.read(kind.make(size))
  return [
    kind.title,
    `${figure(size)} ${kind.unit}`,
    result._tag === 'Right' ? 'Right' : result.left.code,
    figure(textOf(kind, size).length / 1_024),
    ...['JSON.parse', ...operationNames].map((name) => cellOf(points[name] ?? [], parsing)),
    figure((read.at(-1)?.[1] ?? 0) / (parsing.at(-1)?.[1] ?? 1)),
  ]
}

/** The bytes for each character that reading the largest input takes on the heap, where nothing is collected. */
const heapOf = (kind: HostileKind): readonly string[] => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const size = largestOf(kind)
  const input = kind.make(size)
  kind.codec.read(kind.make(1))
  collect()
  const before = process.memoryUsage().heapUsed
  const result = kind.codec.read(input)
  const after = process.memoryUsage().heapUsed
  const isRead = result._tag === 'Right' || result._tag === 'Left'
  return [figure(isRead ? (after - before) / textOf(kind, size).length : 0)]
}

const [what, wanted] = process.argv.slice(2)
const kind = kinds.find(({ title }) => title === wanted)
if (kind === undefined) throw new Error('measure: expected what to measure, and the title of a kind')
process.stdout.write(JSON.stringify(what === 'heap' ? heapOf(kind) : timesOf(kind)))
