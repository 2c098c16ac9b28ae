import { withoutControls } from './characters.js'
import type { Json } from './json.js'
import { copyJson, newBudget } from './json.js'
import type { Log } from './Log.js'
import type { ErrorBody, ErrorForm, Plan } from './plan.js'
import { REDACTED } from './Secret.js'
import type { OAuthError } from './TokenError.js'

/** The own enumerable members of an input, by name. */
export type Members = ReadonlyMap<string, unknown>

const MAX_TEXT = 500
// How much of a server's text is looked at, and how many values are looked for in it: enough for any real body, and a
// bound on the work that a hostile one makes.
const MAX_SEARCHED_TEXT = 2_048
const MAX_SEARCHED_VALUES = 200
// An error code is made of words: what is shorter than this stands in one by chance.
const MIN_IN_CODE = 4
// Shorter values are no tokens, save where a token belongs.
const MIN_OTHER = 8
// Members that hold secrets at any vendor, whether its table has them or not.
const secretName = /(?:token|secret|assertion|password)$/i
// Codes, grant types and parameters: what an error is about, not a secret.
const plainWords = /^[a-z]+(?:[_.:][a-z]+)*$/

const looksSecret = (text: string): boolean => text.length >= MIN_OTHER && !/\s/.test(text) && !plainWords.test(text)

const jsonBody = (members: Members): { readonly [name: string]: Json | undefined } => {
  const body: { [name: string]: Json } = Object.create(null)
  const budget = newBudget()
  for (const [name, value] of members) {
    const copied = copyJson(value, budget)
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
  const isToken = ([name]: readonly [string, unknown]): boolean => tokens.has(name) || secretName.test(name)
  const found: string[] = []
  const budget = newBudget()
  const collect = (value: unknown, isSecretText: (text: string) => boolean): void => {
    const copied = copyJson(value, budget)
    const strings: string[] = []
    if ('value' in copied) collectStrings(copied.value, strings)
    found.push(...strings.map(withoutControls).filter(isSecretText))
  }
  const entries = [...members]
  for (const [, value] of entries.filter(isToken)) collect(value, (text) => text !== '')
  for (const [, value] of entries.filter((entry) => !isToken(entry))) {
    if (found.length >= MAX_SEARCHED_VALUES) break
    collect(value, (text) => looksSecret(text) && !own.includes(text))
  }
  return found
}

/** Where the first of some sorted texts stands that is not before this one. */
const firstFrom = (sorted: readonly string[], text: string): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < text) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts the placeholder wherever a secret stands in a text, or a part of it where secrets overlap. */
const withoutSecrets = (text: string, secrets: readonly string[]): string => {
  // A secret that begins in the part that is looked at may end behind it; of a longer one its beginning tells enough.
  const searched = text.slice(0, 2 * MAX_SEARCHED_TEXT)
  // A body may hold any number of secrets: each is looked up among the sorted ends of the text, not searched for.
  const ends = Array.from({ length: Math.min(text.length, MAX_SEARCHED_TEXT) }, (_, at) => searched.slice(at)).sort(
    (one, other) => (one < other ? -1 : 1),
  )
  // How many secrets begin, less how many end, at each character.
  const edges = new Int32Array(MAX_SEARCHED_TEXT + 1)
  for (const secretText of new Set(secrets.map((whole) => whole.slice(0, MAX_SEARCHED_TEXT)))) {
    for (let index = firstFrom(ends, secretText); ends[index]?.startsWith(secretText) === true; index++) {
      const at = searched.length - (ends[index] ?? '').length
      edges[at] = (edges[at] ?? 0) + 1
      const end = Math.min(at + secretText.length, MAX_SEARCHED_TEXT)
      edges[end] = (edges[end] ?? 0) - 1
    }
  }
  let clean = ''
  let open = 0
  for (let at = 0; at < Math.min(text.length, MAX_SEARCHED_TEXT); at++) {
    const before = open
    open += edges[at] ?? 0
    if (open === 0) clean += text[at]
    else if (before === 0) clean += REDACTED
  }
  return clean
}

const cleanText = (value: unknown, secrets: readonly string[]): string | undefined => {
  if (typeof value !== 'string') return undefined
  // Half of a surrogate pair is no character.
  return withoutSecrets(withoutControls(value), secrets)
    .slice(0, MAX_TEXT)
    .replace(/[\ud800-\udbff]$/, '')
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

const build = (plan: Plan, members: Members, found: ErrorBody): OAuthError => {
  const { vendor } = plan
  const secrets = secretsOf(plan, members, [found.error, found.errorDescription, found.errorUri])
  const inCode = secrets.filter((text) => text.length >= MIN_IN_CODE)
  const error = cleanText(found.error, inCode) ?? ''
  const errorDescription = cleanText(found.errorDescription, secrets)
  const errorUri = cleanText(found.errorUri, secrets)
  const message = `${vendor}: the server refused: ${error}${errorDescription === undefined ? '' : `, ${errorDescription}`}`
  return {
    _tag: 'OAuthError',
    code: 'oauth-error',
    message,
    vendor,
    error,
    ...(errorDescription === undefined ? {} : { errorDescription }),
    ...(errorUri === undefined ? {} : { errorUri }),
    ...(isWhole(found.status) ? { status: found.status } : {}),
    ...(isWhole(found.retryAfter) ? { retryAfter: found.retryAfter } : {}),
  }
}

/** What a form finds; a form that throws has met a body that is none of its own. */
export const readForm = (read: ErrorForm['read'], body: Parameters<ErrorForm['read']>[0]): ErrorBody | undefined => {
  try {
    return read(body)
  } catch {
    return undefined
  }
}

/** The error in a body: one of the vendor's forms, else RFC 6749 §5.2's. An `error` that says nothing is noted. */
export const findError = (plan: Plan, members: Members, log: Log): OAuthError | undefined => {
  if (plan.errors.some(({ marker }) => members.has(marker))) {
    const body = jsonBody(members)
    for (const { marker, read } of plan.errors) {
      const found = body[marker] === undefined ? undefined : readForm(read, body)
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
