import type { AnyTokenCodec, ErrorShape, OAuthError } from '../../src/index.js'
import { defineCodec, Rfc6749Token, reveal } from '../../src/index.js'
import { leftOf } from './index.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
}
const fields = { accessToken: 'access_token', tokenType: 'token_type' } as const

export const withShapes = (...errors: readonly ErrorShape[]): AnyTokenCodec =>
  defineCodec<AcmeTokenResponse>()({ id: 'acme', fields, errors })

export const AcmeToken = withShapes({
  marker: 'fault',
  read: ({ fault, text, hint, page, status, wait }) => ({
    error: fault,
    errorDescription: hint === undefined ? text : `${text} ${hint}`,
    errorUri: page,
    status,
    retryAfter: wait,
  }),
})

export const refused = (body: object, codec: AnyTokenCodec = Rfc6749Token): OAuthError => {
  const error = leftOf(codec.read(body))
  if (error._tag !== 'OAuthError') throw new Error(`expected an OAuthError, got ${error._tag}`)
  return error
}

/** The error with its secrets revealed. */
export const opened = ({ errorDescription, errorUri, body, ...error }: OAuthError): object => ({
  ...error,
  ...(errorDescription === undefined ? {} : { errorDescription: reveal(errorDescription) }),
  ...(errorUri === undefined ? {} : { errorUri: reveal(errorUri) }),
  body: reveal(body),
})
