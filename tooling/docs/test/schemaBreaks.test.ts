// The schema of core, broken on purpose in every way that a minor may not, and changed in each that it may.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import type { SchemaFile } from '../src/schemaBreaks.js'
import { schemaBreaks } from '../src/schemaBreaks.js'

// biome-ignore lint/suspicious/noExplicitAny: a test reaches into JSON at any depth
type Loose = any
type Change = (definitions: Loose) => void

const released: SchemaFile = JSON.parse(readFileSync(join(root, 'packages/core/schema.json'), 'utf8'))

const breaksAfter = (change: Change): readonly string[] => {
  const present = structuredClone(released)
  change(present.$defs)
  expect(present).not.toEqual(released)
  return schemaBreaks(released, present)
}

const both =
  (change: (schema: Loose) => void): Change =>
  ($defs) => {
    change($defs.CanonicalTokenWritten)
    change($defs.CanonicalTokenAccepted)
  }

test('a schema keeps what it promises itself', () => {
  expect(schemaBreaks(released, released)).toEqual([])
})

const broken: readonly (readonly [title: string, change: Change, lines: readonly string[]])[] = [
  [
    'a removed member',
    both(({ properties }) => delete properties.idToken),
    ['CanonicalToken.idToken: is no longer read', 'CanonicalToken.idToken: is no longer written'],
  ],
  [
    'a renamed member',
    both(({ properties }) => {
      properties.identityToken = properties.idToken
      delete properties.idToken
    }),
    ['CanonicalToken.idToken: is no longer read', 'CanonicalToken.idToken: is no longer written'],
  ],
  [
    'a retyped member',
    both(({ properties }) => {
      properties.expiresIn = { type: 'string' }
    }),
    [
      expect.stringMatching(/^CanonicalToken\.expiresIn: read .*, reads \{"type":"string"\}$/),
      expect.stringMatching(
        /^CanonicalToken\.expiresIn: the released version reads .*, this one writes \{"type":"string"\}$/,
      ),
    ],
  ],
  [
    'a part that takes less',
    ($defs) => {
      $defs.seconds.maximum = 1000
      $defs.secondsAccepted.anyOf[1].maximum = 1000
    },
    expect.arrayContaining([
      expect.stringMatching(/^CanonicalToken\.issuedAt: read /),
      expect.stringMatching(/^Rfc6749Token\.expires_in: read /),
    ]),
  ],
  [
    'a form that is no longer read',
    ($defs) => $defs.secondsAccepted.anyOf.pop(),
    expect.arrayContaining([expect.stringMatching(/^CanonicalToken\.expiresIn: read /)]),
  ],
  [
    'a form that the released version does not read',
    ($defs) => {
      $defs.CanonicalTokenWritten.properties.scope = { anyOf: [{ $ref: '#/$defs/scopeNames' }, { type: 'boolean' }] }
    },
    [expect.stringMatching(/^CanonicalToken\.scope: the released version reads .*, this one writes .*boolean/)],
  ],
  [
    'a required member',
    both(({ required }) => required.push('expiresIn')),
    ['CanonicalToken.expiresIn: is required of what is read, and was not'],
  ],
  [
    'a new required member',
    both(({ required, properties }) => {
      properties.audience = { type: 'string' }
      required.push('audience')
    }),
    ['CanonicalToken.audience: is required of what is read, and was not'],
  ],
  [
    'a member that may be missing and was required',
    both(({ required }) => required.splice(required.indexOf('tokenType'), 1)),
    ['CanonicalToken.tokenType: may be missing in what is written, and the released version requires it'],
  ],
  [
    'another version of the form',
    both(({ properties }) => {
      properties.v.const = 2
    }),
    [
      expect.stringMatching(/^CanonicalToken\.v: read \{"const":1\}, reads/),
      expect.stringMatching(/^CanonicalToken\.v: the released/),
    ],
  ],
  [
    'unknown members that are refused',
    both((schema) => {
      schema.additionalProperties = false
    }),
    ['CanonicalToken: is another sort of value'],
  ],
  [
    'another sort of value',
    both((schema) => {
      schema.type = 'array'
    }),
    ['CanonicalToken: is another sort of value'],
  ],
  [
    'a rule that nobody here knows',
    ($defs) => {
      $defs.CanonicalTokenAccepted.properties.accessToken = { type: 'string', format: 'uri' }
    },
    [expect.stringMatching(/^CanonicalToken\.accessToken: read .*, reads .*"format":"uri"/)],
  ],
  ['a codec that is gone', ($defs) => delete $defs.Rfc6749TokenAccepted, ['Rfc6749Token: is gone']],
]

test.each(broken)('%s is found and named', (_, change, lines) => {
  expect(breaksAfter(change)).toEqual(lines)
})

test('another $id is found', () => {
  expect(schemaBreaks(released, { ...released, $id: 'urn:fake' })).toEqual([
    '$id: was urn:token-codecs:core:v1, is urn:fake',
  ])
})

const permitted: readonly (readonly [title: string, change: Change])[] = [
  [
    'an optional member',
    both(({ properties }) => {
      properties.audience = { $ref: '#/$defs/text' }
    }),
  ],
  [
    'a codec',
    ($defs) => {
      $defs.FakeTokenWritten = { type: 'object' }
      $defs.FakeTokenAccepted = { type: 'object' }
    },
  ],
  ['a form that is read', ($defs) => $defs.secondsAccepted.anyOf.push({ type: 'boolean' })],
  [
    'a greater maximum of what is read',
    ($defs) => {
      $defs.secondsAccepted.anyOf[1].maximum *= 2
    },
  ],
  [
    'a smaller maximum of what is written',
    ($defs) => {
      $defs.seconds.maximum = 1000
    },
  ],
  [
    'a stricter pattern of what is written',
    ($defs) => {
      $defs.scopeNames.items.not = { anyOf: [$defs.scopeNames.items.not, { pattern: 'fake' }] }
    },
  ],
  [
    'a description',
    both((schema) => {
      schema.description = 'fake'
    }),
  ],
  [
    'a reference instead of its text',
    ($defs) => {
      $defs.scopeNames.items = { $ref: '#/$defs/name' }
      $defs.name = { ...structuredClone(released.$defs.scopeNames as Loose).items }
    },
  ],
]

test.each(permitted)('%s is permitted', (_, change) => {
  expect(breaksAfter(change)).toEqual([])
})
