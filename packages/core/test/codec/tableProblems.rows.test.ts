// Problems in tables with paths, constants, extras and error paths.
import { describe, expect, test } from 'vitest'
import { tableProblems } from '../../src/authoring.js'
import type { AnyTokenCodec } from '../../src/index.js'
import { at, defineCodec, errorAt, field, instant, lifetime, scopes } from '../../src/index.js'
import { rowCodecs } from '../support/rowCodecs.js'

const fields = { accessToken: 'access_token', tokenType: 'token_type' }

// Tables are untyped here, as from JavaScript.
const problemsOf = ({
  fields: more = {},
  ...definition
}: {
  readonly fields?: object
  readonly [name: string]: unknown
}) => tableProblems(defineCodec<object>()({ id: 'acme', fields: { ...fields, ...more }, ...definition } as never))

test.each(rowCodecs)('accepts $id', (codec: AnyTokenCodec) => expect(tableProblems(codec)).toEqual([]))

describe('accepts', () => {
  test.each<readonly [string, Parameters<typeof problemsOf>[0]]>([
    ['paths next to each other', { fields: { scope: at('a', 'b'), expiresIn: at('a', 'c', 'd') } }],
    ['a container as an extra', { fields: { scope: at('data', 'scope') }, extras: ['data'], secretExtras: ['data'] }],
    [
      'an error path in a container of the table',
      { fields: { scope: at('a', 'b') }, errors: [errorAt({ code: at('a', 'c') })] },
    ],
    ['an error at a constant', { constants: { ok: true }, errors: [errorAt({ code: 'ok' })] }],
    ['error paths next to each other', { errors: [errorAt({ code: at('a', 0) }), errorAt({ code: at('a', 1) })] }],
    [
      'two error functions with the same marker',
      { errors: [1, 2].map(() => ({ marker: 'a', read: () => undefined })) },
    ],
    ['constants of any type', { constants: { ok: true, code: [0, '0'], text: '' } }],
    ['other words for Bearer', { tokenType: { spelled: ['bot', 'user'] } }],
    ['Bearer in uppercase', { tokenType: { only: 'BEARER' } }],
  ])('%s', (_, definition) => expect(problemsOf(definition)).toEqual([]))
})

describe('finds one problem:', () => {
  test.each<readonly [string, Parameters<typeof problemsOf>[0]]>([
    ['an extra that is a field', { extras: ['token_type'] }],
    ['an extra that is a constant', { constants: { ok: true }, extras: ['ok'] }],
    ['a repeated extra', { extras: ['a', 'a'] }],
    ['a secret extra that is not an extra', { extras: ['a'], secretExtras: ['b'] }],
    ['an unknown option', { repairs: [] }],
    ['a path inside a member of the table', { fields: { scope: at('token_type', 'scope') } }],
    ['a path inside another path', { fields: { scope: at('a', 'b'), idToken: at('a', 'b', 'c') } }],
    ['a path into an array', { fields: { scope: at('a', 0) } }],
    ['a marker that is a field', { errors: [errorAt({ code: 'token_type' })] }],
    ['a code in a field', { errors: [errorAt({ code: at('token_type', 'code') })] }],
    ['a code at a path of the table', { fields: { scope: at('a', 'b') }, errors: [errorAt({ code: at('a', 'b') })] }],
    ['a code at a container of the table', { fields: { scope: at('a', 'b') }, errors: [errorAt({ code: 'a' })] }],
    ['a repeated name for a code', { errors: [errorAt({ code: 'a' }), errorAt({ code: 'a', message: 'b' })] }],
    ['a repeated path for a code', { errors: [errorAt({ code: at('a', 0) }), errorAt({ code: at('a', 0) })] }],
    [
      'a lifetime that may be an instant, next to a row for the instant',
      { fields: { expiresIn: lifetime('a', { instantFrom: 1 }), expiresAt: 'b' } },
    ],
    ['an empty separator', { fields: { scope: scopes('scope', { separator: '' }) } }],
    ['white space as separator', { fields: { scope: scopes('scope', { separator: ' \n' }) } }],
    ['a constant without values', { constants: { ok: [] } }],
    ['another word as Bearer', { tokenType: 'bot' }],
    [
      'C30: a field with a write function that does not return JSON',
      { fields: { scope: field('scope', { read: String, write: () => (() => 1) as never }) } },
    ],
    [
      'C30: a field with a written value that cannot be read back',
      { fields: { scope: field('scope', { read: () => 7, write: String }) } },
    ],
    [
      'C30: a field with a write function that throws',
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

test('C30: defineCodec rejects colliding names', () => {
  for (const table of [
    { scope: 'token_type' },
    { scope: at('a', 'b'), idToken: at('a', 'b') },
    { scope: instant('token_type', { text: true }) },
  ])
    expect(() => problemsOf({ fields: table })).toThrow(TypeError)
  expect(() => problemsOf({ constants: { token_type: 'Bearer' } })).toThrow(TypeError)
})

test('C30: two interdependent error shapes never make the written response an error', () => {
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
