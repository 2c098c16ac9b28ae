// `npm run bench` runs this file first, with the built packages, and stops unless all contenders do the same job.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BoltToken } from '@token-codecs/bolt'
import type { Token, TokenMember } from '@token-codecs/core'
import { CanonicalToken, convert, secret } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'
import { PipeshubToken } from '@token-codecs/pipeshub'
import { memberRules } from '@tooling/testing/memberRules'
import { plainName } from '@tooling/testing/members'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import type { Contender } from '../src/contenders/Contender.js'
import { contenders } from '../src/contenders/index.js'
import { ours, writeOthers } from '../src/contenders/ours.js'
import { encodeByHand, enterpriseByHand, pipeshubByHand } from '../src/contenders/writeByHand.js'
import { inputNames, inputSets, inputsNamed } from '../src/inputs.js'

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
  ...[null, '', false, 0, {}, [], 'invalid_grant', true, 5, { code: 5 }, [0]].map((error) => ({ ...minimal, error })),
  ...['unauthorized', 'forbidden', 'other', null, 5].map((tag) => ({ ...minimal, '.tag': tag })),
  ...[499, 500].map((depth) => ({
    ...minimal,
    unknown: 1,
    deep: JSON.parse(`${'['.repeat(depth)}{}${']'.repeat(depth)}`),
  })),
  { ...minimal, unknown: 1, large: Array(999_999).fill(0) },
  ...[[], ['a b', 'c']].map((scope) => ({ ...minimal, scope })),
  JSON.parse(`{"access_token":"fake-a","token_type":"bearer","__proto__":{"a":[1,{"b":null}]},"constructor":1}`),
]

const inputs = [
  ...inputSets.flatMap((set) => inputNames.flatMap((name) => inputsNamed(name, set))),
  ...ruleInputs,
  ...otherInputs,
  ...fixtures,
]

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

test.each([
  ['EnterpriseToken', enterpriseByHand, convert(BoltToken, EnterpriseToken)],
  ['PipeshubToken', pipeshubByHand, convert(BoltToken, PipeshubToken)],
] as const)('the hand-written conversion to %s makes the same value, token and notes', (_, byHand, converter) => {
  let compared = 0
  for (const input of inputs) {
    if (movedIn(input).length > 0) continue
    const [theirs, own] = [byHand(input), converter(input)]
    const shown = JSON.stringify(input)
    if (theirs._tag === 'Left' || own._tag === 'Left') {
      expect(theirs._tag, shown).toBe(own._tag)
      continue
    }
    const { value, token, notes } = own.right
    // As text, because the order of members is the same too.
    expect(JSON.stringify(theirs.right.value), shown).toBe(JSON.stringify(value))
    expect(CanonicalToken.encode(theirs.right.token), shown).toStrictEqual(CanonicalToken.encode(token))
    // Hand-written code has notes for writing only.
    const written = notes.filter(({ direction }) => direction === 'write')
    expect(theirs.right.notes, shown).toStrictEqual(written)
    if (written.length === notes.length) compared++
  }
  // At least the inputs of the races.
  expect(compared).toBeGreaterThan(100)
})

test('the hand-written encoder writes like BoltToken', () => {
  const accessToken = secret('fake-a')
  const others: readonly Token[] = [
    { accessToken, tokenType: 'DPoP', extensions: { bolt: secret({ scope: 'a', id_token: 5, kept: null }) } },
    { accessToken, tokenType: 'fake', extensions: { bolt: secret({ '.tag': 'forbidden', kept: 1 }) } },
    { accessToken, tokenType: 'Bearer', extensions: { bolt: secret({ '.tag': 'other' }), other: secret({ a: 1 }) } },
  ]
  const read = inputs.flatMap((input) => {
    const result = BoltToken.decode(input)
    return result._tag === 'Right' && movedIn(input).length === 0 ? [result.right] : []
  })
  for (const token of [...others, ...read]) {
    expect(JSON.stringify(encodeByHand(token))).toBe(JSON.stringify(BoltToken.encode(token)))
  }
  const wrong: readonly Token[] = [
    { accessToken: secret('fake\n'), tokenType: 'Bearer' },
    { accessToken, tokenType: 'bearer' },
    { accessToken, tokenType: 'Bearer', expiresIn: 0.5 },
    { accessToken, tokenType: 'Bearer', expiresIn: 1e12 },
    { accessToken, tokenType: 'Bearer', scope: ['a', 'a'] },
    { accessToken, tokenType: 'Bearer', refreshTokenScope: ['a b'] },
    { accessToken, tokenType: 'Bearer', idToken: secret('<redacted>') },
  ]
  for (const token of wrong) {
    expect(() => BoltToken.encode(token)).toThrow()
    expect(() => encodeByHand(token)).toThrow()
  }
})

test.each([ours, ...contenders])('$name reads with the schemas of other vendors', ({ readOthers }) => {
  expect(readOthers).not.toThrow()
})

test('the codecs of other vendors convert and write', () => {
  expect(writeOthers).not.toThrow()
})
