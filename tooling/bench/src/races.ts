import { BoltToken } from '@token-codecs/bolt'
import type { Token } from '@token-codecs/core'
import { convert } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'
import { PipeshubToken } from '@token-codecs/pipeshub'
import { contenders } from './contenders/index.js'
import { ours, writeOthers } from './contenders/ours.js'
import { encodeByHand, enterpriseByHand, pipeshubByHand, pipeshubTextByHand } from './contenders/writeByHand.js'
import type { InputName, InputSet } from './inputs.js'
import { inputNames, inputsNamed, notedInput, textsNamed } from './inputs.js'
import type { Arm, Race } from './measureRaces.js'
import { byHand, encoding, operationOn, textToText, toEnterprise, toPipeshub } from './targets.js'

/** Races that decode each input, with `BoltToken` and every contender. */
const decodingRaces = (set: InputSet): readonly Race[] =>
  inputNames.map((name) => ({
    name,
    inputs: inputsNamed(name, set),
    arms: [ours, ...contenders].map((one) => ({ name: one.name, run: one.decode, useOthers: one.readOthers })),
  }))

const tokensOf = (inputs: readonly object[]): readonly Token[] =>
  inputs.flatMap((input) => {
    const result = BoltToken.decode(input)
    return result._tag === 'Right' ? [result.right] : []
  })

const convertToEnterprise = convert(BoltToken, EnterpriseToken)
const convertToPipeshub = convert(BoltToken, PipeshubToken)

/** Converts JSON text, as `pipeshubTextByHand` does. */
const convertText = (text: string): string => {
  const result = convertToPipeshub(JSON.parse(text))
  if (result._tag === 'Left') throw new Error(result.left.message)
  return JSON.stringify(result.right.value)
}

/** Makes the race of an operation against other arms. */
const against = (name: string, inputs: readonly unknown[], run: Arm['run'], ...others: readonly Arm[]): Race => ({
  name,
  inputs,
  arms: [{ name, run, useOthers: writeOthers }, ...others],
})

const hand = (run: Arm['run']): Arm => ({ name: byHand, run })
const copy: Arm = { name: '`JSON.parse`, `JSON.stringify`', run: (text: string) => JSON.stringify(JSON.parse(text)) }
const decode: Arm = { name: '`decode`', run: BoltToken.decode }
const read = (input: unknown): unknown => BoltToken.read(input, { receivedAt: 1_700_000_000 })

const converted: readonly InputName[] = ['full', 'with three unknown members', 'minimal']
const encoded: readonly InputName[] = ['full', 'with three unknown members']

/** Races of other codec operations, each against its baselines. */
const operationRaces = (set: InputSet): readonly Race[] => [
  ...encoded.map((name) =>
    against(operationOn(encoding, name), tokensOf(inputsNamed(name, set)), BoltToken.encode, hand(encodeByHand)),
  ),
  ...converted.map((name) =>
    against(operationOn(toEnterprise, name), inputsNamed(name, set), convertToEnterprise, hand(enterpriseByHand)),
  ),
  ...converted.map((name) =>
    against(operationOn(toPipeshub, name), inputsNamed(name, set), convertToPipeshub, hand(pipeshubByHand)),
  ),
  against(textToText, textsNamed('full', set), convertText, hand(pipeshubTextByHand), copy),
  against(operationOn('`read`', 'full'), inputsNamed('full', set), read, decode),
  against('`read` with five notes, five short members', [notedInput], read, decode),
]

/** The measured sections. */
export type RaceSection = 'decode' | 'operations'

/** Returns the races of a section. The first arm of each race is ours. */
export const racesOf = (section: RaceSection, set: InputSet): readonly Race[] =>
  section === 'decode' ? decodingRaces(set) : operationRaces(set)
