import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contradictions } from '../../src/drift/contradictions.js'
import { describedBy } from '../../src/drift/describedBy.js'
import { withoutEvidence } from '../../src/drift/withoutEvidence.js'
import type { Settings } from '../../src/newVendor/Plan.js'
import { planCodec } from '../../src/newVendor/planCodec.js'
import type { DocumentedMember } from '../../src/source/Source.js'
import type { RecordedSource } from '../../src/source/SourceFile.js'
import { member } from '../member.js'
import { documentedMembers } from './documentedMembers.js'

const place = { headings: ['Tokens'] }
const token = member('access_token')

interface Given {
  readonly settings?: Settings
  readonly sample?: { readonly [name: string]: unknown }
}

/** Records a source as new-vendor does. */
const recordedFrom = (
  members: readonly DocumentedMember[],
  { settings = {}, ...given }: Given = {},
): RecordedSource => {
  const plan = planCodec({ members, settings, ...given })
  const described = describedBy(plan.documented, plan.settings)
  return {
    from: 'fake-page.md',
    seen: '2026-11-29',
    place,
    members: withoutEvidence(plan.documented),
    settings: plan.settings,
    described,
  }
}

/** The ids of members with a finding, for a newer description of one member. */
const membersOf = (old: DocumentedMember, found: DocumentedMember, given: Given = {}): readonly string[] =>
  contradictions(recordedFrom([token, old], given), [token, found]).map(({ member: name }) => name)

const described = (name: string, type: 'string' | 'integer', description: string) => member(name, type, { description })

describe('a newer description', () => {
  test.each<[string, DocumentedMember, DocumentedMember]>([
    [
      'another unit',
      described('expires_in', 'integer', 'In seconds.'),
      described('expires_in', 'integer', 'In milliseconds.'),
    ],
    ['a unit', member('expires_in', 'integer'), described('expires_in', 'integer', 'In milliseconds.')],
    ['a unit that no row has', member('expires_in', 'integer'), described('expires_in', 'integer', 'In minutes.')],
    [
      'another separator',
      described('scope', 'string', 'Comma-separated.'),
      described('scope', 'string', 'Space-separated.'),
    ],
    ['a separator', member('scope'), described('scope', 'string', 'Separated by commas.')],
    [
      'another spelling',
      described('token_type', 'string', 'Always Bearer.'),
      described('token_type', 'string', 'Always bearer.'),
    ],
    [
      'another token type',
      described('token_type', 'string', 'Always Bearer.'),
      described('token_type', 'string', 'Always `JWT`.'),
    ],
    [
      'a word for Bearer',
      described('token_type', 'string', 'Always Bearer.'),
      described('token_type', 'string', 'Always "bot".'),
    ],
    [
      'another form',
      described('expires_at', 'string', 'An ISO 8601 date.'),
      described('expires_at', 'string', 'Epoch seconds.'),
    ],
    [
      'another use',
      described('expires', 'integer', 'The lifetime.'),
      described('expires', 'integer', 'A Unix timestamp.'),
    ],
    [
      'a use against the name',
      member('expires_in', 'integer'),
      described('expires_in', 'integer', 'A Unix timestamp.'),
    ],
    [
      'a value without expiry',
      member('expires_in', 'integer'),
      described('expires_in', 'integer', 'In seconds, or -1 if it never expires.'),
    ],
    [
      'an example in another form',
      member('expires_at', 'integer'),
      member('expires_at', 'integer', { example: 1_700_000_000_000 }),
    ],
  ])('is found if it states %s', (_, old, found) => {
    expect(membersOf(old, old)).toEqual([])
    expect(membersOf(old, found)).toEqual([old.name])
  })

  test.each<[string, DocumentedMember, DocumentedMember]>([
    [
      'other words',
      described('expires_in', 'integer', 'In seconds.'),
      described('expires_in', 'integer', 'Its lifetime in seconds.'),
    ],
    ['the usual', member('expires_in', 'integer'), described('expires_in', 'integer', 'In seconds.')],
    ['less', described('scope', 'string', 'Separated by spaces.'), member('scope')],
    [
      'the only documented value',
      member('token_type', 'string', { values: ['Bearer'] }),
      described('token_type', 'string', 'Always Bearer.'),
    ],
    ['the type', member('token_type'), described('token_type', 'string', 'The type of the token; always present.')],
  ])('is no finding if it states %s', (_, old, found) => {
    expect(membersOf(old, found)).toEqual([])
  })

  test('is one line that names both values', () => {
    const recorded = recordedFrom([token, described('expires_in', 'integer', 'In seconds.')])
    expect(contradictions(recorded, [token, described('expires_in', 'integer', 'In milliseconds.')])).toMatchObject([
      { member: 'expires_in', meaning: 'written otherwise', message: expect.stringMatching(/milliseconds.* seconds$/) },
    ])
  })

  test('of a new member does not count, because the member is a finding', () => {
    const added = [
      described('scope', 'string', 'Comma-separated.'),
      described('expires_in', 'integer', 'In seconds, or -1 if it never expires.'),
    ]
    expect(contradictions(recordedFrom([token]), [token, ...added])).toEqual([])
  })
})

