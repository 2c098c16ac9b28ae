import type { TokenMember } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import { UsageError } from '../Streams.js'
import type { Decisions, Evidence } from './Decisions.js'
import type { Located } from './Located.js'
import { isDate, numberIn, typeOfValue } from './Located.js'
import { documentedForm } from './rowOf.js'
import { expiryMembers, mayBeFlag, mayBeToken, standardMember } from './vocabulary.js'
import { wordsOf } from './wordsOf.js'

/** The purpose of a response member in the table. */
export type Use = TokenMember | 'extra' | 'secret' | 'wrapper' | { readonly constant: string | number | boolean }

const tokenMembers = Object.keys(CanonicalToken.fields).filter(
  (member) => member !== 'v' && member !== 'extensions',
) as readonly TokenMember[]

const uses: readonly string[] = [...tokenMembers, 'extra', 'secret', 'wrapper']

const standardUse = ({ documented }: Located): TokenMember | undefined => standardMember(documented.name)

// An epoch time, or as a lifetime 31 years.
const FIRST_INSTANT = 1_000_000_000

/** Reasons to read an expiry as a lifetime or as an instant. */
const expiryEvidence = (
  located: Located,
  [lifetime, instant]: readonly [TokenMember, TokenMember],
): readonly (Evidence | undefined)[] => {
  const { sample, documented } = located
  const words = wordsOf(documented.name)
  const value = numberIn(sample)
  const isSampled = isDate(sample) || value !== undefined
  const isInstant = isDate(sample) || (value !== undefined && value >= FIRST_INSTANT)
  const saysInstant =
    documentedForm(located)?.value === 'iso' || /unix|epoch|timestamp/i.test(`${documented.description}`)
  const saysLifetime = /\b(?:lifetime|duration|remaining|seconds (?:until|from)|number of seconds)\b/i.test(
    `${documented.description}`,
  )
  const isNamed = (pattern: RegExp): boolean => words.some((word) => pattern.test(word))
  const namesLifetime = isNamed(/^(?:in|ttl|lifetime|period|duration|sec|seconds?|ms|millis|milliseconds)$/)
  const namesInstant = isNamed(/^(?:at|on|until|date|datetime|timestamp|utc)$/)
  return [
    isSampled ? { value: isInstant ? instant : lifetime, reason: 'the value in the sample' } : undefined,
    saysInstant && !saysLifetime ? { value: instant, reason: 'the description or type says so' } : undefined,
    saysLifetime && !saysInstant ? { value: lifetime, reason: 'the description says so' } : undefined,
    namesLifetime && !namesInstant ? { value: lifetime, reason: 'the name says so', isConvention: true } : undefined,
    namesInstant && !namesLifetime ? { value: instant, reason: 'the name says so', isConvention: true } : undefined,
  ]
}

const isStringLike = ({ documented, sample }: Located): boolean =>
  typeof sample === 'string' ||
  (sample === undefined && (documented.types.length === 0 || documented.types.includes('string')))

const isScalar = ({ documented, sample }: Located): boolean =>
  ![...documented.types, typeOfValue(sample)].some((type) => type === 'object' || type === 'array')

const isObject = ({ documented, sample }: Located): boolean =>
  documented.types.includes('object') || typeOfValue(sample) === 'object'

const flagValue = ({ documented }: Located, value: string): string | number | boolean => {
  if (documented.types.includes('boolean') && /^(?:true|false)$/.test(value)) return value === 'true'
  if (/^-?\d{1,15}$/.test(value) && !documented.types.includes('string')) return Number(value)
  return value
}

const flagUse = (located: Located, decisions: Decisions): Use | undefined => {
  const { id, sample, documented } = located
  const [only, ...others] = documented.values ?? []
  // A wrong guess would reject responses with other values, so only clear cases count.
  const isClear = sample === true || sample === 0
  const value = decisions.decide({
    id: `${id}.success`,
    ask: `Does one value of \`${id}\` mark a success, so that any other is an error? Set that value, or no.`,
    choices: [],
    assumed: 'no',
    evidence: [
      only !== undefined && others.length === 0
        ? { value: `${only}`, reason: 'the only documented value', isConvention: true }
        : undefined,
      isClear ? { value: `${sample}`, reason: 'the value in the sample' } : undefined,
    ],
  })
  return value === undefined || value === 'no' ? undefined : { constant: flagValue(located, value) }
}

