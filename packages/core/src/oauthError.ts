import { withoutControls } from './characters.js'
import type { Json } from './json.js'
import { copyJson } from './json.js'
import type { Log } from './Log.js'
import type { ErrorBody, Plan } from './plan.js'
import { REDACTED } from './Secret.js'
import type { OAuthError } from './TokenError.js'

/** The own enumerable members of an input, by name. */
export type Members = ReadonlyMap<string, unknown>

const MAX_TEXT = 500
// What is kept of a server's text before tokens are looked for in it, and how many values are looked for: enough for any
// real body, and a bound on the work that a hostile one makes.
const MAX_SEARCHED_TEXT = 8_192
const MAX_SEARCHED_VALUES = 1_000
// Shorter values are no tokens, and taking them out would leave no text.
const MIN_TOKEN = 4
const MIN_OTHER = 8
// Codes, grant types and parameters: what an error is about, not a secret.
const plainWords = /^[a-z]+(?:[_.:][a-z]+)*$/

const looksSecret = (text: string): boolean => text.length >= MIN_OTHER && !/\s/.test(text) && !plainWords.test(text)

const jsonBody = (members: Members): { readonly [name: string]: Json | undefined } => {
  const body: { [name: string]: Json } = Object.create(null)
  for (const [name, value] of members) {
    const copied = copyJson(value)
    if ('value' in copied) body[name] = copied.value
  }
  return body
}

const collectStrings = (value: Json, found: string[]): void => {
  if (found.length >= MAX_SEARCHED_VALUES) return
  if (typeof value === 'string') found.push(value)
  else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) collectStrings(member, found)
  }
}

/** The strings of a body that may be tokens: those where tokens belong, and whatever else looks like one. */
const secretsOf = (plan: Plan, members: Members, own: readonly unknown[]): readonly string[] => {
  const tokens = new Set(plan.fields.filter(({ kind }) => kind.secret).map(({ name }) => name))
  const isToken = ([name]: readonly [string, unknown]): boolean => tokens.has(name)
  const found: string[] = []
  const collect = (value: unknown, isSecretText: (text: string) => boolean): void => {
    const copied = copyJson(value)
    const strings: string[] = []
    if ('value' in copied) collectStrings(copied.value, strings)
    found.push(...strings.map(withoutControls).filter(isSecretText))
  }
  const entries = [...members]
  for (const [, value] of entries.filter(isToken)) collect(value, (text) => text.length >= MIN_TOKEN)
  for (const [, value] of entries.filter((entry) => !isToken(entry))) {
    if (found.length >= MAX_SEARCHED_VALUES) break
    if (!own.includes(value)) collect(value, looksSecret)
  }
  // The longest first: one token may begin like another.
  return found.sort((first, second) => second.length - first.length)
}

const cleanText = (value: unknown, secrets: readonly string[]): string | undefined => {
  if (typeof value !== 'string') return undefined
  let text = withoutControls(value.slice(0, MAX_SEARCHED_TEXT))
  // Where the text was cut, a token may have been.
  if (value.length > MAX_SEARCHED_TEXT) text = text.replace(/\S*$/, '')
  for (const secretText of secrets) text = text.replaceAll(secretText, REDACTED)
  // Half of a surrogate pair is no character.
  return text.slice(0, MAX_TEXT).replace(/[\ud800-\udbff]$/, '')
}

const build = (plan: Plan, members: Members, found: ErrorBody): OAuthError => {
  const { vendor } = plan
  const secrets = secretsOf(plan, members, [found.error, found.errorDescription, found.errorUri])
  const error = cleanText(found.error, secrets) ?? ''
  const errorDescription = cleanText(found.errorDescription, secrets)
  const errorUri = cleanText(found.errorUri, secrets)
  const { retryAfter } = found
  const message = `${vendor}: the server refused: ${error}${errorDescription === undefined ? '' : `, ${errorDescription}`}`
  return {
    _tag: 'OAuthError',
    code: 'oauth-error',
    message,
    vendor,
    error,
    ...(errorDescription === undefined ? {} : { errorDescription }),
    ...(errorUri === undefined ? {} : { errorUri }),
    ...(Number.isSafeInteger(retryAfter) && (retryAfter as number) >= 0 ? { retryAfter: retryAfter as number } : {}),
  }
}

/** The error in a body: one of the vendor's forms, else RFC 6749 §5.2's. An `error` that says nothing is noted. */
export const findError = (plan: Plan, members: Members, log: Log): OAuthError | undefined => {
  if (plan.errors.some(({ marker }) => members.has(marker))) {
    const body = jsonBody(members)
    for (const { marker, read } of plan.errors) {
      const found = body[marker] === undefined ? undefined : read(body)
      if (found !== undefined) return build(plan, members, found)
    }
  }
  const error = members.get('error')
  if (error === undefined) return undefined
  const place = { member: 'error', name: 'error' }
  if (error === null || error === '' || error === false) {
    log.note('ignored', 'no-error', place)
    return undefined
  }
  if (typeof error === 'string') {
    return build(plan, members, {
      error,
      errorDescription: members.get('error_description'),
      errorUri: members.get('error_uri'),
    })
  }
  return log.refuse('not-error', place, 'an error code or nothing', error)
}
