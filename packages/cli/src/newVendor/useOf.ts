import type { TokenMember } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import { UsageError } from '../Streams.js'
import type { Decisions, Evidence } from './Decisions.js'
import { says } from './described.js'
import type { Located } from './Located.js'
import { isDate, numberIn, typeOfValue } from './Located.js'
import { isInstant, saysInstant } from './times.js'
import type { ExpiryPair } from './vocabulary.js'
import { expiryMembers, mayBeFlag, mayBeToken, standardMember } from './vocabulary.js'
import { wordsOf } from './wordsOf.js'

/** The purpose of a response member in the table. */
export type Use = TokenMember | 'extra' | 'secret' | 'wrapper' | { readonly constant: string | number | boolean }

/** A member with its purpose, which is missing while a decision about it is open. */
export type Used = readonly [member: Located, use: Use | undefined]

const tokenMembers = Object.keys(CanonicalToken.fields).filter(
  (member) => member !== 'v' && member !== 'extensions',
) as readonly TokenMember[]

const uses: readonly string[] = [...tokenMembers, 'extra', 'secret', 'wrapper']

export const isTokenMember = (use: Use | undefined): use is TokenMember =>
  typeof use === 'string' && tokenMembers.includes(use as TokenMember)

const isScalar = ({ documented, sample }: Located): boolean =>
  ![...documented.types, typeOfValue(sample)].some((type) => type === 'object' || type === 'array')

const isObject = ({ documented, sample }: Located): boolean =>
  documented.types.includes('object') || typeOfValue(sample) === 'object'

/** Returns the purpose that a setting gives. Refuses one that the member cannot have. */
export const givenUse = (located: Located, decisions: Decisions): Use | undefined => {
  const { id, documented } = located
  const given = decisions.optional(`${id}.use`)
  if (given === undefined) return undefined
  if (!uses.includes(given)) throw new UsageError(`${id}.use: expected one of ${uses.join(', ')}`)
  if (given === 'wrapper' && !isObject(located)) throw new UsageError(`${id}.use: expected an object for a wrapper`)
  // Without a member for it, every token would be taken for a Bearer token.
  if (standardMember(documented.name) === 'tokenType' && given !== 'tokenType')
    throw new UsageError(`${id}.use: expected tokenType`)
  return given as Use
}

const namesLifetime = /^(?:in|ttl|lifetime|period|duration|sec|seconds?|ms|millis|milliseconds)$/
const namesInstant = /^(?:at|on|until|date|datetime|timestamp|utc)$/

/** Returns a lifetime or an instant, whichever the name says. */
const expiryInName = (name: string, [lifetime, instant]: ExpiryPair): TokenMember | undefined => {
  const isNamed = (pattern: RegExp): boolean => wordsOf(name).some((word) => pattern.test(word))
  if (isNamed(namesLifetime) === isNamed(namesInstant)) return undefined
  return isNamed(namesLifetime) ? lifetime : instant
}

/** Returns a lifetime or an instant, whichever the documentation says. */
const expiryInWords = ({ documented }: Located, [lifetime, instant]: ExpiryPair): TokenMember | undefined => {
  const isLifetime = says(documented, 'lifetime')
  if (saysInstant(documented) === isLifetime) return undefined
  return isLifetime ? lifetime : instant
}

const expiryInSample = ({ sample }: Located, [lifetime, instant]: ExpiryPair): TokenMember | undefined => {
  if (isInstant(sample)) return instant
  return numberIn(sample) === undefined ? undefined : lifetime
}

/** Decides between a lifetime and an instant. Contradictory reasons leave the question open. */
const expiryUse = (located: Located, pair: ExpiryPair, hasLifetime: boolean, decisions: Decisions): Use | undefined => {
  const { id, documented, sample } = located
  const [lifetime, instant] = pair
  const named = expiryInName(documented.name, pair)
  const said = expiryInWords(located, pair)
  const sampled = expiryInSample(located, pair)
  const isSpokenOfTwice = saysInstant(documented) && says(documented, 'lifetime')
  const isStandard = standardMember(documented.name) !== undefined
  // Vendors are known to send instants in a documented lifetime: the row then reads both.
  const isMixed = isStandard && named === lifetime && said !== instant && sampled === instant && !isDate(sample)
  if (isMixed || (isStandard && [said, sampled].every((other) => other === undefined || other === named)))
    if (!isSpokenOfTwice || sampled !== undefined) return named
  const isContradictory = said !== undefined && sampled !== undefined && said !== sampled
  const isUnsaid = isSpokenOfTwice && sampled === undefined
  const evidence: readonly (Evidence | undefined)[] = [
    sampled === undefined ? undefined : { value: sampled, reason: 'the value in the sample', from: 'sample' },
    said === undefined ? undefined : { value: said, reason: 'the documentation says so', from: 'documentation' },
    named === undefined ? undefined : { value: named, reason: 'the name says so', from: 'convention' },
  ]
  const isAgainstName = isStandard && sampled === undefined && said !== undefined && said !== named
  const beside = hasLifetime && lifetime === 'expiresIn' && named !== lifetime ? ' Another member is expiresIn.' : ''
  return decisions.decide({
    id: `${id}.use`,
    ask: `Is \`${id}\` a lifetime (${lifetime}), a time (${instant}), or only an extra?${beside}`,
    choices: [lifetime, instant, 'extra'],
    evidence: isContradictory || isUnsaid || isAgainstName ? [] : evidence,
  }) as Use | undefined
}

