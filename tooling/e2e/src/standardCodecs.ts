import type { AnyTokenCodec } from '@token-codecs/core'
import { convert, eqToken, Rfc6749Token } from '@token-codecs/core'
import { codecs } from '@tooling/testing/codecs'

const response = { access_token: 'fake-a', token_type: 'bearer', expires_in: 600, scope: 'fake:read fake:write' }
const token = Rfc6749Token.parse(response)

/** True if a codec reads a value as the standard token, without a note. */
const readsToken = (codec: AnyTokenCodec, value: unknown): boolean => {
  const result = codec.read(value, { strict: true })
  return result._tag === 'Right' && result.right.notes.length === 0 && eqToken(result.right.token, token)
}

const isStandard = (codec: AnyTokenCodec): boolean => {
  const result = convert(Rfc6749Token, codec, { onLoss: 'fail' })(response)
  if (result._tag === 'Left' || !readsToken(codec, result.right.value)) return false
  return codec.fields.accessToken !== 'access_token' || readsToken(codec, response)
}

/**
 * Codecs that carry a standard server's lifetime and scope in RFC 6749's form. `vendors.test.ts` reads the responses of
 * the others.
 */
export const standardCodecs: readonly AnyTokenCodec[] = codecs.filter(isStandard)
