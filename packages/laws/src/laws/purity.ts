import { reveal } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { callCodec } from '../Law.js'

const isSecret = (value: object): boolean => {
  // Most values are not secrets, and an error for each is slow.
  if (!('toJSON' in value)) return false
  try {
    reveal(value as never)
    return true
  } catch {
    return false
  }
}

/** A value as text, its secrets revealed, for a later comparison. Never shown. */
const snapshot = (value: unknown): string => {
  const seen = new Set<object>()
  const walk = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return typeof part === 'bigint' ? `${part}n` : part
    if (seen.has(part)) return 'seen'
    seen.add(part)
    if (isSecret(part)) return ['secret', walk(reveal(part as never))]
    if (Array.isArray(part)) return part.map(walk)
    return Object.entries(part).map(([name, member]) => [name, walk(member)])
  }
  return JSON.stringify(walk(value)) ?? 'undefined'
}

/** Freezes a value and everything in it, the values of secrets too. */
const deepFreeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  if (ArrayBuffer.isView(value)) return
  Object.freeze(value)
  if (isSecret(value)) deepFreeze(reveal(value as never))
  for (const member of Object.values(value)) deepFreeze(member)
}

/** Runs a function at a later time and with other random numbers. */
const withOtherClock = <A>(run: () => A): A => {
  const { Date: RealDate } = globalThis
  const { random } = Math
  const later = RealDate.now() + 1_000_000_000
  class OtherDate extends RealDate {
    constructor(...args: readonly unknown[]) {
      super(...((args.length === 0 ? [later] : args) as [number]))
    }
    static override now(): number {
      return later
    }
  }
  globalThis.Date = OtherDate as DateConstructor
  Math.random = () => 1 - random()
  try {
    return run()
  } finally {
    globalThis.Date = RealDate
    Math.random = random
  }
}

/** A codec's function, to run four times: first, after another input, with frozen input, and later. */
interface Repeated {
  /** A gerund for messages. */
  readonly doing: string
  readonly input: object
  readonly run: () => unknown
  /** The same function with another input. */
  readonly runOther: () => unknown
}

/** An effect of a function, or a result that depends on more than its input. */
export const impurityOf = ({ doing, input, run, runOther }: Repeated): Breach => {
  const inputBefore = snapshot(input)
  const prototypeBefore = snapshot(Object.getOwnPropertyNames(Object.prototype))
  const first = snapshot(callCodec(run))
  if (snapshot(input) !== inputBefore) return `${doing} changes its input`
  if (snapshot(Object.getOwnPropertyNames(Object.prototype)) !== prototypeBefore)
    return `${doing} changes Object.prototype`
  callCodec(runOther)
  if (snapshot(callCodec(run)) !== first) return `${doing} the same twice gives two results: it remembers, or guesses`
  deepFreeze(input)
  try {
    if (withOtherClock(() => snapshot(run())) === first) return undefined
  } catch {
    return `${doing} changes its input: it throws when that is frozen`
  }
  return `${doing} gives another result at another time: it reads a clock, or random numbers`
}
