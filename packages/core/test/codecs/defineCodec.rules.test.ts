import { describe, expect, test } from 'vitest'
import { defineCodec, field } from '../../src/index.js'

describe('a definition that breaks a rule', () => {
  const fields = { accessToken: 'token', tokenType: 'kind' } as const

  test.each<readonly [string, object]>([
    ['two fields of one wire name', { ...fields, scope: 'kind' }],
    ['a field called error', { ...fields, scope: 'error' }],
    ['a field called __proto__', { ...fields, scope: '__proto__' }],
    ['a field that is not a member of a token', { ...fields, scopes: 'scope' }],
    ['no access token', { tokenType: 'kind', scope: 'scope' }],
    ['no token type', { accessToken: 'token', scope: 'scope' }],
    ['an access token by functions', { ...fields, accessToken: field('token', { read: String, write: String }) }],
  ])('throws for %s', (_, table) =>
    expect(() => defineCodec<object>()({ id: 'acme', fields: table } as never)).toThrow(TypeError),
  )
})
