import { expect, test } from 'vitest'
import { tableProblems } from '../../src/authoring.js'
import type { AnyTokenCodec } from '../../src/index.js'
import { CanonicalToken, defineCodec, lifetime, Rfc6749Token, scopes } from '../../src/index.js'

const fields = { accessToken: 'access_token', tokenType: 'token_type' }

// Definitions are untyped here, as from JavaScript.
const codecOf = (definition: object): AnyTokenCodec =>
  defineCodec<object>()({ id: 'acme', fields, ...definition } as never)

test.each([CanonicalToken, Rfc6749Token])('accepts %s', (codec) => expect(tableProblems(codec)).toEqual([]))

test.each(['a', 'a1', 'a-1', 'a-b-c'])('accepts the id "%s"', (id) =>
  expect(tableProblems(codecOf({ id }))).toEqual([]),
)

test.each<readonly [string, object]>([
  ...['', 'Acme', 'acme_inc', 'acme inc', '-acme', 'acme-', '1acme', '__proto__'].map(
    (id) => [`the id "${id}"`, { id }] as const,
  ),
  ['the reserved id "canonical"', { id: 'canonical' }],
  [
    'an error shape whose marker is a member of the table',
    { errors: [{ marker: 'token_type', read: () => undefined }] },
  ],
  ['a token type other than Bearer', { tokenType: 'mac' }],
  ['a fixed token type other than Bearer', { tokenType: { only: 'DPoP' } }],
  ['an empty token type', { tokenType: '' }],
  ['an extra named error', { extras: ['error'] }],
  ...[0, -1, Number.NaN, 1e12].map(
    (instantFrom) =>
      [
        `the limit ${instantFrom} of lifetimes`,
        { fields: { ...fields, expiresIn: lifetime('expires_in', { instantFrom }) } },
      ] as const,
  ),
  ...['', ' ', ', '].map(
    (separator) =>
      [`the separator "${separator}"`, { fields: { ...fields, scope: scopes('scope', { separator }) } }] as const,
  ),
])('finds one problem: %s', (_, definition) => expect(tableProblems(codecOf(definition))).toHaveLength(1))

test('finds every problem', () => expect(tableProblems(codecOf({ id: 'Acme', tokenType: 'mac' }))).toHaveLength(2))

test('accepts a codec without a table', () => expect(tableProblems({ ...Rfc6749Token } as AnyTokenCodec)).toEqual([]))
