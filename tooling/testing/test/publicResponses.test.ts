// Reads public providers' responses with core's standard codec.
import { inspect } from 'node:util'
import type { Either } from '@token-codecs/core'
import { CanonicalToken, formatError, orThrow, parseResponse, Rfc6749Token, reveal } from '@token-codecs/core'
import { describe, expect, test } from 'vitest'
import { triplesOf } from '../src/outcome.js'
import { errorRows } from './publicResponses/errors.js'
import type { Answer, Triples } from './publicResponses/tokens.js'
import { tokenRows } from './publicResponses/tokens.js'

const leftOf = <E>(result: Either<E, unknown>): E => {
  if (result._tag === 'Left') return result.left
  throw new Error('expected an error, got a result')
}

const parse = ({ body, ...answer }: Answer) =>
  parseResponse(Rfc6749Token, {
    status: 200,
    contentType: 'application/json',
    ...answer,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const expectSilence = (value: unknown): void => {
  expect(inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('fake-')
  expect(JSON.stringify(value)).not.toContain('fake-')
}

const tokens = tokenRows.map(([provider, answer, token, notes = []]) => ({ provider, answer, token, notes }))
const sorted = (triples: Triples) => triples.map((triple) => triple.join(' ')).sort()

describe('a token', () => {
  test.each(tokens)('is read: $provider', ({ answer, token, notes }) => {
    const result = parse(answer)
    const read = orThrow(result)
    expect(CanonicalToken.encode(read.token)).toStrictEqual({ v: 1, accessToken: 'fake-access-token', ...token })
    expect(sorted(triplesOf(read.notes))).toEqual(sorted(notes))
    expectSilence(result)
  })

  test.each(tokens)('is not accepted with an error status: $provider', ({ answer }) => {
    const error = leftOf(parse({ ...answer, status: 401 }))
    expect(error).toMatchObject({ _tag: 'UnreadableBody', code: 'unexpected-status', status: 401 })
    expectSilence(error)
  })
})

describe('an error', () => {
  test.each(errorRows)('is returned for a response without a token: %s', (_, answer, expected) => {
    const error = leftOf(parse(answer))
    expect(error).toMatchObject(expected)
    if (error._tag === 'OAuthError' || error._tag === 'UnreadableBody') expect(error.status).toBe(answer.status ?? 200)
    if (error._tag === 'OAuthError' && typeof answer.body === 'object') expect(reveal(error.body)).toEqual(answer.body)
    if (error._tag === 'UnreadableBody' && answer.body !== '') {
      const { body } = answer
      expect(error.body && reveal(error.body)).toBe(typeof body === 'string' ? body : JSON.stringify(body))
    }
    expect(formatError(error)).toMatch(/^rfc6749: /)
    expectSilence(error)
  })
})
