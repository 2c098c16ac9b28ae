// What becomes of lifetimes at another time: the edges of it.
import { expect, test } from 'vitest'
import { defineCodec, Rfc6749Token } from '../src/index.js'
import { response, rightOf, tokenWith, triplesOf } from './support.js'

const DatedToken = defineCodec<{
  access_token?: string
  token_type?: string
  expires_in?: number
  created_at?: number
}>()({
  id: 'dated',
  fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in', issuedAt: 'created_at' },
})

test('a note names the member as the vendor does', () => {
  const { notes } = rightOf(DatedToken.write(tokenWith({ expiresIn: 3600, issuedAt: 1700000000 }), { now: 1700000001 }))
  expect(notes).toMatchObject([
    { reason: 'time-passed', message: expect.stringContaining('expires_in') },
    { reason: 'time-passed', message: expect.stringContaining('created_at') },
  ])
})

test('a lifetime that was over already stays as it is, without a note', () => {
  const { value, notes } = rightOf(
    DatedToken.write(tokenWith({ expiresIn: 0, issuedAt: 1700000000 }), { now: 1700000001 }),
  )
  expect(value).toEqual({ ...response, expires_in: 0, created_at: 1700000001 })
  expect(triplesOf(notes)).toEqual([['rebased', 'time-passed', 'issuedAt']])
})

test('a lifetime that the vendor has no member for needs no issue time', () => {
  const { value, notes } = rightOf(Rfc6749Token.write(tokenWith({ refreshTokenExpiresIn: 86400 }), { now: 1700000000 }))
  expect(value).toEqual(response)
  expect(triplesOf(notes)).toEqual([['dropped', 'not-carried', 'refreshTokenExpiresIn']])
})

test('a time between two seconds is the later one, so that nothing lives longer', () => {
  const { value } = rightOf(
    DatedToken.write(tokenWith({ expiresIn: 3600, issuedAt: 1700000000 }), { now: 1700000000.001 }),
  )
  expect(value).toEqual({ ...response, expires_in: 3599, created_at: 1700000001 })
})
