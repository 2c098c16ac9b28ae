import { BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec } from '@token-codecs/core'
import { at, defineCodec, errorAt, instant, lifetime, Rfc6749Token, scopes } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'
import { OryLikeToken } from '@token-codecs/ory-like'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/drift/compare.js'
import type { DocumentedMember } from '../../src/source/Source.js'
import { codecs } from '../codecs.js'
import { member, nullable, required } from '../member.js'
import { documentedMembers } from './documentedMembers.js'

const FakeNestedToken = defineCodec<{
  ok: boolean
  data: {
    access_token: string
    ttl: number
    expires_at: string
    scope: string
    user?: { id: number }
  }
  team?: { id: string }
}>()({
  id: 'fake-nested',
  fields: {
    accessToken: at('data', 'access_token'),
    expiresIn: lifetime(at('data', 'ttl'), { unit: 'milliseconds', never: 0 }),
    expiresAt: instant(at('data', 'expires_at'), { form: 'iso' }),
    scope: scopes(at('data', 'scope'), { separator: ',' }),
  },
  tokenType: { implied: true },
  constants: { ok: true },
  extras: ['data', 'team'],
  errors: [errorAt({ code: 'failure' })],
})

const FakeListToken = defineCodec<{
  token: string
  token_type: string
  lifetime: string
  created: number
  scopes: readonly string[]
}>()({
  id: 'fake-list',
  fields: {
    accessToken: 'token',
    tokenType: 'token_type',
    expiresIn: lifetime('lifetime', { text: true }),
    issuedAt: instant('created', { form: 'milliseconds' }),
    scope: scopes('scopes', { list: true }),
  },
  tokenType: { spelled: ['user'] },
})

/** Member and meaning of each finding, for one member that changed. */
const meaningsOf = (codec: AnyTokenCodec, old: readonly DocumentedMember[], found: readonly DocumentedMember[]) =>
  compare(codec, old, found).map((finding) => [finding.member, finding.meaning])

const change = (codec: AnyTokenCodec, old: DocumentedMember, found: DocumentedMember): string | undefined => {
  const findings = compare(codec, [old], [found])
  expect(findings.length).toBeLessThan(2)
  return findings[0]?.meaning
}

const messageOf = (codec: AnyTokenCodec, old: DocumentedMember, found: DocumentedMember) =>
  compare(codec, [old], [found])[0]?.message

describe('a type', () => {
  test('is written otherwise if a lifetime becomes a string', () => {
    const [old, found] = [member('expires_in', 'integer'), member('expires_in', 'string')]
    expect(change(BoltToken, old, found)).toBe('written otherwise')
    expect(messageOf(BoltToken, old, found)).toContain('numeric-string')
  })

  test('is read as before if a lifetime becomes a number', () => {
    expect(change(BoltToken, member('expires_in', 'integer'), member('expires_in', 'number'))).toBe('read as before')
  })

  test('is written otherwise if a lifetime has fractions', () => {
    const found = member('expires_in', 'number', { format: 'double' })
    expect(change(BoltToken, member('expires_in', 'integer'), found)).toBe('written otherwise')
  })

  test.each(['boolean', 'object', 'array'] as const)('is lost if a lifetime becomes of type %s', (type) => {
    expect(change(BoltToken, member('expires_in', 'integer'), member('expires_in', type))).toBe('read but lost')
  })

  test('is lost if an ID token becomes an integer', () => {
    expect(change(OryLikeToken, member('id_token', 'string'), member('id_token', 'integer'))).toBe('read but lost')
  })

  test('is refused if an access token becomes an integer', () => {
    expect(change(BoltToken, member('access_token', 'string'), member('access_token', 'integer'))).toBe('refused')
  })

  test('is written otherwise if a scope becomes an array', () => {
    const found = member('scope', 'array', { items: member('', 'string') })
    expect(change(BoltToken, member('scope', 'string'), found)).toBe('written otherwise')
    expect(change(BoltToken, member('scope', 'string'), member('scope', 'array'))).toBe('written otherwise')
  })

  test('is written otherwise if a list of scopes becomes a string', () => {
    expect(change(FakeListToken, member('scopes', 'array'), member('scopes', 'string'))).toBe('written otherwise')
  })

  test('counts only newly documented types of a union', () => {
    const [string, integer] = [member('id_token', 'string'), member('id_token', 'integer')]
    const both = member('id_token', ['integer', 'string'])
    expect(change(OryLikeToken, string, both)).toBe('read but lost')
    expect(change(OryLikeToken, integer, both)).toBe('read as before')
    expect(change(OryLikeToken, both, string)).toBe('read as before')
  })

  test('of digits is read as before where the codec documents digits', () => {
    expect(change(FakeListToken, member('lifetime', []), member('lifetime', 'string'))).toBe('read as before')
    expect(change(FakeListToken, member('lifetime', 'string'), member('lifetime', 'integer'))).toBe('written otherwise')
  })

  test('of an instant in milliseconds is measured in milliseconds', () => {
    expect(change(FakeListToken, member('created', []), member('created', 'integer'))).toBe('read as before')
    expect(change(FakeListToken, member('created', 'integer'), member('created', 'string'))).toBe('written otherwise')
  })

  test('of authorization details is read as before as a list of objects', () => {
    const details = (type: 'string' | 'object') => member('authorization_details', 'array', { items: member('', type) })
    expect(change(OryLikeToken, details('string'), details('object'))).toBe('read as before')
    expect(change(OryLikeToken, details('object'), details('string'))).toBe('read but lost')
  })

  test('of a constant is refused unless it still says success', () => {
    expect(change(FakeNestedToken, member('ok', []), member('ok', 'boolean'))).toBe('read as before')
    expect(change(FakeNestedToken, member('ok', 'boolean'), member('ok', 'string'))).toBe('refused')
  })

  test('of an extra is read as before', () => {
    const name = 'c_nonce_expires_in_draft_00'
    expect(change(OryLikeToken, member(name, 'integer'), member(name, ['string', 'object']))).toBe('read as before')
  })
})

