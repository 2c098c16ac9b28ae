import type { AnyTokenCodec, JsonObject, TokenCodec } from '@token-codecs/core'
import type { NoteTriple } from '../../src/outcome.js'

/** A documented response of a provider. */
interface Sample<Wire> {
  readonly response: Wire
  /** The expected token: canonical JSON without `v`. */
  readonly token: JsonObject
  /** Time of receipt in epoch seconds, if reading depends on it. */
  readonly receivedAt?: number
  /** Notes on reading. */
  readonly notes?: readonly NoteTriple[]
  /** Members that are written in a different form from the received one. */
  readonly written?: Partial<Wire>
}

/** A token flow as its provider documents it. */
export interface Provider<Wire = object> {
  readonly codec: AnyTokenCodec
  readonly samples: readonly Sample<Wire>[]
  /** Error bodies, each with its expected code. */
  readonly errors: readonly (readonly [code: string, body: JsonObject])[]
}

export const provider = <Wire, Extra extends string, SecretExtra extends string>(
  codec: TokenCodec<Wire, Extra, SecretExtra>,
  { samples, errors }: Omit<Provider<NoInfer<Wire>>, 'codec'>,
): Provider => ({ codec, samples, errors }) as Provider
