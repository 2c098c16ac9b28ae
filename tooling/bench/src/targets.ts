import type { InputName } from './inputs.js'
import { inputTitles } from './inputs.js'

/** A ratio of two contenders over one input, and how large or small it is meant to be. */
export interface Target {
  readonly what: string
  /** What is measured, of `Decoding` by the contender's name and the input, or of `Operating` by its name. */
  readonly of: { readonly contender: string; readonly input: InputName } | { readonly operation: string }
  /** `most`: of our time to theirs; `least`: of theirs to ours. */
  readonly bound: { readonly most: number } | { readonly least: number }
}

const slower = (contender: string, input: InputName, least: number): Target => ({
  what: `${contender} : \`BoltToken\`, ${inputTitles[input]}`,
  of: { contender, input },
  bound: { least },
})

const near = (contender: string, input: InputName, most: number): Target => ({
  what: `\`BoltToken\` : ${contender}, ${inputTitles[input]}`,
  of: { contender, input },
  bound: { most },
})

const validators = ['io-ts', 'zod 4', 'zod 4 without its JIT', 'valibot', 'arktype', 'Effect Schema']

export const textToText = 'JSON text, `convert` to `PipeshubToken`, JSON text'

/** What we want to reach; nothing fails when it is not. */
export const targets: readonly Target[] = [
  near('hand-written', 'full', 1.15),
  near('hand-written', 'unknown', 1.3),
  near('TypeBox compiled', 'full', 1.3),
  ...validators.map((name) => slower(name, 'full', 2)),
  ...validators.map((name) => slower(name, 'minimal', 5)),
  slower('zod 4', 'invalid', 5),
  {
    what: 'JSON text to JSON text : `JSON.parse`, `JSON.stringify`',
    of: { operation: textToText },
    bound: { most: 1.4 },
  },
]
