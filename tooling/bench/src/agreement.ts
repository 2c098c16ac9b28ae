import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { BoltToken } from '@token-codecs/bolt'
import { convert, eqToken } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'
import type { Contender } from './contenders/index.js'
import { contenders, ours } from './contenders/index.js'
import { convertByHand, encodeByHand } from './contenders/writeByHand.js'
import { inputNames, inputsNamed, ruleInputs } from './inputs.js'

/** In what a contender takes an input differently than a reference does; `undefined` where they agree. */
export const disagreement = (reference: Contender, contender: Contender, input: unknown): string | undefined => {
  const expected = reference.decode(input)
  const actual = contender.decode(input)
  if (expected._tag !== actual._tag) {
    return `${contender.name} ${actual._tag === 'Right' ? 'reads' : 'refuses'} what ${reference.name} does not`
  }
  if (expected._tag === 'Right' && actual._tag === 'Right') {
    return eqToken(expected.right, actual.right) ? undefined : `${contender.name} makes another token`
  }
  const wrong = [...reference.wrongMembers(input)].sort().join(', ')
  const found = [...contender.wrongMembers(input)].sort().join(', ')
  // What is wrong with the input as a whole, an error of the server for example, may be said of one of its members.
  return wrong === '' || wrong === found ? undefined : `${contender.name} finds wrong: ${found}; not: ${wrong}`
}

const writingDisagreements = (input: unknown): readonly string[] => {
  const expected = convert(BoltToken, EnterpriseToken)(input)
  const actual = convertByHand(input)
  if (expected._tag !== actual._tag) return ['convertByHand refuses or writes what convert does not']
  if (expected._tag === 'Left' || actual._tag === 'Left') return []
  const { value, token, notes } = expected.right
  const dropped = notes.filter(({ direction }) => direction === 'write').map(({ field }) => field)
  const problems: string[] = []
  if (!isDeepStrictEqual(actual.right.value, value)) problems.push('convertByHand writes another response')
  if (!isDeepStrictEqual([...actual.right.dropped].sort(), dropped.sort())) problems.push('convertByHand drops others')
  if (!isDeepStrictEqual(encodeByHand(token), BoltToken.encode(token))) {
    problems.push('encodeByHand writes another response')
  }
  return problems
}

const fixturesFolder = new URL('../../../packages/bolt/fixtures/bolt/', import.meta.url)

/** The responses and errors that Bolt's package is tested with. */
const fixtures = (): readonly unknown[] => {
  const names = readdirSync(fixturesFolder).filter((name) => /(?<!\.expected)\.json$/.test(name))
  if (names.length === 0) throw new Error('expected fixtures of Bolt')
  return names.map((name) => JSON.parse(readFileSync(new URL(name, fixturesFolder), 'utf8')))
}

/** Where somebody does another job than `BoltToken`, over all inputs. */
export const disagreements = (): readonly string[] => {
  const measured = inputNames.flatMap((name) => inputsNamed(name).map((input) => ({ what: `input ${name}`, input })))
  const others = [...ruleInputs, ...fixtures()].map((input) => ({ what: JSON.stringify(input), input }))
  return [...measured, ...others].flatMap(({ what, input }) => {
    const reading = contenders.map((contender) => disagreement(ours, contender, input))
    return [...reading, ...writingDisagreements(input)].flatMap((problem) =>
      problem === undefined ? [] : [`${what}: ${problem}`],
    )
  })
}
