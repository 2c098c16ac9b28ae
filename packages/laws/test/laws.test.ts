import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { Rfc6749Token, reveal, secret } from '@token-codecs/core'
import { describe, expect, test } from 'vitest'
import { exactLosses, guard } from '../src/index.js'

describe('a law by itself', () => {
  const token: Token = { accessToken: secret('fake-a'), tokenType: 'Bearer' }

  test('is a predicate, and describes a breach in words', () => {
    expect(exactLosses(Rfc6749Token, token)).toBe(true)
    expect(exactLosses.breach(Rfc6749Token, token)).toBeUndefined()
    const isAny = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
    const open = { ...Rfc6749Token, is: isAny }
    expect(guard(open as never, token)).toBe(false)
    expect(guard.breach(open as never, token)).toContain('`is`')
    expect(guard.breach(open as never, token)).not.toContain(reveal(token.accessToken))
  })

  test('accepts a note about an unknown member, and no other loss', () => {
    const newer = { accessToken: secret('fake-a'), tokenType: 'Bearer', addedByANewerVersion: 'fake' }
    expect(Rfc6749Token.write(newer)).toMatchObject({ right: { notes: [{ code: 'unknown-member' }] } })
    expect(exactLosses.breach(Rfc6749Token, newer)).toBeUndefined()
    const encode = (token: Token) => {
      const { id_token: _, ...rest } = Rfc6749Token.encode(token)
      return rest
    }
    const forgetful = { ...Rfc6749Token, encode } as AnyTokenCodec
    expect(exactLosses.breach(forgetful, { ...newer, idToken: secret('fake-i') })).toContain('`idToken`')
  })
})
