import type { AnyTokenCodec, Token } from '@token-codecs/core'
import {
  CanonicalToken,
  convert,
  eqToken,
  formatError,
  mergeRefresh,
  parseResponse,
  Rfc6749Token,
} from '@token-codecs/core'
import type { HostileBody } from './hostileBodies.js'

/** Converts a form's members to JSON text. A repeated member becomes an array. */
const asJson = (text: string): string => {
  const members = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(text)) {
    const known = members.get(name)
    if (known === undefined) members.set(name, [value])
    else known.push(value)
  }
  return JSON.stringify(
    Object.fromEntries([...members].map(([name, values]) => [name, values.length === 1 ? values[0] : values])),
  )
}

/** The text for measuring `JSON.parse`: the body, or a form's members as JSON. */
export const comparedText = ({ isForm }: HostileBody, body: string | Uint8Array): string => {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  return isForm ? asJson(text) : text
}

export const parse = (codec: AnyTokenCodec, body: string | Uint8Array) => parseResponse(codec, { status: 200, body })

/** Every operation that a service may perform on a body, by name. */
export const operationsOf = (
  { codec }: HostileBody,
  body: string | Uint8Array,
): Readonly<Record<string, () => unknown>> => {
  const result = parse(codec, body)
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const reading = { text: () => parse(codec, body), bytes: () => parse(codec, bytes) }
  if (result._tag === 'Left') return { ...reading, formatError: () => formatError(result.left) }
  const { token } = result.right
  const stored: unknown = JSON.parse(JSON.stringify(CanonicalToken.encode(token)))
  const again: Token = CanonicalToken.parse(stored)
  const other: AnyTokenCodec = codec === CanonicalToken ? Rfc6749Token : CanonicalToken
  const wire: unknown = codec.encode(token)
  return {
    ...reading,
    write: () => codec.write(token),
    convert: () => convert(codec, other)(wire),
    'wire.decode': () => codec.wire.decode(wire),
    is: () => codec.is(token),
    eqToken: () => eqToken(token, again),
    mergeRefresh: () => mergeRefresh(token, again),
  }
}
