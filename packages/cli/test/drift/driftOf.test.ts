import { BoltToken } from '@token-codecs/bolt'
import { expect, test } from 'vitest'
import { driftOf } from '../../src/drift/driftOf.js'
import type { DocumentedResponse, Place } from '../../src/source/Source.js'
import type { RecordedSource } from '../../src/source/SourceFile.js'
import { member, required } from '../member.js'

const members = [member('access_token', 'string', required), member('expires_in', 'integer')]

const recordedAt = (place: Place): RecordedSource => ({
  from: 'fake-page.md',
  seen: '2026-11-29',
  place,
  members,
  settings: {},
})

const table = (...headings: readonly string[]): DocumentedResponse => ({ place: { headings }, members })
const operation = (text: string): DocumentedResponse => ({ place: { operation: text }, members })

const inPage = recordedAt({ headings: ['Token', 'Fields'] })
const inSpecification = recordedAt({ operation: 'POST /oauth/token' })

test('a response at the same headings is compared', () => {
  const found = { ...table('Token', 'Fields'), members: [member('access_token', 'string', required)] }
  expect(driftOf(BoltToken, inPage, [table('Token', 'Fields')])).toEqual([])
  expect(driftOf(BoltToken, inPage, [table('Other'), found])).toMatchObject([{ member: 'expires_in', meaning: 'gone' }])
})

test('white space in headings does not count', () => {
  expect(driftOf(BoltToken, inPage, [table(' Token', 'Fields\u00a0')])).toEqual([])
})

test('a response of the same operation is compared', () => {
  expect(driftOf(BoltToken, inSpecification, [operation('POST /oauth/token')])).toEqual([])
})

test.each([
  ['other headings', inPage, [table('Token'), table('Fields', 'Token')]],
  ['more headings', inPage, [table('Token', 'Fields', 'More')]],
  ['an operation', inPage, [operation('Token > Fields')]],
  ['an empty page', inPage, []],
  ['another operation', inSpecification, [operation('GET /oauth/token'), operation('POST /token')]],
  ['headings for an operation', inSpecification, [table('POST /oauth/token')]],
])('a place that vanished is a finding: %s', (_, recorded, responses) => {
  expect(driftOf(BoltToken, recorded, responses)).toMatchObject([{ member: '', meaning: 'gone' }])
})

test('a place without members has vanished', () => {
  const empty = { ...table('Token', 'Fields'), members: [] }
  expect(driftOf(BoltToken, inPage, [empty])).toMatchObject([{ member: '', meaning: 'gone' }])
})

test('a vanished place is reported with the number of others that have an access token', () => {
  const nested = { ...table('Other'), members: [member('data', 'object', { members })] }
  const camelCase = { ...table('More'), members: [member('accessToken', 'string')] }
  const unrelated = { ...table('User'), members: [member('id', 'string')] }
  const [finding] = driftOf(BoltToken, inPage, [nested, camelCase, unrelated])
  expect(finding?.message).toMatch(/: 2; /)
  expect(finding?.message).toContain('--heading')
  expect(driftOf(BoltToken, inSpecification, [operation('POST /v2/token')])[0]?.message).toMatch(/: 1; .*--operation/)
})

test('of several tables at one place, the one with the recorded names is compared', () => {
  const parameters = { ...table('Token', 'Fields'), members: [member('client_id', 'string')] }
  expect(driftOf(BoltToken, inPage, [parameters, table('Token', 'Fields')])).toEqual([])
  expect(driftOf(BoltToken, inPage, [table('Token', 'Fields'), parameters])).toEqual([])
})
