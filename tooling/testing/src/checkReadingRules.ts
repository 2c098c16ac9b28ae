import type { AnyTokenCodec, TokenMember } from '@token-codecs/core'
import { orThrow, secret } from '@token-codecs/core'
import type { TestFunction } from '@token-codecs/laws'
import { expect } from 'vitest'
import type { MemberRule, OwnRule } from './memberRules.js'
import { memberRules } from './memberRules.js'
import {
  canonicalMinimalToken,
  minimalToken,
  plainName,
  responseWith,
  spelledAsBy,
  tokenMembers,
  usualName,
} from './members.js'
import { expectRead } from './outcome.js'

export interface RuleOptions {
  /** The test runner's `test`, or a stub that collects tests, so that a test can check that they fail. */
  readonly test: TestFunction
  readonly ownRules?: readonly OwnRule[]
  /** Members that the vendor sends in another form than the standard's. Only fixtures and laws test them. */
  readonly ownForms?: readonly TokenMember[]
}

const checkMember = (codec: AnyTokenCodec, name: string, member: TokenMember, rule: MemberRule): void => {
  const { examples, receivedAt } = rule
  const options = receivedAt === undefined ? {} : { receivedAt }
  const start = receivedAt === undefined ? {} : { issuedAt: receivedAt }
  for (const example of examples) {
    const response = responseWith(codec, { [name]: example.value })
    if ('refused' in example) {
      expectRead(codec, response, { malformed: [`${name} ${example.refused}`] }, options)
      continue
    }
    const read = example.member === undefined ? {} : { [member]: example.member }
    const notes = example.notes.map(([action, code]) => [action, code, member])
    const isMoved = example.notes.some(([action]) => action === 'moved')
    const moved = isMoved ? { extensions: { [`${codec.id}#moved`]: { [name]: example.value } } } : {}
    expectRead(codec, response, { token: { ...canonicalMinimalToken, ...start, ...read, ...moved }, notes }, options)
    // A moved created_at is not written back if the time of receipt has replaced it.
    if (!isMoved || receivedAt !== undefined) continue
    const { token } = orThrow(codec.read(response, options))
    expect(orThrow(codec.write(token)).value).toHaveProperty([name], example.value)
  }
}

/** Asserts that a member without a row is kept as unknown, even if its name is common. */
const checkNotCarried = (codec: AnyTokenCodec, name: string, rules: readonly MemberRule[]): void => {
  for (const { value } of rules.flatMap(({ examples }) => examples)) {
    const response = responseWith(codec, { [name]: value })
    const token = { ...canonicalMinimalToken, extensions: { [codec.id]: { [name]: value } } }
    expectRead(codec, response, { token, notes: [] })
    const result = codec.decode(response)
    expect(result._tag === 'Right' && codec.encode(result.right)).toStrictEqual(response)
  }
}

const checkErrors = (codec: AnyTokenCodec, test: TestFunction): void => {
  test('reading error: a non-empty string, with or without a token', () => {
    for (const error of ['invalid_grant', 'fake_code']) {
      const described = { error, [spelledAsBy(codec, 'error_description')]: 'Fake token fake-access-token.' }
      expectRead(codec, described, { error, errorDescription: 'Fake token fake-access-token.' })
      expectRead(codec, responseWith(codec, { error }), { error })
      expectRead(codec, { error, scope: 1 }, { error })
    }
  })

  test('reading error: null, empty, false or 0', () => {
    const nothing = { token: canonicalMinimalToken, notes: [['ignored', 'no-error', 'error']] }
    for (const error of [null, '', false, 0, {}, []]) expectRead(codec, responseWith(codec, { error }), nothing)
  })

  test('reading error: a number, true, a list or an object', () => {
    expectRead(codec, responseWith(codec, { error: 40_105 }), { error: '40105' })
    for (const error of [true, ['invalid_grant'], { fake: 'fake' }]) {
      expectRead(codec, responseWith(codec, { error }), { error: 'unrecognized_error' })
    }
  })

  test('reading error: a string that does not look like a code, or is a token of the response', () => {
    const text = 'eyJmYWtl.eyJmYWtl.ZmFrZQ'
    expectRead(codec, { error: text }, { error: 'unrecognized_error', errorDescription: text })
    const token = codec.encode({ ...minimalToken, accessToken: secret('fake_code') })
    expectRead(codec, { ...token, error: 'fake_code' }, { error: 'unrecognized_error', errorDescription: 'fake_code' })
  })
}

/**
 * Tests a codec against every row of the design's table "Reading rules", with and without `strict`. The codec's
 * responses must have members like RFC 6749's. Core and the laws test unknown members and hostile input.
 */
export const checkReadingRules = (codec: AnyTokenCodec, options: RuleOptions): void => {
  const { test, ownRules = [], ownForms = [] } = options
  const names = Object.values(codec.fields).map((name) => (typeof name === 'string' ? name : name?.[0]))
  for (const member of tokenMembers.filter((carried) => !ownForms.includes(carried))) {
    const name = plainName(codec, member)
    const rules = memberRules.filter(
      ({ members, unless }) => members.includes(member) && (unless === undefined || !ownRules.includes(unless)),
    )
    if (name === undefined) {
      const unknown = usualName(codec, member)
      // A nested or implied member, or one whose usual name means another member.
      if (codec.fields[member] !== undefined || member === 'tokenType' || names.includes(unknown)) continue
      test(`reading ${unknown}, not carried: keeps it and writes it back`, () => checkNotCarried(codec, unknown, rules))
      continue
    }
    for (const rule of rules) {
      test(`reading ${name}: ${rule.title}`, () => checkMember(codec, name, member, rule))
    }
  }
  checkErrors(codec, test)
}