describe('null', () => {
  test('is read as before where it means absent', () => {
    const found = member('expires_in', 'integer', nullable)
    expect(change(EnterpriseToken, member('expires_in', 'integer'), found)).toBe('read as before')
  })

  test('is written otherwise in a required member', () => {
    const old = member('expires_in', 'integer', required)
    expect(change(BoltToken, old, { ...old, nullable: true })).toBe('written otherwise')
  })

  test('is written otherwise as a token type', () => {
    expect(change(BoltToken, member('token_type', 'string'), member('token_type', 'string', nullable))).toBe(
      'written otherwise',
    )
  })

  test('is refused as an access token', () => {
    expect(change(BoltToken, member('access_token', 'string'), member('access_token', 'string', nullable))).toBe(
      'refused',
    )
  })

  test('is read as before once it is no longer documented', () => {
    expect(change(BoltToken, member('scope', 'string', nullable), member('scope', 'string'))).toBe('read as before')
  })
})

describe('requiredness', () => {
  const becomesOptional = (name: string) => change(BoltToken, member(name, 'string', required), member(name, 'string'))

  test('of a member that may be absent is read as before', () => {
    expect(becomesOptional('scope')).toBe('read as before')
    expect(change(BoltToken, member('scope', 'string'), member('scope', 'string', required))).toBe('read as before')
  })

  test('of the token type is written otherwise', () => {
    expect(becomesOptional('token_type')).toBe('written otherwise')
  })

  test('of the access token is refused', () => {
    expect(becomesOptional('access_token')).toBe('refused')
  })

  test('of a constant is written otherwise', () => {
    expect(change(FakeNestedToken, member('ok', 'boolean', required), member('ok', 'boolean'))).toBe(
      'written otherwise',
    )
  })
})

