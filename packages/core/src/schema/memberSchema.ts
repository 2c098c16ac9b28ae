import { movedId } from '../codec/moved.js'
import type { FieldPlan, Plan } from '../codec/table.js'
import { MAX_SECONDS } from '../members/seconds.js'
import type { JsonObject } from '../token/json.js'
import type { TokenMember } from '../token/Token.js'
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
  if (strength === 'accepted') return plan.canonical ? referTo('text') : orNothing({ const: '' }, referTo('text'))
  if (plan.onlyBearer) return { const: plan.bearer }
  const otherSpelling = caseless(`^(?:bearer|${otherTypes.join('|')})$`)
  return { anyOf: [{ enum: [plan.bearer, ...otherTypes] }, visibleText(otherSpelling)] }
}

const contentOf = (plan: Plan, { member, own, instantFrom }: FieldPlan, strength: Strength): JsonObject => {
  if (strength === 'accepted') {
    if (member === 'accessToken') return referTo('token')
    // Any value of an optional member is read: one that cannot be used is kept as data.
    return member === 'tokenType' ? tokenType(plan, strength) : {}
  }
  // The vendor's own form is known only to its functions.
  if (own !== undefined) return { not: nothing }
  if (member === 'tokenType') return tokenType(plan, strength)
  if (instantFrom !== undefined) return secondsUpTo(Math.min(MAX_SECONDS, Math.ceil(instantFrom) - 1))
  const { part } = members[member]
  return referTo(plan.canonical && part === 'scope' ? 'scopeNames' : part)
}

/** The schema of a row of a codec's table. */
export const memberSchema = (plan: Plan, field: FieldPlan, strength: Strength): JsonObject => {
  const { description } = members[field.member]
  return { title: field.member, description, ...contentOf(plan, field, strength) }
}

/** The version of canonical JSON. */
export const versionSchema: JsonObject = { description: 'The version of this form.', const: 1 }

/** The other codecs' extensions, as canonical JSON has them. */
export const extensionsSchema = (plan: Plan, strength: Strength): JsonObject => {
  const description = 'The members that a codec did not know, by its id.'
  if (strength === 'accepted') return { description }
  return {
    description,
    type: 'object',
    minProperties: 1,
    properties: { [plan.id]: false, [movedId(plan.id)]: false },
    additionalProperties: { type: 'object', minProperties: 1 },
  }
}
