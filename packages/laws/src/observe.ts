import { reveal } from '@token-codecs/core'

const isSecret = (value: object): boolean => {
  // Most values are none, and an error for each is slow.
  if (!('toJSON' in value)) return false
  try {
    reveal(value as never)
    return true
  } catch {
    return false
  }
}

/** A value as text, its secrets revealed, to compare it with itself later. Never shown. */
export const snapshot = (value: unknown): string => {
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

/** Freezes a value and all it holds, the values in secrets too. */
export const deepFreeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  if (ArrayBuffer.isView(value)) return
  Object.freeze(value)
  if (isSecret(value)) deepFreeze(reveal(value as never))
  for (const member of Object.values(value)) deepFreeze(member)
}

/** Runs with another time and other random numbers than the program has. */
export const withOtherClock = <A>(run: () => A): A => {
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