describe('documented values', () => {
  const types = (...values: readonly string[]) => member('token_type', 'string', { values })

  test('that the codec can only read are refused, because it must not write them', () => {
    const message = messageOf(EnterpriseToken, types('Bearer'), types('Bearer', 'DPoP'))
    expect(change(EnterpriseToken, types('Bearer'), types('Bearer', 'DPoP'))).toBe('refused')
    expect(message).toContain('"DPoP"')
    expect(message).toContain('token-type')
  })

  test('that the codec reads and writes are read as before', () => {
    expect(change(BoltToken, types('bearer'), types('bearer', 'DPoP'))).toBe('read as before')
  })

  test('in another spelling are written otherwise', () => {
    expect(change(BoltToken, types('bearer'), types('Bearer'))).toBe('written otherwise')
    expect(change(FakeListToken, types('user'), types('user', 'bearer'))).toBe('written otherwise')
  })

  test('may be closed or opened', () => {
    expect(change(EnterpriseToken, member('token_type', 'string'), types('Bearer'))).toBe('read as before')
    expect(change(EnterpriseToken, types('Bearer'), member('token_type', 'string'))).toBe('read as before')
    expect(change(EnterpriseToken, types('Bearer', 'Other'), types('Bearer'))).toBe('read as before')
  })

  test('of a constant are refused if they say failure', () => {
    const values = (...all: readonly boolean[]) => member('ok', 'boolean', { values: all })
    expect(change(FakeNestedToken, values(true), values(true, false))).toBe('refused')
  })

  test('of a lifetime are lost if they are no time', () => {
    const found = member('expires_in', ['integer', 'string'], { values: [3600, 'never'] })
    expect(change(BoltToken, member('expires_in', 'integer'), found)).toBe('read but lost')
  })

  test('of the items of a scope are read with the scope', () => {
    const list = (values: readonly string[]) => member('scopes', 'array', { items: member('', 'string', { values }) })
    expect(change(FakeListToken, list(['read']), list(['read', 'write']))).toBe('read as before')
  })
})

describe('a format', () => {
  test('of a date is lost where the codec reads seconds', () => {
    const found = member('created_at', 'string', { format: 'date-time' })
    expect(change(EnterpriseToken, member('created_at', 'integer'), found)).toBe('read but lost')
  })

  test('of another width is read as before', () => {
    const wide = (format: string) => member('expires_in', 'integer', { format })
    expect(change(BoltToken, wide('int32'), wide('int64'))).toBe('read as before')
    expect(change(BoltToken, member('expires_in', 'integer'), wide('int64'))).toBe('read as before')
  })

  test('of a day is lost where the codec reads a time', () => {
    const expiry = (format: string) =>
      member('data', 'object', { members: [member('expires_at', 'string', { format })] })
    expect(change(FakeNestedToken, expiry('date-time'), expiry('date'))).toBe('read but lost')
    expect(change(FakeNestedToken, expiry('date'), expiry('date-time'))).toBe('read as before')
  })
})

describe('a new member', () => {
  test('is lost in a conversion if the codec does not know it', () => {
    expect(meaningsOf(BoltToken, [], [member('account', 'string')])).toEqual([['account', 'read but lost']])
  })

  test('with a standard name calls for a new codec', () => {
    const [finding] = compare(EnterpriseToken, [], [member('refresh_token', 'string', nullable)])
    expect(finding?.meaning).toBe('read but lost')
    expect(finding?.message).toContain('new-vendor')
    expect(compare(EnterpriseToken, [], [member('account', 'string')])[0]?.message).not.toContain('new-vendor')
  })

  test('that wraps standard names calls for a new codec', () => {
    const wrapped = member('data', 'object', { members: [member('access_token', 'string')] })
    const findings = compare(BoltToken, [member('access_token', 'string')], [wrapped])
    expect(findings.map(({ meaning }) => meaning)).toEqual(['read but lost', 'refused'])
    expect(findings[0]?.message).toContain('new-vendor')
  })

  test('is read as before if the codec knows it', () => {
    const found = [member('refresh_token', 'string'), member('expires_in', 'integer')]
    expect(meaningsOf(BoltToken, [], found)).toEqual([
      ['refresh_token', 'read as before'],
      ['expires_in', 'read as before'],
    ])
    expect(meaningsOf(OryLikeToken, [], [member('c_nonce_draft_00', 'string')])).toEqual([
      ['c_nonce_draft_00', 'read as before'],
    ])
  })

  test('is refused if it makes the response an error', () => {
    expect(meaningsOf(FakeNestedToken, [], [member('failure', 'string')])).toEqual([['failure', 'refused']])
  })

  test('with a token type is written otherwise where the codec implies it', () => {
    expect(meaningsOf(FakeNestedToken, [], [member('token_type', 'string')])).toEqual([
      ['token_type', 'written otherwise'],
    ])
  })
})