const extraUse = ({ id, documented, sample }: Located, decisions: Decisions): Use => {
  const types = sample === undefined || sample === null ? documented.types : [typeOfValue(sample)]
  const isPlain = types.length > 0 && types.every((type) => /^(?:integer|number|boolean)$/.test(`${type}`))
  return decisions.decide({
    id: `${id}.use`,
    ask: `Is \`${id}\` secret, as a token or a URL with a key in it is, or only an extra?`,
    choices: ['extra', 'secret'],
    assumed: 'secret',
    evidence: [
      isPlain ? { value: 'extra', reason: 'numbers and flags are not secrets', isConvention: true } : undefined,
      (documented.values ?? []).length > 0
        ? { value: 'extra', reason: 'its values are documented', isConvention: true }
        : undefined,
      mayBeFlag(documented.name) && documented.name !== 'code'
        ? { value: 'extra', reason: 'a status is not a secret', isConvention: true }
        : undefined,
      documented.format === 'date-time' ? { value: 'extra', reason: 'a date', isConvention: true } : undefined,
    ],
  }) as Use
}

/** Decides the purpose of a member. `hasToken` says that a member beside it is the access token. */
const decideUse = (
  located: Located,
  hasToken: boolean,
  hasLifetime: boolean,
  decisions: Decisions,
): Use | undefined => {
  const { id, documented } = located
  const given = decisions.optional(`${id}.use`)
  if (given !== undefined) {
    if (!uses.includes(given)) throw new UsageError(`${id}.use: expected one of ${uses.join(', ')}`)
    return given as Use
  }
  const standard = standardUse(located)
  if (standard !== undefined) return standard
  const expiry = expiryMembers(documented.name)
  if (expiry !== undefined && isScalar(located)) {
    const beside = hasLifetime ? ' beside the lifetime' : ''
    return decisions.decide({
      id: `${id}.use`,
      ask: `Is \`${id}\`${beside} a lifetime (${expiry[0]}), a time (${expiry[1]}), or only an extra?`,
      choices: [...expiry, 'extra'],
      evidence: expiryEvidence(located, expiry),
    }) as Use | undefined
  }
  if (isObject(located) && !hasToken) {
    return decisions.decide({
      id: `${id}.use`,
      ask: `Does \`${id}\` wrap the token's members? If so, they must be documented or in the sample.`,
      choices: ['wrapper', 'extra', 'secret'],
    }) as Use | undefined
  }
  if (mayBeToken(documented.name) && isStringLike(located) && documented.values === undefined) {
    return decisions.decide({
      id: `${id}.use`,
      ask: `\`${id}\` may be a token. Is it the access token, another token, a secret, or only an extra?`,
      choices: ['accessToken', 'refreshToken', 'idToken', 'secret', 'extra'],
    }) as Use | undefined
  }
  const flag = mayBeFlag(documented.name) && isScalar(located) && located.path.length === 1
  return flag ? flagUse(located, decisions) : undefined
}

const isTokenMember = (use: Use | undefined): use is TokenMember =>
  typeof use === 'string' && tokenMembers.includes(use as TokenMember)

/** Decides the purpose of each member. Members that wait for a decision have none. */
export const usesOf = (
  members: readonly Located[],
  decisions: Decisions,
): readonly (readonly [member: Located, use: Use | undefined])[] => {
  const isGiven = ({ id }: Located): string | undefined => decisions.optional(`${id}.use`)
  const isFor = (member: TokenMember) => (located: Located) => (isGiven(located) ?? standardUse(located)) === member
  const hasToken = members.some(isFor('accessToken'))
  const hasLifetime = members.some(isFor('expiresIn'))
  const known = decisions.questions.length
  const decided = members.map((located) => [located, decideUse(located, hasToken, hasLifetime, decisions)] as const)
  const isPending = (id: string): boolean =>
    decisions.questions.slice(known).some((question) => question.id === `${id}.use`)
  return decided.map(([located, use]) => {
    if (isTokenMember(use)) {
      const rivals = decided.filter(([other, otherUse]) => other !== located && otherUse === use)
      if (rivals.length === 0 || isGiven(located) === use) return [located, use]
      if (rivals.some(([rival]) => isGiven(rival) === use)) {
        decisions.guess({ id: `${located.id}.use`, value: 'extra', reason: `another member is the ${use}` })
        return [located, 'extra']
      }
      const names = [located, ...rivals.map(([rival]) => rival)].map(({ id }) => `\`${id}\``).join(' and ')
      decisions.decide({
        id: `${located.id}.use`,
        ask: `${names} may both be the ${use}: set the one that servers send for it to ${use}, or the other to extra. Which is \`${located.id}\`?`,
        choices: [use, 'extra'],
      })
      return [located, undefined]
    }
    if (use !== undefined || isPending(located.id)) return [located, use]
    // Inside a wrapper, the other members are one extra.
    return [located, located.path.length > 1 ? 'extra' : extraUse(located, decisions)]
  })
}
