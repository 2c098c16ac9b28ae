import { BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { convert } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'
import { PipeshubToken } from '@token-codecs/pipeshub'
import { contenders } from './contenders/index.js'
import { otherCodecs, ours } from './contenders/ours.js'
import { convertByHand, encodeByHand } from './contenders/writeByHand.js'
import { inputNames, inputsNamed, notedInput, textsNamed } from './inputs.js'
import type { Arm, Race } from './measureRaces.js'
import { textCopy, textToText } from './targets.js'

/** Races that decode each input, with `BoltToken` and every contender. */
export const decodingRaces: readonly Race[] = inputNames.map((name) => ({
  name,
  inputs: inputsNamed(name),
  arms: [ours, ...contenders].map((one) => ({ name: one.name, run: one.decode, useOthers: one.readOthers })),
}))

const tokensOf = (inputs: readonly object[]): readonly Token[] =>
  inputs.flatMap((input) => {
    const result = BoltToken.decode(input)
    return result._tag === 'Right' ? [result.right] : []
  })

const convertText = (to: AnyTokenCodec): ((text: string) => string) => {
  const converter = convert(BoltToken, to)
  return (text) => {
    const result = converter(JSON.parse(text))
    if (result._tag === 'Left') throw new Error(result.left.message)
    return JSON.stringify(result.right.value)
  }
}

const tokens = tokensOf(inputsNamed('minimal').slice(0, 1))

/** Runs the codecs of all vendors, so that shared code has seen them all. */
const useOthers = (): void => {
  ours.readOthers()
  for (const { encode } of otherCodecs) for (const token of tokens) encode(token)
}

const full = inputsNamed('full')

const encodeHand: Arm = { name: 'hand-written', run: encodeByHand }
const convertHand: Arm = { name: 'hand-written', run: convertByHand }
const copy: Arm = { name: textCopy, run: (text: string) => JSON.stringify(JSON.parse(text)) }
const decode: Arm = { name: '`decode`', run: BoltToken.decode }
const read = (input: unknown): unknown => BoltToken.read(input, { receivedAt: 1_700_000_000 })

const operations: readonly (readonly [name: string, inputs: readonly unknown[], compared: Arm, run: Arm['run']])[] = [
  ['`encode`, full', tokensOf(full), encodeHand, BoltToken.encode],
  ['`encode`, with unknown members', tokensOf(inputsNamed('with three unknown members')), encodeHand, BoltToken.encode],
  ['`convert` to `EnterpriseToken`, full', full, convertHand, convert(BoltToken, EnterpriseToken)],
  [textToText, textsNamed('full'), copy, convertText(PipeshubToken)],
  ['JSON text, `convert` to `EnterpriseToken`, JSON text', textsNamed('full'), copy, convertText(EnterpriseToken)],
  ['`read`, full', full, decode, read],
  ['`read` with five notes, five short members', [notedInput], decode, read],
]

/** Races of other codec operations, each against its baseline. */
export const operationRaces: readonly Race[] = operations.map(([name, inputs, compared, run]) => ({
  name,
  inputs,
  arms: [compared, { name, run, useOthers }],
}))
