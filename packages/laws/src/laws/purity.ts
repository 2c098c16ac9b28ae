import { reveal } from '@token-codecs/core'
import type { Breach } from '../Law.js'
import { callCodec } from '../Law.js'

const isSecret = (value: object): boolean => {
  // Fast path: most values are not secrets, and `reveal` throws for them, which is slow.
  if (!('toJSON' in value)) return false
  try {
    reveal(value as never)
    return true
  } catch {
    return false
  }
}

/** Serializes a value for comparison, with its secrets revealed; never printed. */
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

/** Freezes a value deeply, including the values of secrets. */
const deepFreeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  if (ArrayBuffer.isView(value)) return
  Object.freeze(value)
  if (isSecret(value)) deepFreeze(reveal(value as never))
  for (const member of Object.values(value)) deepFreeze(member)
}

/** Runs a function with a later clock and different random numbers. */
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

/** A codec function to run repeatedly. */
interface Repeated {
  /** Gerund for messages: `reading` or `writing`. */
  readonly doing: string
  readonly input: object
  readonly run: () => unknown
  /** Runs the same function with another input. */
  readonly runOther: () => unknown
}

/** Finds a side effect, or a result that depends on more than the input. */
export const impurityOf = ({ doing, input, run, runOther }: Repeated): Breach => {
  const inputBefore = snapshot(input)
  const prototypeBefore = snapshot(Object.getOwnPropertyNames(Object.prototype))
  const first = snapshot(callCodec(run))
  if (snapshot(input) !== inputBefore) return `${doing} changes its input`
  if (snapshot(Object.getOwnPropertyNames(Object.prototype)) !== prototypeBefore)
    return `${doing} changes Object.prototype`
  callCodec(runOther)
  if (snapshot(callCodec(run)) !== first)
    return `${doing} the same input twice returns different results; check for state and random numbers`
  deepFreeze(input)
  try {
    if (withOtherClock(() => snapshot(run())) === first) return undefined
  } catch {
    return `${doing} throws if its input is frozen, because it tries to change it`
  }
  return `${doing} depends on the clock or on random numbers; pass times as options instead`
}
