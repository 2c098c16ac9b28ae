import type { AnyTokenCodec, ReadOptions, TokenMember } from '@token-codecs/core'
import { describe, expect, test } from 'vitest'
import { plainMinimalToken, responseWith } from './minimal.js'
import { outcome } from './outcome.js'
import type { Example, MemberRule, OwnRule, ResponseRule } from './Rule.js'
import { readingTests } from './readingTests.js'
import { readingRules } from './rules/index.js'
import { shown } from './shown.js'
import { usualName } from './usualNames.js'

interface ReadingOptions {
  /** The rows that the codec reads by a rule of its own, which its own tests show. */
  readonly ownRules?: readonly OwnRule[]
}

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

const checkExample = (codec: AnyTokenCodec, name: string, member: TokenMember, rule: MemberRule, example: Example) => {
  const { reads, refuses } = readingTests(codec)
  const { receivedAt } = rule
  const options: ReadOptions = receivedAt === undefined ? {} : { receivedAt }
  const title = `${titleOf(name, example)}${receivedAt === undefined ? '' : `, received at ${receivedAt}`}`
  const members = { [name]: example.value }
  if ('refused' in example) return refuses(title, members, `${name} ${example.refused}`, options)
  const start = receivedAt === undefined ? {} : { issuedAt: receivedAt }
  const token = example.member === undefined ? start : { ...start, [member]: example.member }
  const notes = example.notes.map(([code, reason]) => [code, reason, member] as const)
  reads(title, members, token, notes, options)
}

const isJson = (value: unknown): boolean => typeof value !== 'number' || Number.isFinite(value)

/** What the codec has no member for is an unknown member like any other, by whatever name other vendors know it. */
const checkNotCarried = (codec: AnyTokenCodec, member: TokenMember, rules: readonly MemberRule[]) => {
  const name = usualName(codec, member)
  const examples = rules.filter(({ members }) => members.includes(member)).flatMap((rule) => rule.examples)
  test(`keeps ${name}, which it does not carry, whatever stands in it`, () => {
    for (const { value } of examples.filter((example) => isJson(example.value))) {
      const token = { ...plainMinimalToken, extensions: { [codec.vendor]: { [name]: value } } }
      for (const strict of [false, true]) {
        expect(outcome(codec, responseWith(codec, { [name]: value }), { strict })).toStrictEqual({ token, notes: [] })
      }
    }
  })
}

const checkMembers = (codec: AnyTokenCodec, rules: readonly MemberRule[]) => {
  for (const member of new Set(rules.flatMap(({ members }) => members))) {
    const name = codec.fields[member]
    if (name === undefined) {
      checkNotCarried(codec, member, rules)
      continue
    }
    for (const rule of rules) {
      if (!rule.members.includes(member)) continue
      for (const example of rule.examples) checkExample(codec, name, member, rule, example)
    }
  }
}

const isMemberRule = (rule: MemberRule | ResponseRule): rule is MemberRule => typeof rule !== 'function'
const isResponseRule = (rule: MemberRule | ResponseRule): rule is ResponseRule => typeof rule === 'function'

/**
 * Checks the design's table "Reading rules", row by row, for a codec of responses like RFC 6749's, when `strict` as well.
 * A member that the codec does not carry has to be kept as an unknown one.
 */
export const checkReadingRules = (codec: AnyTokenCodec, { ownRules = [] }: ReadingOptions = {}): void => {
  for (const { title, rules: all } of readingRules) {
    const rules = all.filter((rule) => isResponseRule(rule) || !rule.unless || !ownRules.includes(rule.unless))
    // The vendor's own tests have the whole row.
    if (rules.length === 0) continue
    describe(title, () => {
      checkMembers(codec, rules.filter(isMemberRule))
      for (const rule of rules.filter(isResponseRule)) rule(codec)
    })
  }
}
