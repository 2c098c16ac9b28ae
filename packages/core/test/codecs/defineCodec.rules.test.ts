import { describe, expect, test } from 'vitest'
import { defineCodec, field } from '../../src/index.js'

describe('an invalid definition', () => {
  const fields = { accessToken: 'token', tokenType: 'kind' } as const

  test.each<readonly [string, object]>([
    ['two fields with one wire name', { ...fields, scope: 'kind' }],
    ['a field named error', { ...fields, scope: 'error' }],
    ['a field named __proto__', { ...fields, scope: '__proto__' }],
    ['a field that is not a token member', { ...fields, scopes: 'scope' }],
    ['a missing access token', { tokenType: 'kind', scope: 'scope' }],
    ['a missing token type', { accessToken: 'token', scope: 'scope' }],
    [
      'an access token converted by functions',
      { ...fields, accessToken: field('token', { read: String, write: String }) },
    ],
  ])('throws for %s', (_, table) =>
    expect(() => defineCodec<object>()({ id: 'acme', fields: table } as never)).toThrow(TypeError),
  )
})