describe('a decision against the documentation', () => {
  const milliseconds = described('expires_in', 'integer', 'In milliseconds.')
  const seconds = described('expires_in', 'integer', 'In seconds.')

  test('is recorded, and no drift while the documentation stays', () => {
    const given = { settings: { 'expires_in.unit': 'seconds' } }
    expect(recordedFrom([token, milliseconds], given).described).toEqual({ 'expires_in.unit': 'milliseconds' })
    expect(membersOf(milliseconds, milliseconds, given)).toEqual([])
  })

  test('by a sample is recorded if the documentation is of two minds', () => {
    const both = described('expires_in', 'integer', 'The lifetime in seconds, as a Unix timestamp.')
    const given = { sample: { access_token: 'fake-a', expires_in: 3600 } }
    expect(recordedFrom([token, both], given).described).toEqual({ 'expires_in.use': 'open' })
    expect(membersOf(both, both, given)).toEqual([])
  })

  test('is no drift once the documentation agrees', () => {
    expect(membersOf(milliseconds, seconds, { settings: { 'expires_in.unit': 'seconds' } })).toEqual([])
  })

  test('is drift if the documentation changes again', () => {
    const given = { settings: { 'expires_in.unit': 'seconds' } }
    expect(membersOf(milliseconds, described('expires_in', 'integer', 'In minutes.'), given)).toEqual(['expires_in'])
  })

  test('is not recorded if the documentation agrees, or is silent', () => {
    expect(recordedFrom([token, seconds]).described).toEqual({})
    expect(recordedFrom([token, member('scope')], { settings: { 'scope.separator': 'comma' } }).described).toEqual({})
  })
})

describe('a member with settings', () => {
  test('inside a wrapper is compared', () => {
    const data = (description: string) =>
      member('data', 'object', { members: [token, described('expires_in', 'integer', description)] })
    const recorded = recordedFrom([data('In seconds.')], { settings: { 'data.use': 'wrapper' } })
    expect(contradictions(recorded, [data('In seconds.')])).toEqual([])
    expect(contradictions(recorded, [data('In milliseconds.')])).toMatchObject([{ member: 'data.expires_in' }])
    expect(contradictions(recorded, [member('data', 'array')])).toEqual([])
    expect(contradictions(recorded, [])).toEqual([])
  })

  test('is found by its documented name', () => {
    const documented = [member('accessToken'), described('expiresIn', 'integer', 'In seconds.')]
    const recorded = recordedFrom(documented, { sample: { access_token: 'fake-a', expires_in: 3600 } })
    expect(contradictions(recorded, documented)).toEqual([])
    const newer = [member('accessToken'), described('expiresIn', 'integer', 'In milliseconds.')]
    expect(contradictions(recorded, newer)).toMatchObject([{ member: 'expires_in' }])
  })

  test('of a sample is known to be there', () => {
    const documented = [described('expires', 'integer', 'In seconds.'), member('user', 'object')]
    const recorded = recordedFrom(documented, {
      sample: { access_token: 'fake-a', expires: 3600, user: { id: 1 } },
      settings: { 'user.use': 'extra' },
    })
    expect(contradictions(recorded, documented)).toEqual([])
  })

  test('may be sent in another type', () => {
    const documented = [token, described('scope', 'integer', 'Comma-separated.')]
    const recorded = recordedFrom(documented, { settings: { 'scope.sent': 'string' } })
    expect(contradictions(recorded, documented)).toEqual([])
    const newer = [token, described('scope', 'integer', 'Space-separated.')]
    expect(contradictions(recorded, newer)).toMatchObject([{ member: 'scope' }])
  })
})

test('any documentation is compared, and with itself has no drift', () => {
  fc.assert(
    fc.property(documentedMembers, documentedMembers, (old, found) => {
      const recorded = recordedFrom(old)
      expect(contradictions(recorded, old)).toEqual([])
      expect(contradictions(recorded, found)).toBeInstanceOf(Array)
    }),
  )
})
