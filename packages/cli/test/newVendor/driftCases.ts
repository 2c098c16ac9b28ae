// Recorded sources and changes of them that give every message of `drift`.
import { BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec } from '@token-codecs/core'
import { at, defineCodec, instant, lifetime, scopes } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'
import type { DocumentedMember } from '../../src/source/Source.js'
import { member } from '../member.js'
import type { PageRow } from './commandLine.js'
import { clearRows, pageOf } from './commandLine.js'

interface Recorded {
  readonly title: string
  /** The content of source.json. */
  readonly source: unknown
  readonly page?: string
  readonly options?: readonly string[]
}

const source = {
  from: 'page.md',
  seen: '2026-11-29',
  place: { headings: ['Tokens', 'Response'] },
  members: [{ name: 'access_token', type: 'string' }],
}
const withMember = (more: object) => ({ acme: { ...source, members: [{ name: 'a', ...more }] } })
const levels = (count: number): object => (count === 0 ? {} : { members: [{ name: 'a', ...levels(count - 1) }] })

const inTime = [...source.members, { name: 'expires_in', type: 'integer' }]
const inUnit = (unit: string): readonly PageRow[] => [
  ['access_token', 'string'],
  ['expires_in', 'integer', `In ${unit}.`],
]

/** Runs of `drift` with a `source.json`. */
export const recordedFiles: readonly Recorded[] = [
  { title: 'an unreadable file', source: { acme: source }, options: ['--source', 'no-such-file'] },
  { title: 'no JSON', source: '{' },
  { title: 'no object', source: '[]' },
  { title: 'no codec', source: {} },
  { title: 'a wrong codec id', source: { 'fake id': source } },
  { title: 'an unknown codec', source: { acme: source }, options: ['--codec', 'fake-access'] },
  { title: 'no list', source: { acme: { ...source, members: 1 } } },
  { title: 'another member', source: { acme: { ...source, fake: 1 } } },
  { title: 'a wrong day', source: { acme: { ...source, seen: 'today' } } },
  { title: 'a wrong place', source: { acme: { ...source, place: {} } } },
  { title: 'a number for a name', source: withMember({ name: 1 }) },
  { title: 'a number for a flag', source: withMember({ required: 1 }) },
  { title: 'an object for a value', source: withMember({ values: [{}] }) },
  { title: 'an unknown type', source: withMember({ type: 'text' }) },
  { title: 'a type twice', source: withMember({ type: 'string', types: [] }) },
  { title: 'many levels', source: withMember(levels(60)) },
  { title: 'an open question', source: withMember({}) },
  { title: 'a setting for no question', source: { acme: { ...source, settings: { 'scop.separator': 'comma' } } } },
  {
    title: 'an unsound table',
    source: {
      acme: {
        ...source,
        members: [{ name: '__proto__' }],
        settings: { '__proto__.use': 'accessToken' },
      },
    },
  },
  { title: 'a vanished table', source: { acme: source }, page: pageOf(clearRows).replace('Response', 'Token') },
  {
    title: 'a vanished operation',
    source: { acme: { ...source, place: { operation: 'POST /oauth/token' } } },
    page: '{"openapi":"3.1.0"}',
  },
  { title: 'another unit', source: { acme: { ...source, members: inTime } }, page: pageOf(inUnit('milliseconds')) },
  {
    title: 'a unit that no codec has',
    source: { acme: { ...source, members: inTime } },
    page: pageOf(inUnit('minutes')),
  },
  {
    title: 'no drift, and a codec of another page',
    source: { acme: source, bolt: { ...source, from: 'other.md', place: { headings: ['Other'] } } },
    page: pageOf(clearRows.slice(0, 1)),
  },
]

const WrappedToken = defineCodec<{
  ok: boolean
  data: { access_token: string; ttl: number; expires_at: string; scope: string }
}>()({
  id: 'wrapped',
  fields: {
    accessToken: at('data', 'access_token'),
    expiresIn: lifetime(at('data', 'ttl'), { unit: 'milliseconds', never: 0 }),
    expiresAt: instant(at('data', 'expires_at'), { form: 'iso' }),
    scope: scopes(at('data', 'scope'), { separator: ',' }),
  },
  tokenType: { implied: true },
  constants: { ok: true },
  extras: ['data'],
})

type Change = readonly [codec: AnyTokenCodec, old: readonly DocumentedMember[], found: readonly DocumentedMember[]]

const change = (codec: AnyTokenCodec, old: DocumentedMember, found: DocumentedMember): Change => [codec, [old], [found]]

const numbers = Array.from({ length: 11 }, (_, index) => 3600 + index)
const types = (...values: readonly string[]) => member('token_type', 'string', { values })
const data = (...members: readonly DocumentedMember[]) => member('data', 'object', { members })
const expiresIn = member('expires_in', 'integer')

/** Changes of a documentation, with the codec that was written from it. */
export const changes: readonly Change[] = [
  change(BoltToken, expiresIn, member('expires_in', 'string')),
  change(BoltToken, expiresIn, member('expires_in', 'number')),
  change(BoltToken, expiresIn, member('expires_in', ['boolean', 'object', 'array'])),
  change(BoltToken, expiresIn, member('expires_in', [])),
  change(BoltToken, expiresIn, member('expires_in', 'integer', { format: 'int64' })),
  change(BoltToken, member('expires_in', 'integer', { format: 'int64' }), expiresIn),
  change(BoltToken, expiresIn, member('expires_in', 'integer', { values: numbers })),
  change(BoltToken, member('expires_in', 'integer', { values: [3600] }), expiresIn),
  change(BoltToken, types('bearer'), types('bearer', 'Bearer')),
  change(BoltToken, member('access_token', 'string'), member('access_token', 'string', { nullable: true })),
  change(BoltToken, member('scope', 'string', { nullable: true }), member('scope', 'string')),
  change(BoltToken, member('scope', 'string'), member('scope', 'string', { nullable: true, required: true })),
  change(BoltToken, member('token_type', 'string', { required: true }), member('token_type', 'string')),
  change(EnterpriseToken, types('Bearer'), types('Bearer', 'DPoP')),
  change(EnterpriseToken, member('created_at', 'integer'), member('created_at', 'number', { format: 'double' })),
  change(EnterpriseToken, expiresIn, member('expires_in', 'integer', { values: [4_102_444_800] })),
  change(WrappedToken, data(member('ttl', 'string')), data(member('ttl', 'integer'))),
  change(BoltToken, member('access_token', 'string'), member('access_token', ['string', 'integer'])),
  change(WrappedToken, member('ok', 'boolean'), member('ok', 'string')),
  change(
    BoltToken,
    member('list', 'array', { items: member('', 'string') }),
    member('list', 'array', { items: member('', 'integer') }),
  ),
  change(BoltToken, data(member('id', 'string')), data(member('id', 'integer'))),
  change(WrappedToken, data(), data(member('session_key', 'string'))),
  change(WrappedToken, data(), data(member('refresh_token', 'string'))),
  [BoltToken, [], [member('session_key', 'string')]],
  [BoltToken, [], [member('account', 'string'), member('issued_at', 'integer'), expiresIn]],
  [BoltToken, [member('access_token', 'string'), expiresIn], []],
]
