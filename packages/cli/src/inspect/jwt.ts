import type { JsonRecord } from '../json.js'
import { isJsonObject, ownValue } from '../json.js'

/** The readable parts of a JWT, not verified. Never the signature, nor the ciphertext of a JWE. */
export interface Jwt {
  readonly format: 'jwt' | 'jwe'
  readonly header: JsonRecord
  /** Undefined for a JWE, and for a payload that is not a JSON object in base64url. */
  readonly claims: JsonRecord | undefined
}

const objectIn = (part: string | undefined): JsonRecord | undefined => {
  // Buffer skips foreign characters, so that it would accept malformed base64url.
  if (part === undefined || !/^[\w-]+$/.test(part) || part.length % 4 === 1) return undefined
  try {
    const bytes = Buffer.from(part, 'base64url')
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

// Two more than a JWE has, so that a longer text is not taken for one.
const MAX_PARTS = 7

/** Reads a JWT in compact form (RFC 7519), signed or encrypted; `undefined` for any other token. */
export const jwtOf = (token: string): Jwt | undefined => {
  const parts = token.split('.', MAX_PARTS)
  const header = parts.length === 3 || parts.length === 5 ? objectIn(parts[0]) : undefined
  if (header === undefined || typeof ownValue(header, 'alg') !== 'string') return undefined
  if (parts.length === 5) return { format: 'jwe', header, claims: undefined }
  return { format: 'jwt', header, claims: objectIn(parts[1]) }
}

const pasted = /^(?:authorization:\s*)?(?:(?:bearer|dpop)\s+)?"?([\w-]+(?:\.[\w-]*){2,4})"?$/i

/** Returns the JWT that an input consists of, perhaps after the words of an HTTP header. */
export const bareJwt = (text: string): string | undefined => {
  const token = pasted.exec(text)?.[1]
  return token === undefined || jwtOf(token) === undefined ? undefined : token
}
