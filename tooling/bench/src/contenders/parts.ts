// What has nothing to do with validation, for all contenders alike. What reads the validated members is not shared:
// it would meet the objects of every library in one place, and be slow for each.
import type { Json, JsonObject, Token } from '@token-codecs/core'

/** A token under construction. */
export type Draft = { -readonly [Member in keyof Token]: Token[Member] }

/** What loggers print in place of a token. */
const placeholder = /^(?:\*{3,}|[<[({]?(?:redacted|filtered|masked|hidden|removed)[>\])}]?)$/i

export const isPlaceholder = (text: string): boolean => text.length < 16 && placeholder.test(text)

export const canonicalType = (text: string): string => {
  switch (text.toLowerCase()) {
    case 'bearer':
      return 'Bearer'
    case 'dpop':
      return 'DPoP'
    case 'mac':
      return 'MAC'
    case 'n_a':
      return 'N_A'
    default:
      return text
  }
}

const MANY = 16

const withoutRepeats = (names: string[]): readonly string[] => {
  if (names.length > MANY) return [...new Set(names)]
  for (let index = names.length - 1; index > 0; index--) {
    if (names.indexOf(names[index] as string) < index) names.splice(index, 1)
  }
  return names
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d

/** The names in a scope, each once. */
export const scopeNames = (scope: string | readonly string[]): readonly string[] => {
  const text = typeof scope === 'string' ? scope : scope.join(' ')
  const names: string[] = []
  let start = 0
  for (let index = 0; index < text.length; index++) {
    if (!isSpace(text.charCodeAt(index))) continue
    if (index > start) names.push(text.slice(start, index))
    start = index + 1
  }
  if (start < text.length) names.push(text.slice(start))
  return withoutRepeats(names)
}

const isKnown = (name: string): boolean => {
  switch (name) {
    case 'access_token':
    case 'token_type':
    case 'expires_in':
    case 'refresh_token':
    case 'refresh_token_scope':
    case 'scope':
    case 'id_token':
    case 'error':
      return true
    default:
      return false
  }
}

export const setOwn = (target: { [name: string]: Json }, name: string, value: Json): void => {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  } else target[name] = value
}

export const copyJson = (value: Json): Json => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyJson)
  const copy: { [name: string]: Json } = {}
  for (const name of Object.keys(value)) setOwn(copy, name, copyJson((value as JsonObject)[name] as Json))
  return copy
}

/** A copy of the members that Bolt's model does not have; `undefined` where there are none. */
export const unknownMembers = (input: object): JsonObject | undefined => {
  let kept: { [name: string]: Json } | undefined
  for (const name in input) {
    if (isKnown(name) || !Object.hasOwn(input, name)) continue
    kept ??= {}
    setOwn(kept, name, copyJson((input as JsonObject)[name] as Json))
  }
  return kept
}
