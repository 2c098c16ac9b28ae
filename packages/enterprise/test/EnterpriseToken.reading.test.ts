// What is this vendor's own in the table "Reading rules" of the design; the rest is everybody's.
import type { NoteTriple } from '@tooling/testing'
import { checkReadingRules, readingTests, triplesOf } from '@tooling/testing'
import { describe, expect, test } from 'vitest'
import { EnterpriseToken } from '../src/index.js'

checkReadingRules(EnterpriseToken, { ownRules: ['absolute-lifetime'] })

const { reads, refuses, answers } = readingTests(EnterpriseToken)

const minimal = { access_token: 'fake-access-token', token_type: 'Bearer' }

describe('unknown members', () => {
  const unknown = { refresh_token: 'fake-refresh-token', id_token: 'fake-id-token', nested: [{ a: null }] }

  reads("keeps unknown members, a newer model's refresh_token too, as its extension", unknown, {
    extensions: { enterprise: unknown },
  })
})

describe("error one of the vendor's", () => {
  answers('reads the code that only this vendor has', { error: 'invalid_account' }, 'invalid_account')
})

describe('created_at', () => {
  reads('prefers created_at to receivedAt', { created_at: 1645532460 }, { issuedAt: 1645532460 }, [], {
    receivedAt: 1700000000,
  })
  reads(
    'counts from receivedAt without created_at',
    { expires_in: 7200 },
    { expiresIn: 7200, issuedAt: 1645532460 },
    [],
    {
      receivedAt: 1645532460,
    },
  )
  refuses(
    'refuses an expiry past the last instant of a Date',
    { expires_in: 7200, created_at: 8.64e12 - 7199 },
    'expires_in too-large',
  )
})

describe('expires_in of 10⁹ or more, and created_at of 10⁹ or more', () => {
  const repaired: readonly NoteTriple[] = [['repaired', 'absolute-lifetime', 'expiresIn']]
  const published = { expires_in: 1645539660, created_at: 1645532460 }
  reads(
    'reads the published absolute time as the difference',
    published,
    { expiresIn: 7200, issuedAt: 1645532460 },
    repaired,
  )
  reads(
    'counts from created_at whatever receivedAt says',
    published,
    { expiresIn: 7200, issuedAt: 1645532460 },
    repaired,
    { receivedAt: 1645532461 },
  )
  reads(
    'reads the smallest absolute times',
    { expires_in: 1e9, created_at: 1e9 },
    { expiresIn: 0, issuedAt: 1e9 },
    repaired,
  )
  reads(
    'leaves one second less as it is',
    { expires_in: 999999999, created_at: 1e9 },
    { expiresIn: 999999999, issuedAt: 1e9 },
  )
  reads(
    'repairs digits first, then the absolute time',
    { expires_in: '1645539660', created_at: 1645532460 },
    { expiresIn: 7200, issuedAt: 1645532460 },
    [['repaired', 'numeric-string', 'expiresIn'], ...repaired],
  )
  reads(
    'reads as it is what stands beside a created_at that is no time of this century',
    { expires_in: 1645539660, created_at: 7200 },
    { expiresIn: 1645539660, issuedAt: 7200 },
  )
  refuses('refuses a negative difference', { expires_in: 1645532459, created_at: 1645532460 }, 'expires_in negative')
})

describe('expires_in of 10⁹ or more without created_at', () => {
  const moved: readonly NoteTriple[] = [['moved', 'absolute-lifetime', 'expiresIn']]
  const kept = { extensions: { enterprise: { expires_in: 1645539660 } } }
  reads(
    'keeps digits as they were sent, with one note, where nothing can be counted from',
    { expires_in: '1645539660' },
    { extensions: { enterprise: { expires_in: '1645539660' } } },
    moved,
  )
  reads(
    'counts from receivedAt where it is known',
    { expires_in: 1645539660 },
    { expiresIn: 7200, issuedAt: 1645532460 },
    [['repaired', 'absolute-lifetime', 'expiresIn']],
    { receivedAt: 1645532460 },
  )
  refuses('refuses a time before receivedAt', { expires_in: 1645539660 }, 'expires_in negative', {
    receivedAt: 1645539661,
  })
  reads('leaves the lifetime unknown otherwise, and keeps the time as data', { expires_in: 1645539660 }, kept, moved)
  reads('keeps the time as data beside a null created_at', { expires_in: 1645539660, created_at: null }, kept, [
    ['ignored', 'null-member', 'issuedAt'],
    ...moved,
  ])
  reads(
    'keeps the time as data beside other unknown members',
    { expires_in: 1645539660, account: 'fake' },
    { extensions: { enterprise: { account: 'fake', expires_in: 1645539660 } } },
    moved,
  )

  test('never writes a moved lifetime back, and reports it', () => {
    const result = EnterpriseToken.decode({ ...minimal, expires_in: 1645539660 })
    if (result._tag === 'Left') throw new Error('the response was refused')
    expect(EnterpriseToken.encode(result.right)).toEqual(minimal)
    expect(triplesOf(EnterpriseToken.write(result.right))).toEqual([['dropped', 'reserved-name', 'extensions']])
  })
})
