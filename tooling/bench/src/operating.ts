import { BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { convert } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'
import { PipeshubToken } from '@token-codecs/pipeshub'
import { ours } from './contenders/index.js'
import { convertByHand, encodeByHand } from './contenders/writeByHand.js'
import { inputsNamed, notedInput, textsNamed } from './inputs.js'
import type { Arm, Figure } from './measureArms.js'
import { measureArms } from './measureArms.js'
import { textToText } from './targets.js'
import { otherCodecs } from './vendors.js'

/** An operation, and what it is compared with. */
interface Operation {
  readonly name: string
  readonly reference: string
  readonly inputs: readonly unknown[]
  readonly run: (input: never) => unknown
  readonly compared: (input: never) => unknown
}

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

const copyText = (text: string): string => JSON.stringify(JSON.parse(text))

const operations: readonly Operation[] = [
  {
    name: '`encode`, full',
    reference: 'hand-written',
    inputs: tokensOf(inputsNamed('full')),
    run: BoltToken.encode,
    compared: encodeByHand,
  },
  {
    name: '`encode`, with unknown members',
    reference: 'hand-written',
    inputs: tokensOf(inputsNamed('unknown')),
    run: BoltToken.encode,
    compared: encodeByHand,
  },
  {
    name: '`convert` to `EnterpriseToken`, full',
    reference: 'hand-written',
    inputs: inputsNamed('full'),
    run: convert(BoltToken, EnterpriseToken),
    compared: convertByHand,
  },
  {
    name: textToText,
    reference: '`JSON.parse`, `JSON.stringify`',
    inputs: textsNamed('full'),
    run: convertText(PipeshubToken),
    compared: copyText,
  },
  {
    name: 'JSON text, `convert` to `EnterpriseToken`, JSON text',
    reference: '`JSON.parse`, `JSON.stringify`',
    inputs: textsNamed('full'),
    run: convertText(EnterpriseToken),
    compared: copyText,
  },
  {
    name: '`read`, full',
    reference: '`decode`',
    inputs: inputsNamed('full'),
    run: (input) => BoltToken.read(input, { receivedAt: 1_700_000_000 }),
    compared: BoltToken.decode,
  },
  {
    name: '`read` with five notes, five short members',
    reference: '`decode`',
    inputs: [notedInput],
    run: (input) => BoltToken.read(input, { receivedAt: 1_700_000_000 }),
    compared: BoltToken.decode,
  },
]

const armOf = (name: string, inputs: readonly unknown[], run: (input: never) => unknown, before?: () => void): Arm => {
  let next = 0
  return {
    name,
    run: () => {
      next = next + 1 < inputs.length ? next + 1 : 0
      return run(inputs[next] as never)
    },
    ...(before === undefined ? {} : { before }),
  }
}

const tokens = tokensOf(inputsNamed('minimal').slice(0, 1))

/** What makes the code that reads and writes see nine codecs. */
const useOthers = (): void => {
  for (let round = 0; round < 300; round++) {
    ours.readOthers()
    for (const { encode } of otherCodecs) for (const token of tokens) encode(token)
  }
}

export interface Operating {
  readonly name: string
  readonly reference: string
  /** Of the operation, as a ratio to what it is compared with. */
  readonly figure: Figure
}

/** Measures what else is done with codecs, with all of them used as well or with nothing but what it takes. */
export const measureOperations = async (interleaved: boolean): Promise<readonly Operating[]> => {
  const measured: Operating[] = []
  for (const { name, reference, inputs, run, compared } of operations) {
    const arm = armOf(name, inputs, run, interleaved ? useOthers : undefined)
    const [, figure] = await measureArms([armOf(reference, inputs, compared), arm])
    if (figure !== undefined) measured.push({ name, reference, figure })
  }
  return measured
}
