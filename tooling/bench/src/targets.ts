import type { InputName } from './inputs.js'

export const textToText = 'JSON text, `convert` to `PipeshubToken`, JSON text'
export const textCopy = '`JSON.parse`, `JSON.stringify`'

/** A bound for the ratio between two arms of a race. */
export type Target = readonly [
  race: InputName | typeof textToText,
  arm: string,
  to: string,
  wanted: 'at most' | 'at least',
  bound: number,
]

const ours = '`BoltToken`'
const validators = ['io-ts', 'zod 4', 'zod 4 without its JIT', 'valibot', 'arktype', 'Effect Schema']

/** Ratios to reach. Missing one does not fail the benchmark. */
export const targets: readonly Target[] = [
  ['full', ours, 'hand-written', 'at most', 1.15],
  ['with three unknown members', ours, 'hand-written', 'at most', 1.3],
  ['full', ours, 'TypeBox compiled', 'at most', 1.3],
  ...validators.map((name): Target => ['full', name, ours, 'at least', 2]),
  ...validators.map((name): Target => ['minimal', name, ours, 'at least', 5]),
  ['invalid', 'zod 4', ours, 'at least', 5],
  [textToText, textToText, textCopy, 'at most', 1.4],
]
