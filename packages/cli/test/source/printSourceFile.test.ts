import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSourceFile } from '../../src/source/parseSourceFile.js'
import { printSourceFile } from '../../src/source/printSourceFile.js'
import type { SourceFile } from '../../src/source/SourceFile.js'
import { documentedMembers } from '../drift/documentedMembers.js'

const file: SourceFile = {
  fake: {
    from: 'fake-page.md',
    seen: '2026-11-29',
    place: { headings: ['Tokens', 'Response'] },
    members: [
      { name: 'access_token', types: ['string'], required: true, nullable: false, description: 'A token.' },
      { name: 'expires_in', types: ['integer', 'string'], required: false, nullable: true, example: 3600 },
      { name: 'anything', types: [], required: false, nullable: false },
    ],
    settings: { 'scope.separator': ',', 'extras.secret': '' },
  },
  another: {
    from: 'fake.yaml',
    seen: '2026-11-29',
    place: { operation: 'POST /token' },
    members: [
      {
        name: 'scope',
        types: ['array'],
        required: false,
        nullable: false,
        items: { name: '', types: ['string'], required: false, nullable: false, values: ['a', 'b'] },
      },
    ],
    settings: {},
    described: { 'scope.separator': 'comma', 'expires_in.unit': 'milliseconds' },
  },
}

test('prints one member in each line, sorted by codec', () => {
  expect(printSourceFile(file)).toBe(`{
  "another": {
    "from": "fake.yaml",
    "seen": "2026-11-29",
    "place": {"operation":"POST /token"},
    "members": [
      {"name":"scope","type":"array","items":{"type":"string","values":["a","b"]}}
    ],
    "settings": {},
    "described": {"expires_in.unit":"milliseconds","scope.separator":"comma"}
  },
  "fake": {
    "from": "fake-page.md",
    "seen": "2026-11-29",
    "place": {"headings":["Tokens","Response"]},
    "members": [
      {"name":"access_token","type":"string","required":true},
      {"name":"expires_in","types":["integer","string"],"nullable":true},
      {"name":"anything"}
    ],
    "settings": {"extras.secret":"","scope.separator":","}
  }
}
`)
})

test('is read back without descriptions and examples', () => {
  const source = fc.record({
    from: fc.string(),
    seen: fc.constant('2026-11-29'),
    place: fc.oneof(fc.record({ headings: fc.array(fc.string()) }), fc.record({ operation: fc.string() })),
    members: documentedMembers,
    settings: fc.dictionary(fc.string(), fc.string()),
  })
  const files = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), source, { maxKeys: 2 })
  fc.assert(
    fc.property(files, (given) => {
      const text = printSourceFile(given)
      expect(parseSourceFile(text)).toEqual(given)
      expect(printSourceFile(parseSourceFile(text))).toBe(text)
    }),
  )
})
