// A field with functions of its own is written where it would be read back as it was, and nowhere else.
import { describe, expect, test } from 'vitest'
import type { Json } from '../src/index.js'
import { defineCodec, field, secret } from '../src/index.js'
import { response, rightOf, tokenWith, triplesOf } from './support.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  scope?: string
}

const writing = (read: (value: unknown) => unknown, write: (standard: Json) => Json) =>
  defineCodec<AcmeTokenResponse>()({
    id: 'acme',
    fields: {
      accessToken: 'access_token',
      tokenType: 'token_type',
      expiresIn: field('expires_in', { read, write }),
      scope: field('scope', { read, write }),
    },
    tokenType: 'bearer',
  })

const bearer = { ...response, token_type: 'bearer' }
const same = (value: unknown) => value

describe('is dropped with a note', () => {
  const lost = (field: string) => [['dropped', 'not-representable', field]]

  test('a value that would be read back with a note', () => {
    const { value, notes } = rightOf(writing(same, String).write(tokenWith({ expiresIn: 60 })))
    expect(value).toEqual(bearer)
    expect(triplesOf(notes)).toEqual(lost('expiresIn'))
  })

  test('a value that would be read back as another', () => {
    const { value, notes } = rightOf(writing(same, () => 61).write(tokenWith({ expiresIn: 60 })))
    expect(value).toEqual(bearer)
    expect(triplesOf(notes)).toEqual(lost('expiresIn'))
  })

  test('a value that would not be read back at all', () => {
    const { value, notes } = rightOf(writing(same, () => 'fake').write(tokenWith({ expiresIn: 60 })))
    expect(value).toEqual(bearer)
    expect(triplesOf(notes)).toEqual(lost('expiresIn'))
  })

  test('a value that has no form, though the reader makes the same of nothing', () => {
    const codec = writing(
      (value) => value ?? '',
      () => null,
    )
    const { value, notes } = rightOf(codec.write(tokenWith({ scope: [] })))
    expect(value).toEqual(bearer)
    expect(Object.keys(value)).toEqual(['access_token', 'token_type'])
    expect(triplesOf(notes)).toEqual(lost('scope'))
  })
})

test('the note names the member as the vendor does', () =>
  expect(rightOf(writing(same, () => 61).write(tokenWith({ expiresIn: 60 }))).notes).toEqual([
    {
      code: 'dropped',
      reason: 'not-representable',
      vendor: 'acme',
      direction: 'write',
      field: 'expiresIn',
      message: expect.stringContaining('expires_in'),
    },
  ]))

test('only the token type goes by the spelling of Bearer', () => {
  const { value } = rightOf(
    writing(same, same as (standard: Json) => Json).write(tokenWith({ accessToken: secret('Bearer') })),
  )
  expect(value).toEqual({ access_token: 'Bearer', token_type: 'bearer' })
})
