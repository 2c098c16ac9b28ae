// The table language on providers of many habits: what each documents, read, written back, and held to the laws.
import type { AnyTokenCodec, JsonObject } from '@token-codecs/core'
import { extrasOf, orThrow } from '@token-codecs/core'
import { checkLaws } from '@token-codecs/laws'
import { expect, test } from 'vitest'
import { expectRead } from '../../src/outcome.js'
import * as providers from './index.js'

const errorOf = (codec: AnyTokenCodec, body: object): string | undefined => {
  const result = codec.read(body)
  return result._tag === 'Left' && result.left._tag === 'OAuthError' ? result.left.error : undefined
}

for (const { codec, answers, errors } of Object.values(providers)) {
  for (const [index, { response, token, notes = [], written }] of answers.entries()) {
    const title = `${codec.id}, answer ${index + 1}:`
    const expected = { ...response, ...written }

    test(`${title} is read as its token, strictly too`, () => {
      expect(codec.wire.is(response)).toBe(true)
      expectRead(codec, response, { token: { v: 1, ...token }, notes })
      expect(codec.read(response, { strict: true })._tag).toBe('Right')
    })

    test(`${title} is written back`, () => {
      const { token: read } = orThrow(codec.read(response))
      const { value, notes: losses } = orThrow(codec.write(read, { onLoss: 'fail' }))
      expect(JSON.parse(JSON.stringify(value))).toEqual(expected)
      expect(losses).toEqual([])
    })

    test(`${title} is written back at the time of its receipt`, () => {
      const { token: read } = orThrow(codec.read(response, { receivedAt: 1_700_000_000 }))
      const { value } = orThrow(codec.write(read, { now: read.issuedAt ?? 1_700_000_000, onLoss: 'fail' }))
      expect(JSON.parse(JSON.stringify(value))).toEqual(expected)
    })

    test(`${title} gives its extras`, () => {
      const { token: read } = orThrow(codec.read(response))
      const given = Object.keys(response).filter((name) => codec.extras.includes(name))
      expect(Object.keys(extrasOf(codec, read)).sort()).toEqual(given.sort())
    })
  }

  for (const [error, body] of errors) {
    test(`${codec.id}: says ${error}, beside a token too`, () => {
      expect(errorOf(codec, body)).toBe(error)
      expect(errorOf(codec, { ...answers[0]?.response, ...body })).toBe(error)
    })
  }

  const golden = answers
    .filter(({ written }) => written === undefined)
    .map(({ response, token }) => ({ canonical: { v: 1, ...token }, wire: { [codec.id]: response as JsonObject } }))
  checkLaws(codec, { test, runs: 60, ...(golden.length === 0 ? {} : { golden }) })
}
