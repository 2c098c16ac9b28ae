// Applies every kind of change to core's schema: those a minor release must not make, and those it may.
import { join } from 'node:path'
import { CanonicalToken } from '@token-codecs/core'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { textOf } from '../src/Generated.js'
import type { SchemaFile } from '../src/schemaBreaks.js'
import { schemaBreaks } from '../src/schemaBreaks.js'

type Json = { [name: string]: Json }

/** New values by path in `$defs`; `undefined` removes one. `*` means both schemas of the canonical codec. */
type Change = Readonly<Record<string, unknown>>

const core: SchemaFile = JSON.parse(textOf(join(root, 'packages/core/schema.json')))
const { Rfc6749TokenWritten, Rfc6749TokenAccepted, ...canonical } = core.$defs
const released: SchemaFile = { ...core, $defs: canonical }

const changedBy = (change: Change): SchemaFile => {
  const present = structuredClone(released)
  for (const [paths, value] of Object.entries(change)) {
    for (const part of paths.startsWith('*') ? ['Written', 'Accepted'] : ['']) {
      const names = paths.replace('*', `CanonicalToken${part}`).split('.')
      const last = names.pop() ?? ''
      const place = names.reduce((at: Json, name) => at[name] ?? {}, present.$defs as Json)
      if (value === undefined) delete place[last]
      else place[last] = value as Json
    }
  }
  expect(present).not.toEqual(released)
  return present
}

const breaksAfter = (change: Change) => schemaBreaks(released, changedBy(change), [CanonicalToken])

const text = { type: 'string' }
const orBoolean = { anyOf: [{ $ref: '#/$defs/scopeNames' }, { type: 'boolean' }] }

// Each case combines breaks that do not hide each other, because comparisons are slow.
test.each<readonly [change: Change, lines: readonly string[]]>([
  [
    {
      '*.properties.idToken': undefined,
      '*.properties.expiresIn': text,
      'CanonicalTokenAccepted.properties.issuedAt.maximum': 1000,
      'CanonicalTokenWritten.properties.scope': orBoolean,
      '*.properties.accessToken.format': 'uri',
      '*.properties.refreshToken.maxLength': 4096,
      '*.properties.issuedTokenType.not': { pattern: 'q' },
    },
    [
      '.idToken: is no longer read',
      '.idToken: is no longer written',
      '.expiresIn: was accepted and is now rejected: null',
      '.expiresIn: is now written, but was not before: ""',
      '.issuedAt: was accepted and is now rejected: 999999999',
      '.scope: is now written, but was not before: true',
      '.accessToken: has a new rule: uri',
      '.refreshToken: was accepted and is now rejected: "aaa',
      '.issuedTokenType: has a new rule: q',
    ],
  ],
  [
    { '*.required': ['v', 'accessToken', 'tokenType', 'a'], '*.properties.a': text },
    ['.a: was accepted and is now rejected: null'],
  ],
  [{ '*.required': ['v', 'accessToken'] }, ['.tokenType: is now written, but was not before: null']],
  [
    { '*.properties.v.const': 2 },
    ['.v: was accepted and is now rejected: 1', '.v: is now written, but was not before: 2'],
  ],
  [{ '*.additionalProperties': false }, [': was accepted and is now rejected: {']],
  [{ CanonicalTokenAccepted: undefined }, [': is gone']],
])('%j is reported with its name', (change, lines) => {
  const found = breaksAfter(change)
  for (const line of lines) expect(found).toContainEqual(expect.stringContaining(`CanonicalToken${line}`))
})

test('a changed $id is reported', () => {
  const [line] = schemaBreaks(released, { ...released, $id: 'urn:token-codecs:core:v2' }, [CanonicalToken])
  expect(line).toContain('$id: was ')
})

test('a minor may add a member or a codec, accept more and write less', () => {
  const change = {
    '*.properties.audience': { $ref: '#/$defs/text' },
    FakeTokenWritten: { type: 'object' },
    FakeTokenAccepted: { type: 'object' },
    'seconds.maximum': 1000,
    'CanonicalTokenWritten.properties.issuedTokenType.pattern': 'fake',
    '*.description': 'fake',
    'CanonicalTokenAccepted.properties.accessToken': released.$defs.text,
  }
  expect(breaksAfter(change)).toEqual([])
})
