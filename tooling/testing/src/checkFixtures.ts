import { readdirSync, readFileSync } from 'node:fs'
import type { AnyTokenCodec, OAuthError } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import { describe, expect, test } from 'vitest'
import { fixtureCases } from './fixtureCases.js'
import type { NoteTriple } from './outcome.js'
import { triplesOf } from './outcome.js'

/** What a fixture says comes of the response beside it: a token or an error. */
type Expected =
  | { readonly token: object; readonly notes: readonly NoteTriple[]; readonly encoded: object }
  | Pick<OAuthError, 'error' | 'errorDescription' | 'errorUri' | 'retryAfter' | 'status'>

// A folder in it is another codec's.
const filesOf = (folder: URL): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)

/**
 * Reads every response of a folder (`<case>.json`), and compares with what is expected of it (`<case>.expected.json`).
 * Folders in it are left alone.
 */
export const checkFixtures = (codec: AnyTokenCodec, folder: URL): void => {
  const { cases, alone } = fixtureCases(filesOf(folder))
  const load = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))

  test('every fixture is a response with what is expected of it', () => {
    expect(alone).toEqual([])
    expect(cases).not.toEqual([])
  })

  describe.each(cases)('%s', (name) => {
    const result = codec.read(load(`${name}.json`))
    const expected = load(`${name}.expected.json`) as Expected

    if ('error' in expected) {
      test('is read as the error that the documentation names', () => {
        const oauthError = result._tag === 'Left' && result.left._tag === 'OAuthError' ? result.left : undefined
        const { error, errorDescription, errorUri, retryAfter, status } = oauthError ?? {}
        expect({ error, errorDescription, errorUri, retryAfter, status }).toEqual(expected)
      })
      return
    }

    const token = () => {
      if (result._tag === 'Left') throw new Error(result.left.message)
      return result.right.token
    }
    test('is read as the expected token', () => expect(CanonicalToken.encode(token())).toStrictEqual(expected.token))
    test('is read with the expected notes', () => expect(triplesOf(result)).toEqual(expected.notes))
    test('is written as the vendor documents it', () =>
      expect(JSON.stringify(codec.encode(token()))).toBe(JSON.stringify(expected.encoded)))
  })
}
