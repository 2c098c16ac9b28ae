import type { Json, JsonObject } from '../json.js'
import { LAST_INSTANT } from '../kinds/seconds.js'
import type { FieldPlan, Plan } from '../plan.js'
import type { LifetimeRepair, Relocation } from '../repairs.js'
import { isRelocation } from '../repairs.js'
import type { TokenMember } from '../Token.js'
import type { Strength } from './parts.js'
import { nothing, orNothing, referTo, secondsUpTo, visibleText } from './parts.js'
import { caseless } from './patterns.js'

interface Member {
  readonly description: string
  readonly part: 'token' | 'text' | 'seconds' | 'scope' | 'details'
}

const members: { readonly [Name in TokenMember]: Member } = {
  accessToken: { description: 'The access token (RFC 6749 §5.1).', part: 'token' },
  tokenType: { description: 'How the access token is presented (RFC 6749 §7.1).', part: 'text' },
  expiresIn: {
    description: 'The lifetime of the access token in seconds, counted from when it was issued (RFC 6749 §5.1).',
    part: 'seconds',
  },
  issuedAt: { description: 'When the tokens were issued, in seconds since the epoch.', part: 'seconds' },
  scope: { description: 'The scope of the access token (RFC 6749 §5.1).', part: 'scope' },
  refreshToken: { description: 'The refresh token (RFC 6749 §5.1).', part: 'token' },
  refreshTokenExpiresIn: {
    description: 'The lifetime of the refresh token in seconds, counted from when it was issued.',
    part: 'seconds',
  },
  refreshTokenScope: { description: 'The scope of the refresh token.', part: 'scope' },
  idToken: { description: 'The ID token (OpenID Connect Core §3.1.3.3).', part: 'token' },
  issuedTokenType: { description: 'What sort of token was issued, a URI (RFC 8693 §2.2.1).', part: 'text' },
  authorizationDetails: { description: 'What was granted, in detail (RFC 9396 §7).', part: 'details' },
}

const otherTypes = ['DPoP', 'MAC', 'N_A']

const tokenType = (plan: Plan, strength: Strength): JsonObject => {
  if (strength === 'accepted') return plan.canonical ? referTo('text') : orNothing(referTo('text'))
  if (plan.onlyBearer) return { const: plan.bearer }
  const otherSpelling = caseless(`^(?:bearer|${otherTypes.join('|')})$`)
  return { anyOf: [{ enum: [plan.bearer, ...otherTypes] }, visibleText(otherSpelling)] }
}

// A repair is a function: what it concerns is found by asking.
const samples: Readonly<Record<string, readonly Json[]>> = {
  number: [0, 7, -1, 1.5, 1e12],
  string: ['', 'a', '7', 'fake.a.b'],
  boolean: [true, false],
  array: [[], [1], ['a'], [{}]],
  object: [{}, { a: 1 }],
}

const movedTypes = ({ moves }: Relocation): readonly JsonObject[] =>
  Object.entries(samples)
    .filter(([, values]) => values.some(moves))
    .map(([type]) => ({ type }))

const powersOfTwo = Array.from({ length: Math.floor(Math.log2(LAST_INSTANT)) + 1 }, (_, exponent) => 2 ** exponent)

/** The longest lifetime that a repair does not take for something else; the last instant where there is no such limit. */
const longestLifetime = ({ applies }: LifetimeRepair): number => {
  if (applies(0) || !applies(LAST_INSTANT)) return LAST_INSTANT
  let longest = 0
  let shortest = LAST_INSTANT
  while (shortest - longest > 1) {
    const middle = Math.floor((longest + shortest) / 2)
    if (applies(middle)) shortest = middle
    else longest = middle
  }
  return powersOfTwo.every((power) => applies(power) === power > longest) ? longest : LAST_INSTANT
}

/** What takes something else for a lifetime, of one member or of any. */
export const lifetimeRepairs = (plan: Plan, member?: TokenMember): readonly LifetimeRepair[] =>
  plan.repairs.flatMap((repair) =>
    isRelocation(repair) || (member !== undefined && repair.member !== member) ? [] : [repair],
  )

const contentOf = (plan: Plan, { member, own }: FieldPlan, strength: Strength): JsonObject => {
  // Of a form of the vendor's own nothing is known but that it is never written as null.
  if (own !== undefined) return strength === 'written' ? { not: nothing } : {}
  if (member === 'tokenType') return tokenType(plan, strength)
  const { part } = members[member]
  const name = plan.canonical && part === 'scope' ? 'scopeNames' : part
  if (strength === 'accepted') return referTo(member === 'accessToken' ? name : `${name}Accepted`)
  const repairs = lifetimeRepairs(plan, member)
  return repairs.length === 0 ? referTo(name) : secondsUpTo(Math.min(...repairs.map(longestLifetime)))
}

/** The schema of a line of a codec's table. */
export const memberSchema = (plan: Plan, field: FieldPlan, strength: Strength): JsonObject => {
  const content = contentOf(plan, field, strength)
  const moved = field.relocation === undefined ? [] : movedTypes(field.relocation)
  const { description } = members[field.member]
  return { title: field.member, description, ...(moved.length === 0 ? content : { anyOf: [content, ...moved] }) }
}

/** The version of canonical JSON. */
export const versionSchema: JsonObject = { description: 'The version of this form.', const: 1 }

/** The other codecs' extensions, as canonical JSON has them. */
export const extensionsSchema = (plan: Plan, strength: Strength): JsonObject => {
  const description = 'The members that a codec did not know, by its vendor id.'
  if (strength === 'accepted') {
    return { description, ...orNothing({ type: 'object', additionalProperties: { type: 'object' } }) }
  }
  return {
    description,
    type: 'object',
    minProperties: 1,
    properties: { [plan.id]: false },
    additionalProperties: { type: 'object', minProperties: 1 },
  }
}
