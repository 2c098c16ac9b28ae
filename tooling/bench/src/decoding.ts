import type { Contender } from './contenders/index.js'
import { contenders, ours } from './contenders/index.js'
import type { InputName } from './inputs.js'
import { inputNames, inputsNamed } from './inputs.js'
import type { Arm, Figure } from './measureArms.js'
import { measureArms } from './measureArms.js'

/** Enough for the compiler to have seen nine schemas wherever it looks. */
const OTHERS = 300

const armOf = ({ name, decode, readOthers }: Contender, input: InputName, interleaved: boolean): Arm => {
  const inputs = inputsNamed(input)
  let next = 0
  const run = (): unknown => {
    next = next + 1 < inputs.length ? next + 1 : 0
    return decode(inputs[next])
  }
  const before = (): void => {
    for (let round = 0; round < OTHERS; round++) readOthers()
  }
  return interleaved ? { name, run, before } : { name, run }
}

/** The figures of BoltToken and of each contender, by input. */
export type Decoding = ReadonlyMap<InputName, readonly Figure[]>

export const decodingNames: readonly string[] = [ours, ...contenders].map(({ name }) => name)

/** Measures decoding, with eight other vendors' schemas read with as well or with nothing but Bolt's. */
export const measureDecoding = async (interleaved: boolean): Promise<Decoding> => {
  const measured = new Map<InputName, readonly Figure[]>()
  for (const input of inputNames) {
    const arms = [ours, ...contenders].map((contender) => armOf(contender, input, interleaved))
    measured.set(input, await measureArms(arms))
  }
  return measured
}
