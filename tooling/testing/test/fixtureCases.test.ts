import { expect, test } from 'vitest'
import { fixtureCases } from '../src/fixtureCases.js'

test('a response and what is expected of it are a case', () =>
  expect(fixtureCases(['b.json', 'b.expected.json', 'a.expected.json', 'a.json'])).toEqual({
    cases: ['a', 'b'],
    alone: [],
  }))

test.each(['b.json', 'b.expected.json', 'b.txt', 'README'])('%s has no partner', (file) =>
  expect(fixtureCases(['a.json', 'a.expected.json', file])).toEqual({ cases: ['a'], alone: [file] }),
)

test('an empty folder has no cases', () => expect(fixtureCases([])).toEqual({ cases: [], alone: [] }))