describe('a member that is no longer documented', () => {
  test('is gone', () => {
    expect(meaningsOf(BoltToken, [member('scope', 'string'), member('token_type', 'string')], [])).toEqual([
      ['scope', 'gone'],
      ['token_type', 'gone'],
    ])
  })

  test('is refused if it is the access token', () => {
    expect(meaningsOf(BoltToken, [member('access_token', 'string', required)], [])).toEqual([
      ['access_token', 'refused'],
    ])
    expect(meaningsOf(FakeNestedToken, [member('data', 'object')], [])).toEqual([['data', 'refused']])
  })
})

describe('the error members of RFC 6749', () => {
  const errors = [member('error'), member('error_description'), member('error_uri')]

  test('are ignored, because new-vendor leaves them out', () => {
    expect(compare(BoltToken, [], errors)).toEqual([])
    expect(compare(BoltToken, errors, [])).toEqual([])
  })

  test('count inside another object', () => {
    const team = (members: readonly DocumentedMember[]) => member('team', 'object', { members })
    expect(meaningsOf(FakeNestedToken, [team([])], [team(errors)])).toEqual([['team', 'read as before']])
  })
})

describe('a value that may be a secret', () => {
  const team = (...members: readonly DocumentedMember[]) => member('team', 'object', { members })
  const data = (...members: readonly DocumentedMember[]) => member('data', 'object', { members })
  const id = member('id', 'string')

  test.each<[string, DocumentedMember]>([
    ['a token by its standard name', member('refreshToken', 'string')],
    ['a secret by its name', member('api_key', 'string')],
    ['a secret in a list', member('keys', 'array', { items: member('', 'object', { members: [member('secret')] }) })],
    ['a secret in an object', member('user', 'object', { members: [member('session')] })],
    ['a secret of any type', member('credentials', [])],
  ])('is lost in an extra that is not secret: %s', (_, inner) => {
    const [finding] = compare(FakeNestedToken, [team(id)], [team(id, inner)])
    expect(finding).toMatchObject({ member: 'team', meaning: 'read but lost' })
    expect(finding?.message).toMatch(/secret.*new-vendor/)
    expect(meaningsOf(FakeNestedToken, [data(id)], [data(id, inner)])).toEqual([
      [`data.${inner.name}`, 'read but lost'],
    ])
  })

  test.each<[string, DocumentedMember]>([
    ['a number', member('token', 'integer')],
    ['documented values', member('session', 'string', { values: ['a', 'b'] })],
    ['a name that describes a token', member('token_status', 'string')],
    ['a standard name of no token', member('token_type', 'string')],
  ])('is no secret: %s', (_, inner) => {
    expect(meaningsOf(FakeNestedToken, [team(id)], [team(id, inner)])).toEqual([['team', 'read as before']])
  })

  test('is known if it was documented before, or in the sample', () => {
    const key = member('api_key', 'string')
    const more = member('more', 'string')
    expect(meaningsOf(FakeNestedToken, [team(key)], [team(key, more)])).toEqual([['team', 'read as before']])
    const sampled = team({ ...key, sampledOnly: true }, id)
    expect(meaningsOf(FakeNestedToken, [sampled], [team(key, id)])).toEqual([['team', 'read as before']])
  })

  test('is kept by a secret extra', () => {
    const codec = { ...FakeNestedToken, secretExtras: ['team'] } as unknown as AnyTokenCodec
    expect(meaningsOf(codec, [team(id)], [team(id, member('api_key'))])).toEqual([['team', 'read as before']])
  })

  test('is lost if its documented values disappear', () => {
    const codec = defineCodec<{ access_token: string; token_type: string; session: string }>()({
      id: 'fake-session',
      fields: { accessToken: 'access_token', tokenType: 'token_type' },
      extras: ['session'],
    })
    const listed = member('session', 'string', { values: ['a', 'b'] })
    expect(change(codec, listed, member('session', 'string'))).toBe('read but lost')
    expect(change(codec, listed, member('session', 'string', { values: ['a', 'b', 'c'] }))).toBe('read as before')
  })

  test('is said to be one in an unknown member', () => {
    const [key] = compare(BoltToken, [], [member('api_key', 'string')])
    expect(key).toMatchObject({ member: 'api_key', meaning: 'read but lost' })
    expect(key?.message).toMatch(/secret.*new-vendor/)
    expect(compare(BoltToken, [], [member('account', 'string')])[0]?.message).not.toMatch(/secret/)
  })
})

