import type { InputName } from './inputs.js'

/** A ratio of two arms of a race, and how large or small it is meant to be. */
export interface Target {
  readonly race: string
  readonly arm: string
  /** The arm that the ratio is taken to. */
  readonly to: string
  readonly wanted: 'at most' | 'at least'
  readonly bound: number
}

const ours = '`BoltToken`'

const near = (to: string, race: InputName, bound: number): Target => ({ race, arm: ours, to, wanted: 'at most', bound })

const slower = (arm: string, race: InputName, bound: number): Target => ({
  race,
  arm,
  to: ours,
  wanted: 'at least',
  bound,
})

const validators = ['io-ts', 'zod 4', 'zod 4 without its JIT', 'valibot', 'arktype', 'Effect Schema']

export const textToText = 'JSON text, `convert` to `PipeshubToken`, JSON text'
export const textCopy = '`JSON.parse`, `JSON.stringify`'

/** Ratios that we want to reach; nothing fails on those that we do not. */
export const targets: readonly Target[] = [
  near('hand-written', 'full', 1.15),
  near('hand-written', 'with three unknown members', 1.3),
  near('TypeBox compiled', 'full', 1.3),
  ...validators.map((name) => slower(name, 'full', 2)),
  ...validators.map((name) => slower(name, 'minimal', 5)),
  slower('zod 4', 'invalid', 5),
  { race: textToText, arm: textToText, to: textCopy, wanted: 'at most', bound: 1.4 },
]
