// Tests the table language with many providers: reads and writes their documented responses, and checks the laws.
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

for (const { codec, samples, errors } of Object.values(providers)) {
  for (const [index, { response, token, receivedAt, notes = [], written }] of samples.entries()) {
    const title = `${codec.id}, response ${index + 1}:`

    // expectRead also reads strictly.
    test(`${title} is read as its token`, () => {
      expect(codec.wire.is(response)).toBe(true)
      const options = receivedAt === undefined ? {} : { receivedAt }
      expectRead(codec, response, { token: { v: 1, ...token }, notes }, options)
    })

    test.each(receivedAt === undefined ? [{}, { receivedAt: 1_700_000_000 }] : [{ receivedAt }])(
      `${title} is written back after reading with %o`,
      (options) => {
        const { token: read } = orThrow(codec.read(response, options))
        const now = 'receivedAt' in options ? { now: read.issuedAt ?? options.receivedAt } : {}
        const { value } = orThrow(codec.write(read, { ...now, onLoss: 'fail' }))
        expect(JSON.parse(JSON.stringify(value))).toEqual({ ...response, ...written })
      },
    )

    test(`${title} keeps its extras`, () => {
      const given = Object.keys(response).filter((name) => codec.extras.includes(name))
      expect(Object.keys(extrasOf(codec, codec.parse(response))).sort()).toEqual(given.sort())
    })
  }

  for (const [error, body] of errors) {
    test(`${codec.id}: returns the error ${error}, with or without a token`, () => {
      expect(errorOf(codec, body)).toBe(error)
      expect(errorOf(codec, { ...samples[0]?.response, ...body })).toBe(error)
    })
  }

  const golden = samples
    .filter(({ receivedAt }) => receivedAt === undefined)
    .map(({ response, token, written }) => ({
      canonical: { v: 1, ...token },
      wire: { [codec.id]: { ...(response as JsonObject), ...written } },
    }))
  checkLaws(codec, { test, runs: 60, golden })
}
