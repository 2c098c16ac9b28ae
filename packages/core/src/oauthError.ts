import { isWords, withoutControls } from './characters.js'
import type { ErrorBody, ErrorShape } from './errorShape.js'
import type { Json } from './json.js'
import { copyJson, newBudget } from './json.js'
import type { Log } from './Log.js'
import type { Plan } from './plan.js'
import type { OAuthError } from './TokenError.js'
import type { Suspicion } from './textsIn.js'
import { textsIn } from './textsIn.js'
import { withoutSecrets } from './withoutSecrets.js'

/** The own enumerable members of an input, by name. */
export type Members = ReadonlyMap<string, unknown>

const MAX_TEXT = 500
// An error code is made of words: what is shorter than this stands in one by chance.
const MIN_IN_CODE = 4
// Shorter values are no tokens, save where a token belongs.
const MIN_OTHER = 8
// Members that hold secrets at any vendor, whether its table has them or not.
const secretName = /(?:token|secret|assertion|password)s?$/i
// Codes, grant types and parameters: what an error is about, not a secret.
const plainWords = /^[a-z]+(?:[_.:][a-z]+)*$/

// What stands before a token in a header.
const scheme = /^(?:basic|bearer|dpop|mac)\s+(?=\S)/i
// Sentences begin with this one too.
const tokenScheme = /^token\s+(?=\S*\d)/i
// Codes of servers, which repeat them.
const identifier = /^[a-z][\w.:-]{0,63}$/i

// What stands before the path of a URL.
const origin = /^\w+:\/\/[^/]*/

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

interface Secrets {
  readonly all: readonly string[]
  /** Those that are known to be tokens, and look it: a server may have shortened them. */
  readonly tokens: readonly string[]
}

/** The texts of a body that may be tokens: those where tokens belong, and whatever else looks like one. */
const secretsOf = (plan: Plan, members: Members, ownTexts: readonly [code: unknown, ...unknown[]]): Secrets => {
  const tokens = new Set(plan.fields.filter(({ kind }) => kind.secret).map(({ name }) => name))
  const suspicionOf = (name: string): Suspicion => (tokens.has(name) ? 3 : secretName.test(name) ? 2 : 0)
  // The error's own texts stand in the body too. One that stands there again, and is neither letters nor a code, may be a
  // secret.
  const own = new Set(ownTexts)
  const isOwn = (text: string): boolean =>
    own.has(text) && (isWords(text) || (text === ownTexts[0] && identifier.test(text)) || own.delete(text))
  // Where tokens belong first: there is an end to how much is looked at.
  const entries = [...members]
  const isSuspect = ([name]: readonly [string, unknown]): boolean => suspicionOf(name) > 0
  const where = [...entries.filter(isSuspect), ...entries.filter((entry) => !isSuspect(entry))]
  const found = textsIn(where, suspicionOf, (text) => !own.has(text)).map(({ text, suspicion }) => {
    const bare = withoutControls(text).replace(scheme, '')
    return { text: suspicion > 1 ? bare.replace(tokenScheme, '') : bare.trim(), suspicion }
  })
  const secrets = found.filter(({ text, suspicion }) =>
    suspicion > 1 ? text !== '' : looksSecret(text) && (suspicion === 1 || !isOwn(text)),
  )
  return {
    all: secrets.map(({ text }) => text),
    // Under a name that no table has there may be words of what a token is for, or its address.
    tokens: secrets.flatMap(({ text, suspicion }) =>
      suspicion === 3 ? [text] : suspicion === 2 && looksSecret(text) ? [text.replace(origin, '')] : [],
    ),
  }
}

const cleanText = (value: unknown, { all, tokens }: Secrets): string | undefined => {
  if (typeof value !== 'string') return undefined
  // Half of a surrogate pair is no character.
  return withoutSecrets(withoutControls(value), all, tokens)
    .slice(0, MAX_TEXT)
    .replace(/[\ud800-\udbff]$/, '')
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

const build = (plan: Plan, members: Members, found: ErrorBody): OAuthError => {
  const { id: vendor } = plan
  const secrets = secretsOf(plan, members, [found.error, found.errorDescription, found.errorUri])
  const inCode = { ...secrets, all: secrets.all.filter((text) => text.length >= MIN_IN_CODE) }
  const error = cleanText(found.error, inCode) ?? ''
  const errorDescription = cleanText(found.errorDescription, secrets)
  const errorUri = cleanText(found.errorUri, secrets)
  const message = `${vendor}: the server refused: ${error}${errorDescription === undefined ? '' : `, ${errorDescription}`}`
  return {
    _tag: 'OAuthError',
    code: 'oauth-error',
    message,
    source: vendor,
    error,
    ...(errorDescription === undefined ? {} : { errorDescription }),
    ...(errorUri === undefined ? {} : { errorUri }),
    ...(isWhole(found.status) ? { status: found.status } : {}),
    ...(isWhole(found.retryAfter) ? { retryAfter: found.retryAfter } : {}),
  }
}

/** Whether an error says that there is none, as successful answers have it. */
const isNoError = (error: unknown): boolean => error === null || error === '' || error === false

/** What a form finds; a form that throws, or finds no error, has met a body that is none of its own. */
export const readForm = (read: ErrorShape['read'], body: Parameters<ErrorShape['read']>[0]): ErrorBody | undefined => {
  try {
    const found = read(body)
    return found?.error === undefined || isNoError(found.error) ? undefined : found
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
  if (isNoError(error)) {
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