describe('nested members', () => {
  const data = (...members: readonly DocumentedMember[]) => [member('data', 'object', { members })]

  test('have dotted names', () => {
    const old = data(member('access_token', 'string'), member('ttl', 'integer'), member('scope', 'string'))
    const found = data(member('ttl', 'string'), member('scope', 'array'), member('expires_at', 'string'))
    expect(meaningsOf(FakeNestedToken, old, found)).toEqual([
      ['data.ttl', 'written otherwise'],
      ['data.scope', 'written otherwise'],
      ['data.expires_at', 'read as before'],
      ['data.access_token', 'refused'],
    ])
  })

  test('beside token members are kept, but lost if a token can carry them', () => {
    const found = data(member('user', 'object'), member('refresh_token', 'string'))
    expect(meaningsOf(FakeNestedToken, data(), found)).toEqual([
      ['data.user', 'read as before'],
      ['data.refresh_token', 'read but lost'],
    ])
  })

  test('of an extra are kept verbatim', () => {
    const team = (type: 'string' | 'integer') => member('team', 'object', { members: [member('id', type)] })
    expect(change(FakeNestedToken, team('string'), team('integer'))).toBe('read as before')
  })

  test('of a container that is no longer an object are refused', () => {
    expect(change(FakeNestedToken, member('data', 'object'), member('data', 'array'))).toBe('refused')
    expect(change(FakeNestedToken, member('data', 'object'), member('data', 'object', nullable))).toBe('refused')
  })
})

describe('a member that only the sample has', () => {
  const sampled = member('team', 'string', { sampledOnly: true })

  test('is not gone', () => {
    expect(compare(BoltToken, [sampled], [])).toEqual([])
    const data = (members: readonly DocumentedMember[]) => member('data', 'object', { members })
    expect(compare(FakeNestedToken, [data([sampled])], [data([])])).toEqual([])
    expect(compare(FakeNestedToken, [data([sampled])], [member('data', 'object')])).toEqual([])
    expect(compare(BoltToken, [data([sampled])], [member('data', 'object')])).toEqual([])
  })

  test('is new once it is documented', () => {
    expect(meaningsOf(FakeNestedToken, [sampled], [member('team', 'string')])).toEqual([['team', 'read as before']])
    expect(meaningsOf(BoltToken, [sampled], [member('team', 'string')])).toEqual([['team', 'read but lost']])
  })
})

test('the worst meaning of several changes wins', () => {
  const old = member('token_type', 'string', { required: true, values: ['Bearer'] })
  const found = member('token_type', 'string', { nullable: true, values: ['Bearer', 'bearer', 'MAC'] })
  expect(change(EnterpriseToken, old, found)).toBe('refused')
})

test('descriptions and examples do not count', () => {
  const found = member('scope', 'string', { description: 'Names.', example: 'fake' })
  expect(compare(BoltToken, [member('scope', 'string')], [found])).toEqual([])
})

test('messages do not repeat control characters of a page', () => {
  const [finding] = compare(BoltToken, [], [member('a\n\u001b[31m\u009b', 'string')])
  expect(finding?.message).toMatch(/^[\x20-\x7e]+$/)
})

test('hostile names are data', () => {
  const found = ['__proto__', 'constructor', 'hasOwnProperty'].map((name) => member(name, 'string'))
  expect(compare(Rfc6749Token, [], found).map(({ meaning }) => meaning)).toEqual(found.map(() => 'read but lost'))
})

test('a member with one name twice counts once', () => {
  const twice = [member('scope', 'string'), member('scope', 'array')]
  expect(compare(BoltToken, twice, twice)).toEqual([])
  expect(compare(BoltToken, [member('scope', 'string')], twice)).toEqual([])
})

const all = [...codecs.values(), FakeNestedToken, FakeListToken]

test('the same documentation has no findings', () => {
  fc.assert(
    fc.property(fc.constantFrom(...all), documentedMembers, (codec, members) => {
      expect(compare(codec, members, members)).toEqual([])
      expect(compare(codec, members, JSON.parse(JSON.stringify(members)))).toEqual([])
    }),
  )
})

test('any two documentations give findings of one line, without samples', () => {
  fc.assert(
    fc.property(fc.constantFrom(...all), documentedMembers, documentedMembers, (codec, old, found) => {
      for (const { message } of compare(codec, old, found)) {
        expect(message).toMatch(/^[\x20-\x7e…]+$/)
        expect(message).not.toContain('fake-')
      }
    }),
  )
})
