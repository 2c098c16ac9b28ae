import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken, defineCodec } from '@token-codecs/core'
import { expect } from 'vitest'
import { spelledAsBy } from './members.js'
import { canonicalMinimalToken, minimalResponse, responseWith, tokenWithExtension } from './minimal.js'
import { expectRead, outcome, written } from './outcome.js'
import type { ResponseRule } from './Rule.js'

const checkErrors: ResponseRule = (codec, test) => {
  test('error a non-empty string, even beside a token', () => {
    for (const error of ['invalid_request', 'invalid_client', 'invalid_grant', 'fake_code']) {
      const described = { error, [spelledAsBy(codec, 'error_description')]: 'Fake.' }
      expectRead(codec, { error }, { error })
      expectRead(codec, described, { error, errorDescription: 'Fake.' })
      expectRead(codec, responseWith(codec, { error }), { error })
      expectRead(codec, { error, scope: 1 }, { error })
    }
  })

  test('error null, empty or false', () => {
    const nothing = { token: canonicalMinimalToken, notes: [['ignored', 'no-error', 'error']] }
    for (const error of [null, '', false]) expectRead(codec, responseWith(codec, { error }), nothing)
  })

  test('error of another type', () => {
    for (const error of [1, true, {}, ['invalid_grant']]) {
      expectRead(codec, responseWith(codec, { error }), { malformed: ['error not-error'] })
    }
  })
}

/** Any codec that is not the one under test. */
const StrangerToken = defineCodec<{ access_token?: string; token_type?: string }>()({
  vendor: 'stranger',
  fields: { accessToken: 'access_token', tokenType: 'token_type' },
})

const unknown = { merchant: 'fake', nested: { list: [1, null, 'two', { a: null }] } }
const foreign = ['dropped', 'foreign-extension', 'extensions']
const reserved = ['dropped', 'reserved-name', 'extensions']

const checkUnknownMembers: ResponseRule = (codec, test) => {
  const { vendor, fields } = codec
  const minimal = minimalResponse(codec)

  test('unknown members: keeps them as its extension', () => {
    const token = { ...canonicalMinimalToken, extensions: { [vendor]: unknown } }
    expectRead(codec, responseWith(codec, unknown), { token, notes: [] })
  })

  test('unknown members: gives them back verbatim, an own __proto__ among them', () => {
    const added = '"merchant":[1,{"a":null}],"__proto__":{"polluted":true},"constructor":"fake"}'
    const text = JSON.stringify(minimal).replace(/\}$/, `,${added}`)
    const result = codec.decode(JSON.parse(text))
    expect(result._tag === 'Right' && JSON.stringify(codec.encode(result.right))).toBe(text)
  })

  test('unknown members: drops, with a note, what only another codec knows', () => {
    const strange = tokenWithExtension(StrangerToken.vendor, unknown)
    expect(written(codec, strange)).toEqual({ value: minimal, notes: [foreign] })
    const token = tokenWithExtension(vendor, unknown)
    const value = { access_token: 'fake-access-token', token_type: 'Bearer' }
    expect(written(StrangerToken, token)).toEqual({ value, notes: [foreign] })
    expect(written(CanonicalToken, token)).toHaveProperty('notes', [])
  })

  test('unknown members: never writes them under a known name, and reports it', () => {
    for (const name of [...Object.values(fields), 'error']) {
      const token = tokenWithExtension(vendor, { [name]: 'fake-planted', merchant: 'fake' })
      expect(written(codec, token), name).toEqual({ value: { ...minimal, merchant: 'fake' }, notes: [reserved] })
    }
  })
}

const checkHostile: ResponseRule = (codec, test) => {
  const minimal = minimalResponse(codec)

  test('hostile: refuses what is not an object', () => {
    for (const value of [undefined, null, true, 1, 'fake', [], [minimal], Symbol('fake'), () => minimal, 1n]) {
      expect(outcome(codec, value)).toEqual({ malformed: [' not-object'] })
    }
  })

  test('hostile: refuses a response that nests ten thousand levels deep', () => {
    const deep = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)
    expect(outcome(codec, responseWith(codec, { deep }))).toEqual({ malformed: ['extensions too-deep'] })
  })

  test('hostile: keeps ten thousand unknown members', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`fake${index}`, index]))
    expect(outcome(codec, responseWith(codec, many))).toHaveProperty(['token', 'extensions', codec.vendor], many)
  })

  test('hostile: never changes a prototype', () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":1}}')
    const input = Object.fromEntries([...Object.entries(minimal), ...Object.entries(hostile)])
    const result = codec.decode(input)
    expect(result._tag === 'Right' && Object.getPrototypeOf(result.right)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })

  test('hostile: looks at own members only', () => {
    expect(outcome(codec, Object.create(minimal))).toEqual({ malformed: [`${codec.fields.accessToken} missing`] })
    expect(outcome(codec, Object.assign(Object.create({ error: 'fake' }), minimal))).toHaveProperty('token')
  })

  test('hostile: refuses a response whose getter throws', () => {
    const getter = {
      ...minimal,
      get scope(): string {
        throw new Error('fake-access-token')
      },
    }
    expect(outcome(codec, getter)).toEqual({ malformed: [' unreadable'] })
  })
}

/** The rows of the design's table "Reading rules" about a response as a whole. */
export const checkResponseRules: ResponseRule = (codec: AnyTokenCodec, test) => {
  for (const check of [checkErrors, checkUnknownMembers, checkHostile]) check(codec, test)
}
