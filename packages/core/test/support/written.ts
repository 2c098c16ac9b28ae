import type { AnyTokenCodec, Token, WriteOptions } from '../../src/index.js'
import { rightOf, tokenWith, triplesOf } from './index.js'

/** The written value, with the action, code and member of each note. */
export const written = (codec: AnyTokenCodec, token: Token, options?: WriteOptions) => {
  const { value, notes } = rightOf(codec.write(token, options))
  return { value: value as object, notes: triplesOf(notes) }
}

export const issued: Token = tokenWith({ expiresIn: 3600, issuedAt: 1700000000 })
