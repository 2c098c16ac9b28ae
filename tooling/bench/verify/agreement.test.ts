// `npm run bench` runs this file first, with the built packages, and stops unless all contenders do the same job.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BoltToken } from '@token-codecs/bolt'
import type { TokenMember } from '@token-codecs/core'
import { CanonicalToken, convert } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'
import { memberRules } from '@tooling/testing/memberRules'
import { plainName } from '@tooling/testing/members'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import type { Contender } from '../src/contenders/Contender.js'
import { contenders } from '../src/contenders/index.js'
import { ours } from '../src/contenders/ours.js'
import { convertByHand, encodeByHand } from '../src/contenders/writeByHand.js'
import { inputNames, inputsNamed } from '../src/inputs.js'

const fixturesFolder = join(root, 'packages/bolt/fixtures/bolt')

/** The responses and errors in Bolt's test fixtures. */
const fixtures: readonly unknown[] = readdirSync(fixturesFolder, { encoding: 'utf8', recursive: true })
  .filter((path) => /(?<!\.expected)\.json$/.test(path))
  .map((path) => JSON.parse(readFileSync(join(fixturesFolder, path), 'utf8')))

const minimal = { access_token: 'fake-a', token_type: 'bearer' }

/** Minimal responses with one example of a reading rule each, without values that JSON cannot represent. */
const ruleInputs = memberRules.flatMap(({ members, examples }) =>
  members.flatMap((member) =>
    examples
      .filter(({ value }) => value === null || JSON.stringify([value]) !== '[null]')
      .map(({ value }) => ({ ...minimal, [plainName(BoltToken, member) ?? member]: value })),
  ),
)

const otherInputs = [
  ...[null, 'fake-a', [], {}, { access_token: 'fake-a' }, { ...minimal, unknown: null }],
  ...[null, '', false, 0, 'invalid_grant', true, 5, { code: 5 }].map((error) => ({ ...minimal, error })),
  ...[[], ['a b', 'c']].map((scope) => ({ ...minimal, scope })),
  JSON.parse(`{"access_token":"fake-a","token_type":"bearer","__proto__":{"a":[1,{"b":null}]},"constructor":1}`),
]

const inputs = [...inputNames.flatMap(inputsNamed), ...ruleInputs, ...otherInputs, ...fixtures]

/** Returns a contender's token, or the members that it rejects. */
const readingOf = ({ decode, wrongMembers }: Contender, input: unknown): object => {
  const result = decode(input)
  if (result._tag === 'Right') return { token: CanonicalToken.encode(result.right) }
  return { wrong: [...wrongMembers(input)].sort() }
}

/** Returns the wire names of members that `BoltToken` keeps as data; contenders reject them. */
const movedIn = (input: unknown): readonly string[] => {
  const read = BoltToken.read(input)
  const notes = read._tag === 'Right' ? read.right.notes : []
  return notes
    .filter(({ action }) => action === 'moved')
    .map(({ member }) => plainName(BoltToken, member as TokenMember) ?? member)
}

const expected = inputs.map((input) => {
  const reading = readingOf(ours, input)
  const moved = movedIn(input)
  if (moved.length > 0) return { wrong: [...moved].sort() }
  if (!('wrong' in reading)) return reading
  // A contender may report an error of the whole input, such as the server's, at one of its members.
  const isWhole = String(reading.wrong) === ''
  return { wrong: isWhole ? expect.any(Array) : expect.arrayContaining(reading.wrong as string[]) }
})

test('some inputs are accepted, and some rejected', () => {
  expect(fixtures).not.toEqual([])
  expect(expected).toContainEqual({ wrong: ['expires_in'] })
  expect(expected).toContainEqual({ token: { v: 1, accessToken: 'fake-a', tokenType: 'Bearer' } })
})

test.each(contenders)('$name reads like BoltToken', (contender) => {
  for (const [index, input] of inputs.entries()) {
    expect(readingOf(contender, input), JSON.stringify(input)).toStrictEqual(expected[index])
  }
})

test('the hand-written conversion and encoder write like BoltToken', () => {
  for (const input of inputs) {
    const shown = JSON.stringify(input)
    const [theirs, own] = [convertByHand(input), convert(BoltToken, EnterpriseToken)(input)]
    if (movedIn(input).length > 0) continue
    if (theirs._tag === 'Left' || own._tag === 'Left') {
      expect(theirs._tag, shown).toBe(own._tag)
      continue
    }
    const { value, token, notes } = own.right
    const dropped = notes.filter(({ direction }) => direction === 'write').map(({ member }) => member)
    expect(theirs.right.value, shown).toStrictEqual(value)
    expect([...theirs.right.dropped].sort(), shown).toEqual(dropped.sort())
    expect(encodeByHand(token), shown).toStrictEqual(BoltToken.encode(token))
  }
})

test.each([ours, ...contenders])('$name reads with the schemas of other vendors', ({ readOthers }) => {
  expect(readOthers).not.toThrow()
})
