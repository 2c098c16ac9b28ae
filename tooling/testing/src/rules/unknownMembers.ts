import { CanonicalToken, defineCodec } from '@token-codecs/core'
import { expect } from 'vitest'
import { canonicalMinimalToken, minimalResponse, responseWith, tokenWithExtension } from '../minimal.js'
import { expectRead, written } from '../outcome.js'
import type { Row } from '../Rule.js'

/** Any codec that is not the one under test. */
const StrangerToken = defineCodec<{ access_token?: string; token_type?: string }>()({
  vendor: 'stranger',
  fields: { accessToken: 'access_token', tokenType: 'token_type' },
})

const foreign = ['dropped', 'foreign-extension', 'extensions']
const unknown = { merchant: 'fake', nested: { list: [1, null, 'two', { a: null }] } }

export const unknownMembersRow: Row = {
  title: 'unknown members',
  rules: [
    (codec, test) => {
      const { vendor } = codec
      const minimal = minimalResponse(codec)

      test('keeps unknown members as its extension', () => {
        const token = { ...canonicalMinimalToken, extensions: { [vendor]: unknown } }
        expectRead(codec, responseWith(codec, unknown), { token, notes: [] })
      })

      test('gives unknown members back verbatim, an own __proto__ among them', () => {
        const added = '"merchant":[1,{"a":null}],"__proto__":{"polluted":true},"constructor":"fake"}'
        const text = JSON.stringify(minimal).replace(/\}$/, `,${added}`)
        const result = codec.decode(JSON.parse(text))
        expect(result._tag === 'Right' && JSON.stringify(codec.encode(result.right))).toBe(text)
      })

      test('drops unknown members, with a note, where another codec writes', () => {
        const token = tokenWithExtension(vendor, unknown)
        const value = { access_token: 'fake-access-token', token_type: 'Bearer' }
        expect(written(StrangerToken, token)).toEqual({ value, notes: [foreign] })
        expect(written(CanonicalToken, token)).toHaveProperty('notes', [])
      })

      test('drops, with a note, what only another codec knows', () => {
        const token = tokenWithExtension(StrangerToken.vendor, unknown)
        expect(written(codec, token)).toEqual({ value: minimal, notes: [foreign] })
      })

      for (const name of [...Object.values(codec.fields), 'error']) {
        test(`never writes an unknown member called ${name}, and reports it`, () => {
          const token = tokenWithExtension(vendor, { [name]: 'fake-planted', merchant: 'fake' })
          const value = { ...minimal, merchant: 'fake' }
          expect(written(codec, token)).toEqual({ value, notes: [['dropped', 'reserved-name', 'extensions']] })
        })
      }
    },
  ],
}
