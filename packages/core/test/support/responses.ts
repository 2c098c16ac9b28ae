import type { AnyTokenCodec, ParseOptions, ResponseParts, TokenError } from '../../src/index.js'
import { defineCodec, parseResponse, Rfc6749Token, reveal } from '../../src/index.js'
import { response } from './index.js'

export const json = JSON.stringify({ ...response, expires_in: 3600, scope: 'read write' })
export const form = 'access_token=fake-access-token&token_type=bearer&expires_in=3600&scope=read+write'
export const readMembers = { tokenType: 'Bearer', expiresIn: 3600, scope: ['read', 'write'] }

export const parse = (answer: Partial<ResponseParts>, options?: ParseOptions, codec: AnyTokenCodec = Rfc6749Token) =>
  parseResponse(codec, { status: 200, contentType: 'application/json', body: json, ...answer }, options)

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
/** Encodes a string as Latin-1, one byte per character. */
export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

/** The revealed body of an error. */
export const bodyOf = (error: TokenError): unknown =>
  'body' in error && error.body !== undefined ? reveal<unknown>(error.body) : undefined

interface NestedTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  created_at?: number
}
export const NestedToken = defineCodec<NestedTokenResponse>()({
  id: 'nested',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    issuedAt: 'created_at',
  },
  errors: [
    {
      marker: 'problem',
      read: ({ problem }) => {
        const { code, wait, status } = problem as {
          readonly code: string
          readonly wait: number
          readonly status: number
        }
        return { error: code, retryAfter: wait, status }
      },
    },
  ],
})
