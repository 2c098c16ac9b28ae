import type { AnyTokenCodec, JsonObject, TokenCodec } from '@token-codecs/core'
import type { NoteTriple } from '../../src/outcome.js'

/** A documented answer of a provider. */
interface Answer<Wire> {
  readonly response: Wire
  /** The token expected of it: canonical JSON without its version. */
  readonly token: JsonObject
  /** The time of its receipt, where that has to be known. */
  readonly receivedAt?: number
  /** The notes of reading. */
  readonly notes?: readonly NoteTriple[]
  /** The members that are written in another form than they came in. */
  readonly written?: Partial<Wire>
}

/** A token flow as its provider documents it. */
export interface Provider<Wire = object> {
  readonly codec: AnyTokenCodec
  readonly answers: readonly Answer<Wire>[]
  /** Error bodies, with the code that each says. */
  readonly errors: readonly (readonly [code: string, body: JsonObject])[]
}

export const provider = <Wire, Extra extends string, SecretExtra extends string>(
  codec: TokenCodec<Wire, Extra, SecretExtra>,
  { answers, errors }: Omit<Provider<NoInfer<Wire>>, 'codec'>,
): Provider => ({ codec, answers, errors }) as Provider
