// What is this vendor's own in the table "Reading rules" of the design; the rest is everybody's.
import type { NoteTriple } from '@tooling/testing'
import { checkReadingRules, readingTests } from '@tooling/testing'
import { describe } from 'vitest'
import { EnterpriseDelegatedToken } from '../src/index.js'

checkReadingRules(EnterpriseDelegatedToken, { ownRules: ['absolute-lifetime'] })

const { reads, refuses, answers } = readingTests(EnterpriseDelegatedToken)

describe('refresh_token', () => {
  reads('reads what the newer specification adds', { refresh_token: 'fake-r' }, { refreshToken: 'fake-r' })
  reads('takes the documented null for absent', { refresh_token: null }, {}, [
    ['ignored', 'null-member', 'refreshToken'],
  ])
})

describe("error one of the vendor's", () => {
  answers('reads the code that only this vendor has', { error: 'invalid_account' }, 'invalid_account')
})

describe('expires_in of 10⁹ or more', () => {
  const repaired: readonly NoteTriple[] = [['repaired', 'absolute-lifetime', 'expiresIn']]
  const moved: readonly NoteTriple[] = [['moved', 'absolute-lifetime', 'expiresIn']]

  reads(
    'reads the published absolute time as the difference to created_at',
    { expires_in: 1645539660, created_at: 1645532460, refresh_token: 'fake-r' },
    { expiresIn: 7200, issuedAt: 1645532460, refreshToken: 'fake-r' },
    repaired,
  )
  reads(
    'counts from receivedAt without created_at',
    { expires_in: 1645539660 },
    { expiresIn: 7200, issuedAt: 1645532460 },
    repaired,
    { receivedAt: 1645532460 },
  )
  reads(
    'leaves the lifetime unknown otherwise, and keeps the time as data',
    { expires_in: 1645539660 },
    { extensions: { 'enterprise-delegated': { expires_in: 1645539660 } } },
    moved,
  )
  refuses('refuses a negative difference', { expires_in: 1645532459, created_at: 1645532460 }, 'expires_in negative')
})
