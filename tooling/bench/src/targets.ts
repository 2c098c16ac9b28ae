import type { InputName } from './inputs.js'
import { inputNames } from './inputs.js'

export const byHand = 'hand-written'
export const textToText = 'JSON text, `convert` to `PipeshubToken`, JSON text'

/** Names the race of an operation on an input. Our arm has the same name. */
export const operationOn = (operation: string, input: InputName): string => `${operation}, ${input}`

export const encoding = '`encode`'
export const toEnterprise = '`convert` to `EnterpriseToken`'
export const toPipeshub = '`convert` to `PipeshubToken`'

/** True for a race that decodes, which has the name of its input. */
export const isDecoding = (race: string): boolean => (inputNames as readonly string[]).includes(race)

/** Upper bound of the ratio of our time to another's. Missing it does not fail the benchmark. */
export interface Target {
  readonly race: string
  readonly ours: string
  readonly other: string
  readonly bound: number
}

/** Makes a target for each pair of a race and another arm. */
const atMost = (bound: number, races: readonly string[], others: readonly string[]): readonly Target[] =>
  others.flatMap((other) =>
    races.map((race) => ({ race, ours: isDecoding(race) ? '`BoltToken`' : race, other, bound })),
  )

const unknown = 'with three unknown members'

export const targets: readonly Target[] = [
  ...atMost(1.3, [operationOn(toEnterprise, 'full'), operationOn(toPipeshub, 'full')], [byHand]),
  ...atMost(1.15, [textToText], [byHand]),
  ...atMost(1.1, ['full'], [byHand]),
  ...atMost(1.25, [unknown], [byHand]),
  ...atMost(1.6, ['minimal'], [byHand]),
  ...atMost(1, [operationOn(encoding, 'full')], [byHand]),
  ...atMost(1.3, [operationOn(encoding, unknown)], [byHand]),
  // Libraries that compile no code at run time, then those that do.
  ...atMost(1, inputNames, ['io-ts', 'zod 4 without its JIT', 'valibot', 'Effect Schema']),
  ...atMost(1.15, ['full', unknown], ['zod 4', 'arktype', 'TypeBox compiled']),
  // zod takes at least five times as long.
  ...atMost(1 / 5, ['invalid'], ['zod 4']),
]
