import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { BoltToken } from '@token-codecs/bolt'
import { convert, eqToken } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'
import { root } from '@tooling/testing/workspace'
import type { Contender } from './contenders/index.js'
import { contenders, ours } from './contenders/index.js'
import { convertByHand, encodeByHand } from './contenders/writeByHand.js'
import { inputNames, inputsNamed, ruleInputs } from './inputs.js'

/** The part of a result that differs from a reference's. */
export type Disagreement = 'outcome' | 'token' | 'wrong members'

/** How a contender reads an input differently than a reference does; `undefined` where they agree. */
export const disagreement = (reference: Contender, contender: Contender, input: unknown): Disagreement | undefined => {
  const expected = reference.decode(input)
  const actual = contender.decode(input)
  if (expected._tag !== actual._tag) return 'outcome'
  if (expected._tag === 'Right' && actual._tag === 'Right') {
    return eqToken(expected.right, actual.right) ? undefined : 'token'
  }
  const wrong = [...reference.wrongMembers(input)].sort()
  const found = [...contender.wrongMembers(input)].sort()
  // An error of the input as a whole, the server's for example, may be found in one of its members.
  return wrong.join() === '' || isDeepStrictEqual(wrong, found) ? undefined : 'wrong members'
}

const writingDisagreements = (input: unknown): readonly string[] => {
  const expected = convert(BoltToken, EnterpriseToken)(input)
  const actual = convertByHand(input)
  if (expected._tag !== actual._tag) return ['convertByHand: outcome']
  if (expected._tag === 'Left' || actual._tag === 'Left') return []
  const { value, token, notes } = expected.right
  const dropped = notes.filter(({ direction }) => direction === 'write').map(({ field }) => field)
  return [
    ...(isDeepStrictEqual(actual.right.value, value) ? [] : ['convertByHand: value']),
    ...(isDeepStrictEqual([...actual.right.dropped].sort(), dropped.sort()) ? [] : ['convertByHand: dropped']),
    ...(isDeepStrictEqual(encodeByHand(token), BoltToken.encode(token)) ? [] : ['encodeByHand: value']),
  ]
}

const fixturesFolder = join(root, 'packages/bolt/fixtures/bolt')

/** The responses and errors that Bolt's package is tested with. */
const fixtures = (): readonly unknown[] => {
  const paths = readdirSync(fixturesFolder, { encoding: 'utf8', recursive: true })
  const bodies = paths.filter((path) => /(?<!\.expected)\.json$/.test(path))
  if (bodies.length === 0) throw new Error('expected fixtures of Bolt')
  return bodies.map((path) => JSON.parse(readFileSync(join(fixturesFolder, path), 'utf8')))
}

/** Inputs that somebody reads or writes differently than our codecs, and the results that differ. */
export const disagreements = (): readonly string[] => {
  const measured = inputNames.flatMap((name) => inputsNamed(name).map((input) => ({ what: name, input })))
  const others = [...ruleInputs, ...fixtures()].map((input) => ({ what: JSON.stringify(input), input }))
  return [...measured, ...others].flatMap(({ what, input }) => {
    const reading = contenders.flatMap((contender) => {
      const found = disagreement(ours, contender, input)
      return found === undefined ? [] : [`${contender.name}: ${found}`]
    })
    return [...reading, ...writingDisagreements(input)].map((problem) => `${what}: ${problem}`)
  })
}
