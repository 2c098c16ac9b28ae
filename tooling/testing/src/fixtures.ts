import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AnyTokenCodec, JsonObject } from '@token-codecs/core'
import { CanonicalToken, secret } from '@token-codecs/core'
import type { GoldenDocument } from '@token-codecs/laws'
import { expect } from 'vitest'
import { minimalResponse, minimalToken } from './members.js'
import type { NoteTriple } from './outcome.js'
import { expectRead, written } from './outcome.js'

/**
 * The content of `<case>.expected.json`: the token or error read from a response, and the response written from that
 * token. With only `encoded` and `encodedNotes`, the body is canonical JSON to write.
 */
interface Expected {
  /** Epoch seconds. */
  readonly options?: { readonly receivedAt?: number; readonly now?: number }
  /** Canonical JSON. */
  readonly token?: JsonObject
  /** Notes on reading. */
  readonly notes?: readonly NoteTriple[]
  /** Compared as a JSON string, because the order of members matters. */
  readonly encoded?: JsonObject
  /** Notes on writing. */
  readonly encodedNotes?: readonly NoteTriple[]
  /** The code of an `OAuthError`. Its other members are expected beside this one. */
  readonly error?: string
  /** The issues, each as `path code`. */
  readonly malformed?: readonly string[]
}

export interface Fixture {
  readonly name: string
  readonly body: JsonObject
  readonly expected: Expected
}

/** Loads the fixtures of a folder and its subfolders. Throws if a file lacks its partner. */
export const fixturesIn = (location: URL): readonly Fixture[] => {
  const folder = fileURLToPath(location)
  const load = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  const names = new Set(files.map((file) => file.replace(/(?:\.expected)?\.json$/, '')))
  return [...names]
    .sort()
    .map((name) => ({ name, body: load(`${name}.json`), expected: load(`${name}.expected.json`) }))
}

const checkError = (codec: AnyTokenCodec, { body, expected }: Fixture): void => {
  expectRead(codec, body, expected)
  // An error takes precedence over a token in the same response.
  expectRead(codec, { ...minimalResponse(codec), ...body }, expected)
  // The error's members, added to a token's extensions, are not written, because the result would read as an error.
  const token = { ...minimalToken, extensions: { [codec.id]: secret(body) } }
  expect(codec.read(codec.encode(token))._tag).toBe('Right')
  expect(written(codec, token)).toHaveProperty('notes', [['dropped', 'reserved-name', 'extensions']])
}

const checkResponse = (codec: AnyTokenCodec, { body, expected }: Fixture): void => {
  const { options: { now, ...options } = {}, encoded, encodedNotes = [], ...read } = expected
  const isResponse = Object.keys(read).length > 0
  if (isResponse) expectRead(codec, body, read, options)
  if (read.malformed !== undefined) return
  const result = (isResponse ? codec : CanonicalToken).read(body, options)
  if (result._tag === 'Left') throw new Error(result.left.message)
  // A moved value does not have the documented type.
  if (!read.notes?.some(([action]) => action === 'moved')) expect(codec.wire.is(encoded)).toBe(true)
  const writing = written(codec, result.right.token, now === undefined ? {} : { now })
  expect(JSON.stringify(writing)).toBe(JSON.stringify({ value: encoded, notes: encodedNotes }))
}

/** Reads and writes a fixture, and compares both results with the expected ones. */
export const checkFixture = (codec: AnyTokenCodec, fixture: Fixture): void =>
  (fixture.expected.error === undefined ? checkResponse : checkError)(codec, fixture)

/** Golden documents for law 10: each token that is written without notes, with its response. */
export const goldenOf = (codec: AnyTokenCodec, fixtures: readonly Fixture[]): readonly GoldenDocument[] =>
  fixtures.flatMap(({ expected: { token, encoded, encodedNotes } }) =>
    token === undefined || encoded === undefined || encodedNotes !== undefined
      ? []
      : [{ canonical: token, wire: { [codec.id]: encoded } }],
  )
