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
  for (const [index, { response, token, receivedAt, notes = [], written }] of answers.entries()) {
    const title = `${codec.id}, answer ${index + 1}:`

    // Strictly too, unless a note names what `strict` refuses.
    test(`${title} is read as its token`, () => {
      expect(codec.wire.is(response)).toBe(true)
      const options = receivedAt === undefined ? {} : { receivedAt }
      expectRead(codec, response, { token: { v: 1, ...token }, notes }, options)
    })

    test.each(receivedAt === undefined ? [{}, { receivedAt: 1_700_000_000 }] : [{ receivedAt }])(
      `${title} is written back, read with %o`,
      (options) => {
        const { token: read } = orThrow(codec.read(response, options))
        const now = 'receivedAt' in options ? { now: read.issuedAt ?? options.receivedAt } : {}
        const { value } = orThrow(codec.write(read, { ...now, onLoss: 'fail' }))
        expect(JSON.parse(JSON.stringify(value))).toEqual({ ...response, ...written })
      },
    )

    test(`${title} gives its extras`, () => {
      const given = Object.keys(response).filter((name) => codec.extras.includes(name))
      expect(Object.keys(extrasOf(codec, codec.parse(response))).sort()).toEqual(given.sort())
    })
  }

  for (const [error, body] of errors) {
    test(`${codec.id}: says ${error}, beside a token too`, () => {
      expect(errorOf(codec, body)).toBe(error)
      expect(errorOf(codec, { ...answers[0]?.response, ...body })).toBe(error)
    })
  }

  const golden = answers
    .filter(({ receivedAt }) => receivedAt === undefined)
    .map(({ response, token, written }) => ({
      canonical: { v: 1, ...token },
      wire: { [codec.id]: { ...(response as JsonObject), ...written } },
    }))
  checkLaws(codec, { test, runs: 60, golden })
}
