import type { AnyTokenCodec, ReadOptions, TokenMember } from '@token-codecs/core'
import type { TestFunction } from '@token-codecs/laws'
import { expect } from 'vitest'
import { canonicalMinimalToken, responseWith } from './minimal.js'
import { expectRead } from './outcome.js'
import type { Example, MemberRule, ResponseRule, RuleOptions } from './Rule.js'
import { readingRules } from './rules/index.js'
import { shown } from './shown.js'
import { usualName } from './usualNames.js'

const titleOf = (name: string, example: Example): string => {
  const { value } = example
  if ('refused' in example) {
    return value === undefined ? `refuses a response without ${name}` : `refuses ${shown(value)} as ${name}`
  }
  const { member } = example
  if (value === undefined) return `reads a missing ${name} as ${shown(member)}`
  if (member === undefined) return `takes ${shown(value)} as ${name} for absent`
  return `reads ${shown(value)} as ${name}${Object.is(value, member) ? '' : ` ${shown(member)}`}`
}

/** What comes of an example, as `outcome` shows it. */
const expectedOf = (name: string, member: TokenMember, example: Example, start: object): object => {
  if ('refused' in example) return { malformed: [`${name} ${example.refused}`] }
  const read = example.member === undefined ? {} : { [member]: example.member }
  return {
    token: { ...canonicalMinimalToken, ...start, ...read },
    notes: example.notes.map(([code, reason]) => [code, reason, member]),
  }
}

const isJson = (value: unknown): boolean => typeof value !== 'number' || Number.isFinite(value)

/** What the codec has no member for is an unknown member like any other, by whatever name other vendors know it. */
const checkNotCarried = (
  codec: AnyTokenCodec,
  test: TestFunction,
  member: TokenMember,
  rules: readonly MemberRule[],
): void => {
  const name = usualName(codec, member)
  const examples = rules.flatMap((rule) => rule.examples)
  test(`keeps ${name}, which it does not carry, and gives it back, whatever stands in it`, () => {
    for (const { value } of examples.filter((example) => isJson(example.value))) {
      const response = responseWith(codec, { [name]: value })
      const token = { ...canonicalMinimalToken, extensions: { [codec.vendor]: { [name]: value } } }
      expectRead(codec, response, { token, notes: [] })
      const result = codec.decode(response)
      expect(result._tag === 'Right' && codec.encode(result.right)).toStrictEqual(response)
    }
  })
}

const checkMember = (codec: AnyTokenCodec, test: TestFunction, member: TokenMember, rule: MemberRule): void => {
  const name = codec.fields[member] ?? ''
  const { receivedAt } = rule
  const options: ReadOptions = receivedAt === undefined ? {} : { receivedAt }
  const start = receivedAt === undefined ? {} : { issuedAt: receivedAt }
  const suffix = receivedAt === undefined ? '' : `, received at ${receivedAt}`
  for (const example of rule.examples) {
    test(`${titleOf(name, example)}${suffix}`, () => {
      const response = responseWith(codec, { [name]: example.value })
      expectRead(codec, response, expectedOf(name, member, example, start), options)
    })
  }
}

const checkMembers = (codec: AnyTokenCodec, test: TestFunction, rules: readonly MemberRule[]): void => {
  for (const member of new Set(rules.flatMap(({ members }) => members))) {
    const own = rules.filter(({ members }) => members.includes(member))
    if (codec.fields[member] === undefined) checkNotCarried(codec, test, member, own)
    else for (const rule of own) checkMember(codec, test, member, rule)
  }
}

const isMemberRule = (rule: MemberRule | ResponseRule): rule is MemberRule => typeof rule !== 'function'
const isResponseRule = (rule: MemberRule | ResponseRule): rule is ResponseRule => typeof rule === 'function'

/**
 * Checks the design's table "Reading rules", row by row, for a codec of responses like RFC 6749's, when `strict` as well.
 * A member that the codec does not carry has to be kept as an unknown one.
 */
export const checkReadingRules = (codec: AnyTokenCodec, { test, ownRules = [] }: RuleOptions): void => {
  for (const { title, rules: all } of readingRules) {
    const rules = all.filter((rule) => isResponseRule(rule) || !rule.unless || !ownRules.includes(rule.unless))
    const testOfRow: TestFunction = (name, run) => test(`${title}: ${name}`, run)
    checkMembers(codec, testOfRow, rules.filter(isMemberRule))
    for (const rule of rules.filter(isResponseRule)) rule(codec, testOfRow)
  }
}
