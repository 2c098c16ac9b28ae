import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/Streams.js'
import { parseSourceFile } from '../../src/source/parseSourceFile.js'

const source = {
  from: 'fake-page.md',
  seen: '2026-11-29',
  place: { headings: ['Tokens', 'Response'] },
  members: [{ name: 'access_token', type: 'string', required: true }],
  settings: { 'scope.separator': ',' },
}

const parse = (more: object) => parseSourceFile(JSON.stringify({ bolt: { ...source, ...more } }))

const problemOf = (more: object): string => {
  try {
    parse(more)
  } catch (thrown) {
    if (thrown instanceof UsageError) return thrown.message
  }
  throw new Error('expected a UsageError')
}

test('fills in what the file leaves out', () => {
  const { settings: _, ...shortest } = source
  expect(parseSourceFile(JSON.stringify({ bolt: shortest }))).toEqual({
    bolt: {
      ...source,
      members: [{ name: 'access_token', types: ['string'], required: true, nullable: false }],
      settings: {},
    },
  })
})

test('parses every aspect of a member', () => {
  const items = { types: ['string', 'integer'], values: ['a', 1, true] }
  const list = { name: 'list', type: 'array', nullable: true, items }
  const object = { name: 'data', type: 'object', members: [list, { name: '__proto__', format: 'uri' }] }
  expect(parse({ members: [object] }).bolt?.members).toEqual([
    {
      name: 'data',
      types: ['object'],
      required: false,
      nullable: false,
      members: [
        {
          name: 'list',
          types: ['array'],
          required: false,
          nullable: true,
          items: { name: '', required: false, nullable: false, ...items },
        },
        { name: '__proto__', types: [], required: false, nullable: false, format: 'uri' },
      ],
    },
  ])
})

test('parses what the documentation said', () => {
  const described = { 'expires_in.unit': 'milliseconds' }
  expect(parse({ described }).bolt?.described).toEqual(described)
  expect(parse({}).bolt).not.toHaveProperty('described')
  expect(problemOf({ described: { a: 1 } })).toContain('bolt.described')
})

describe('names the place of a mistake, and never quotes a value', () => {
  test.each<[string, object]>([
    ['bolt.from', { from: 1 }],
    ['bolt.seen', { seen: 'fake-day' }],
    ['bolt.place', { place: {} }],
    ['bolt.place', { place: { schema: 'fake-Token' } }],
    ['bolt.place', { place: { headings: [], operation: 'fake-operation' } }],
    ['bolt.place.headings[1]', { place: { headings: ['fake-heading', 1] } }],
    ['bolt.place.operation', { place: { operation: 1 } }],
    ['bolt.members', { members: 'fake-members' }],
    ['bolt.members[0]', { members: ['fake-member'] }],
    ['bolt.members[0].name', { members: [{}] }],
    ['bolt.members[0]', { members: [{ name: 'a', 'fake-nulable': true }] }],
    ['bolt.members[0]', { members: [{ name: 'a', type: 'string', types: [] }] }],
    ['bolt.members[0].type', { members: [{ name: 'a', type: 'fake-type' }] }],
    ['bolt.members[0].types[0]', { members: [{ name: 'a', types: ['fake-type'] }] }],
    ['bolt.members[0].required', { members: [{ name: 'a', required: 'fake-yes' }] }],
    ['bolt.members[0].nullable', { members: [{ name: 'a', nullable: null }] }],
    ['bolt.members[0].values[0]', { members: [{ name: 'a', values: [{}] }] }],
    ['bolt.members[0].format', { members: [{ name: 'a', format: 1 }] }],
    ['bolt.members[0].items.type', { members: [{ name: 'a', items: { type: 'fake-type' } }] }],
    ['bolt.members[0].members[0].name', { members: [{ name: 'a', members: [{}] }] }],
    ['bolt.settings', { settings: { 'fake-id': 1 } }],
    ['bolt', { 'fake-more': 1 }],
  ])('%s', (at, more) => {
    const message = problemOf(more)
    expect(message).toMatch(`source.json: ${at}: expected `)
    expect(message).not.toContain('fake-')
  })
})

test.each(['', '[]', 'null', '{"fake id":{}}', '{"bolt":null}'])('rejects %j', (text) => {
  expect(() => parseSourceFile(text)).toThrow(UsageError)
})

test('rejects members nested thousands of levels deep', () => {
  const levels = 100_000
  const open = '{"name":"a","members":['.repeat(levels)
  const text = JSON.stringify({ bolt: { ...source, members: [] } }).replace('[]', `[${open}${']}'.repeat(levels)}]`)
  expect(() => parseSourceFile(text)).toThrow(UsageError)
})
