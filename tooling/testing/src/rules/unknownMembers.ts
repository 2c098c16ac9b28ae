import type { JsonObject, Token } from '@token-codecs/core'
import { CanonicalToken, defineCodec, secret } from '@token-codecs/core'
import { expect, test } from 'vitest'
import { minimalResponse, minimalToken } from '../minimal.js'
import { triplesOf } from '../outcome.js'
import type { Row } from '../Rule.js'
import { readingTests } from '../readingTests.js'

/** Any codec that is not the one under test. */
const StrangerToken = defineCodec<{ access_token?: string; token_type?: string }>()({
  vendor: 'stranger',
  fields: { accessToken: 'access_token', tokenType: 'token_type' },
})

const unknown = { merchant: 'fake', nested: { list: [1, null, 'two', { a: null }] } }

const withExtension = (vendor: string, members: JsonObject): Token => ({
  ...minimalToken,
  extensions: { [vendor]: secret(members) },
})

export const unknownMembersRow: Row = {
  title: 'unknown members',
  rules: [
    (codec) => {
      const { vendor } = codec
      const minimal = minimalResponse(codec)

      readingTests(codec).reads('keeps unknown members as its extension', unknown, {
        extensions: { [vendor]: unknown },
      })

      test('gives unknown members back verbatim, an own __proto__ among them', () => {
        const added = '"merchant":[1,{"a":null}],"__proto__":{"polluted":true},"constructor":"fake"}'
        const text = JSON.stringify(minimal).replace(/\}$/, `,${added}`)
        const result = codec.decode(JSON.parse(text))
        expect(result._tag === 'Right' && JSON.stringify(codec.encode(result.right))).toBe(text)
      })

      test('drops unknown members, with a note, where another codec writes', () => {
        const token = withExtension(vendor, unknown)
        expect(StrangerToken.encode(token)).toEqual({ access_token: 'fake-access-token', token_type: 'Bearer' })
        expect(triplesOf(StrangerToken.write(token))).toEqual([['dropped', 'foreign-extension', 'extensions']])
        expect(triplesOf(CanonicalToken.write(token))).toEqual([])
      })

      test('drops, with a note, what only another codec knows', () => {
        const token = withExtension(StrangerToken.vendor, unknown)
        expect(codec.encode(token)).toEqual(minimal)
        expect(triplesOf(codec.write(token))).toEqual([['dropped', 'foreign-extension', 'extensions']])
      })

      for (const name of [...Object.values(codec.fields), 'error']) {
        test(`never writes an unknown member called ${name}, and reports it`, () => {
          const token = withExtension(vendor, { [name]: 'fake-planted', merchant: 'fake' })
          expect(codec.encode(token)).toEqual({ ...minimal, merchant: 'fake' })
          expect(triplesOf(codec.write(token))).toEqual([['dropped', 'reserved-name', 'extensions']])
        })
      }
    },
  ],
}