const flagValue = ({ documented, sample }: Located, value: string): string | number | boolean => {
  const [typed] = [...(documented.values ?? []), sample].filter((known) => `${known}` === value)
  if (typeof typed === 'string' || typeof typed === 'number' || typeof typed === 'boolean') return typed
  if (documented.types.includes('boolean') && /^(?:true|false)$/.test(value)) return value === 'true'
  if (/^-?\d{1,15}$/.test(value) && !documented.types.includes('string')) return Number(value)
  return value
}

const flagUse = (located: Located, decisions: Decisions): Use | undefined => {
  const { id, sample, documented } = located
  const { values = [] } = documented
  // A wrong guess would reject responses with other values, so only clear cases count.
  const isErrorNumber = /^(?:err|ret)/.test(wordsOf(documented.name)[0] ?? '') && sample === 0
  const value = decisions.decide({
    id: `${id}.success`,
    ask: `Does one value of \`${id}\` mark a success, and any other an error? Set that value, or no.`,
    choices: [],
    assumed: 'no',
    evidence: [
      values.length === 1 && values[0] === true
        ? { value: 'true', reason: 'the only documented value', from: 'convention' }
        : undefined,
      sample === true || isErrorNumber
        ? { value: `${sample}`, reason: 'the value in the sample', from: 'sample', isOnlyLikely: true }
        : undefined,
    ],
  })
  return value === undefined || value === 'no' ? undefined : { constant: flagValue(located, value) }
}

const extraUse = (located: Located, decisions: Decisions): Use => {
  const { id, documented, sample } = located
  const types = sample === undefined || sample === null ? documented.types : [typeOfValue(sample)]
  const isPlain = types.length > 0 && types.every((type) => /^(?:integer|number|boolean)$/.test(`${type}`))
  const isValued = (documented.values ?? []).length > 0
  const reason = isPlain
    ? 'numbers and flags are not secrets'
    : isValued
      ? 'its values are documented'
      : documented.format === 'date-time'
        ? 'a date'
        : undefined
  return decisions.decide({
    id: `${id}.use`,
    ask: `Is \`${id}\` secret, such as a token or a URL with a key in it, or only an extra?`,
    choices: ['extra', 'secret'],
    assumed: 'secret',
    evidence: [
      reason === undefined || (mayBeToken(documented.name) && !isValued)
        ? undefined
        : { value: 'extra', reason, from: 'convention' },
    ],
  }) as Use
}

/** True for a member that a string may fill, unless its values are documented. */
const mayBeString = ({ documented, sample }: Located): boolean =>
  documented.values === undefined &&
  (typeof sample === 'string' ||
    (sample === undefined && (documented.types.length === 0 || documented.types.includes('string'))))

/** Decides the purpose of a member. The members beside it may include the access token and its lifetime. */
const decideUse = (
  located: Located,
  hasToken: boolean,
  hasLifetime: boolean,
  decisions: Decisions,
): Use | undefined => {
  const { id, documented, path } = located
  const given = givenUse(located, decisions)
  if (given !== undefined) return given
  const pair = expiryMembers(documented.name)
  if (pair !== undefined && isScalar(located)) return expiryUse(located, pair, hasLifetime, decisions)
  const standard = standardMember(documented.name)
  if (standard !== undefined) return standard
  if (isObject(located) && !hasToken) {
    return decisions.decide({
      id: `${id}.use`,
      ask: `Does \`${id}\` wrap the token's members? If so, they must be documented or in the sample.`,
      choices: ['wrapper', 'extra', 'secret'],
    }) as Use | undefined
  }
  if (mayBeToken(documented.name) && mayBeString(located)) {
    return decisions.decide({
      id: `${id}.use`,
      ask: `\`${id}\` may be a token. Is it the access token, another token, a secret, or only an extra?`,
      choices: ['accessToken', 'refreshToken', 'idToken', 'secret', 'extra'],
    }) as Use | undefined
  }
  const isFlag = mayBeFlag(documented.name) && isScalar(located) && path.length === 1
  const flag = isFlag ? flagUse(located, decisions) : undefined
  if (flag !== undefined) return flag
  // Inside a wrapper, the other members are one extra.
  return path.length > 1 ? 'extra' : extraUse(located, decisions)
}

/** Decides the purpose of each member of an object. */
export const usesOf = (members: readonly Located[], decisions: Decisions): readonly Used[] => {
  const isFor = (member: TokenMember) => (located: Located) =>
    (givenUse(located, decisions) ?? standardMember(located.documented.name)) === member
  const hasToken = members.some(isFor('accessToken'))
  const hasLifetime = members.some(isFor('expiresIn'))
  return members.map((located) => [located, decideUse(located, hasToken, hasLifetime, decisions)] as const)
}
