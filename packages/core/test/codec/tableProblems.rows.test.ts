// Mistakes in tables with paths, constants, extras and error places.
import { describe, expect, test } from 'vitest'
import { tableProblems } from '../../src/authoring.js'
import type { AnyTokenCodec } from '../../src/index.js'
import { at, defineCodec, errorAt, field, instant, lifetime, scopes } from '../../src/index.js'
import { rowCodecs } from '../support/rowCodecs.js'

const fields = { accessToken: 'access_token', tokenType: 'token_type' }

// As JavaScript would call it.
const problemsOf = ({
  fields: more = {},
  ...definition
}: {
  readonly fields?: object
  readonly [name: string]: unknown
}) => tableProblems(defineCodec<object>()({ id: 'acme', fields: { ...fields, ...more }, ...definition } as never))

test.each(rowCodecs)('finds nothing wrong with $id', (codec: AnyTokenCodec) => expect(tableProblems(codec)).toEqual([]))

describe('finds nothing wrong with', () => {
  test.each<readonly [string, Parameters<typeof problemsOf>[0]]>([
    ['paths beside each other', { fields: { scope: at('a', 'b'), expiresIn: at('a', 'c', 'd') } }],
    ['a container as an extra', { fields: { scope: at('data', 'scope') }, extras: ['data'], secretExtras: ['data'] }],
    [
      'an error place in a container of the table',
      { fields: { scope: at('a', 'b') }, errors: [errorAt({ code: at('a', 'c') })] },
    ],
    ['an error place under a constant', { constants: { ok: true }, errors: [errorAt({ code: 'ok' })] }],
    ['error places beside each other', { errors: [errorAt({ code: at('a', 0) }), errorAt({ code: at('a', 1) })] }],
    ['a place of a code twice by functions', { errors: [1, 2].map(() => ({ marker: 'a', read: () => undefined })) }],
    ['constants of any value', { constants: { ok: true, code: [0, '0'], text: '' } }],
    ['other words for Bearer', { tokenType: { spelled: ['bot', 'user'] } }],
    ['Bearer in capitals', { tokenType: { only: 'BEARER' } }],
  ])('%s', (_, definition) => expect(problemsOf(definition)).toEqual([]))
})

describe('finds one mistake:', () => {
  test.each<readonly [string, Parameters<typeof problemsOf>[0]]>([
    ['an extra that is a field', { extras: ['token_type'] }],
    ['an extra that is a constant', { constants: { ok: true }, extras: ['ok'] }],
    ['an extra twice', { extras: ['a', 'a'] }],
    ['a secret extra that is not an extra', { extras: ['a'], secretExtras: ['b'] }],
    ['an unknown option', { repairs: [] }],
    ['a path within a member of the table', { fields: { scope: at('token_type', 'scope') } }],
    ['a path within a path', { fields: { scope: at('a', 'b'), idToken: at('a', 'b', 'c') } }],
    ['a path into an array', { fields: { scope: at('a', 0) } }],
    ['a marker that is a field', { errors: [errorAt({ code: 'token_type' })] }],
    ['a code in a field', { errors: [errorAt({ code: at('token_type', 'code') })] }],
    ['a code at a path of the table', { fields: { scope: at('a', 'b') }, errors: [errorAt({ code: at('a', 'b') })] }],
    ['a code that is a container of the table', { fields: { scope: at('a', 'b') }, errors: [errorAt({ code: 'a' })] }],
    ['a place of a code twice', { errors: [errorAt({ code: 'a' }), errorAt({ code: 'a', message: 'b' })] }],
    ['a path of a code twice', { errors: [errorAt({ code: at('a', 0) }), errorAt({ code: at('a', 0) })] }],
    [
      'an instant in place of a lifetime, beside a row for it',
      { fields: { expiresIn: lifetime('a', { instantFrom: 1 }), expiresAt: 'b' } },
    ],
    ['an empty separator', { fields: { scope: scopes('scope', { separator: '' }) } }],
    ['white space for a separator', { fields: { scope: scopes('scope', { separator: ' \n' }) } }],
    ['a constant without values', { constants: { ok: [] } }],
    ['a word for Bearer', { tokenType: 'bot' }],
    [
      'C30: a field whose write gives what JSON cannot hold',
      { fields: { scope: field('scope', { read: String, write: () => (() => 1) as never }) } },
    ],
    [
      'C30: a field whose write is not read back',
      { fields: { scope: field('scope', { read: () => 7, write: String }) } },
    ],
    [
      'C30: a field whose write throws',
      {
        fields: {
          expiresAt: field('a', {
            read: Number,
            write: () => {
              throw new Error('fake')
            },
          }),
        },
      },
    ],
  ])('%s', (_, definition) => expect(problemsOf(definition)).toHaveLength(1))

  test('a second row for an implied token type', () =>
    expect(
      tableProblems(
        defineCodec<object>()({
          id: 'acme',
          fields: { accessToken: 'access_token' },
          tokenType: { implied: true },
          extras: ['token_type'],
        } as never),
      ),
    ).toHaveLength(1))
})

test('C30: two names that collide are refused when the codec is made', () => {
  for (const table of [
    { scope: 'token_type' },
    { scope: at('a', 'b'), idToken: at('a', 'b') },
    { scope: instant('token_type', { text: true }) },
  ])
    expect(() => problemsOf({ fields: table })).toThrow(TypeError)
  expect(() => problemsOf({ constants: { token_type: 'Bearer' } })).toThrow(TypeError)
})

test('C30: two error shapes that depend on each other never make an error of what is written', () => {
  const codec = defineCodec<object>()({
    id: 'acme',
    fields,
    errors: [
      { marker: 'one', read: ({ one, other }: Record<string, unknown>) => (other === 1 ? { error: one } : undefined) },
      {
        marker: 'other',
        read: ({ one, other }: Record<string, unknown>) => (one === 1 ? { error: other } : undefined),
      },
    ],
  } as never) as AnyTokenCodec
  const sent = { access_token: 'fake-a', token_type: 'Bearer', one: 1 }
  expect(codec.encode(codec.parse(sent))).toEqual(sent)
  expect(codec.read({ ...sent, other: 1 })._tag).toBe('Left')
})
