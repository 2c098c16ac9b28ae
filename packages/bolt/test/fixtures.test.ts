import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { BoltToken, CanonicalToken } from '../src/index.js'
import type { NoteTriple } from './readingTable.js'
import { tripleOf } from './readingTable.js'

/** What a fixture says comes of the response beside it: a token or an error. */
type Expected =
  | { readonly token: object; readonly notes: readonly NoteTriple[]; readonly encoded: object }
  | { readonly error: string; readonly errorDescription?: string }

const folder = new URL('../fixtures/', import.meta.url)
const files = readdirSync(folder)
const cases = files.filter((name) => !name.endsWith('.expected.json')).map((name) => name.replace(/\.json$/, ''))
const load = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))

test('every fixture is a response with what is expected of it', () => {
  expect(cases.length).toBeGreaterThan(0)
  expect(files.sort()).toEqual(cases.flatMap((name) => [`${name}.json`, `${name}.expected.json`]).sort())
})

describe.each(cases)('%s', (name) => {
  const result = BoltToken.read(load(`${name}.json`))
  const expected = load(`${name}.expected.json`) as Expected

  if ('error' in expected) {
    test('is read as the error that the documentation names', () => {
      const error = result._tag === 'Left' && result.left._tag === 'OAuthError' ? result.left : undefined
      expect({ error: error?.error, errorDescription: error?.errorDescription }).toEqual(expected)
    })
    return
  }

  const read = () => {
    if (result._tag === 'Left') throw new Error(result.left.message)
    return result.right
  }
  test('is read as the expected token', () => expect(CanonicalToken.encode(read().token)).toStrictEqual(expected.token))
  test('is read with the expected notes', () => expect(read().notes.map(tripleOf)).toEqual(expected.notes))
  test('is written as the vendor documents it', () =>
    expect(JSON.stringify(BoltToken.encode(read().token))).toBe(JSON.stringify(expected.encoded)))
})
