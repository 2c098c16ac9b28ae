import { UsageError } from '../Streams.js'
import type { DocumentedMember, JsonType } from '../source/Source.js'
import type { Decisions } from './Decisions.js'
import { decisionsBy } from './Decisions.js'
import type { Located } from './Located.js'
import { isSameType, locate, typeOfValue } from './Located.js'
import { mergeSample } from './mergeSample.js'
import type { Plan, PlannedRow, Settings } from './Plan.js'
import { rowOf } from './rowOf.js'
import { tokenTypeOf } from './tokenTypeOf.js'
import type { Use, Used } from './useOf.js'
import { usesOf } from './useOf.js'
import { withoutRivals } from './withoutRivals.js'

/** The documentation of a response, what is known besides, and a sample response. */
export interface PlanInput {
  readonly members: readonly DocumentedMember[]
  readonly settings: Settings
  readonly sample?: { readonly [name: string]: unknown }
}

const errorMembers: readonly string[] = ['error', 'error_description', 'error_uri']

/** Decides on the members of a response, those in wrappers included. */
const collect = (members: readonly Located[], decisions: Decisions): readonly Used[] =>
  usesOf(members, decisions).flatMap(([located, use]): readonly Used[] => {
    if (use !== 'wrapper') return [[located, use]]
    const { documented, path, sample } = located
    return [[located, use], ...collect(locate(documented.members ?? [], path, sample), decisions)]
  })

/** Turns a wrapper at the top with members that are not rows into an extra, which they form. */
const withRests = (used: readonly Used[], decisions: Decisions): readonly Used[] => {
  const isRest =
    ({ path: [top] }: Located) =>
    ([{ path }, use]: Used): boolean =>
      path.length > 1 && path[0] === top && (use === 'extra' || use === 'secret')
  return used.map(([located, use]): Used => {
    const hasRest = use === 'wrapper' && located.path.length === 1 && used.some(isRest(located))
    if (!hasRest) return [located, use]
    const rest = decisions.decide({
      id: `${located.id}.rest`,
      ask: `Are the other members of \`${located.id}\` secret, or only extras?`,
      choices: ['extra', 'secret'],
      assumed: 'secret',
    })
    return [located, rest as Use]
  })
}

/** Adds to the documented types what servers send instead, for the interface. */
const withSentTypes = (members: readonly Located[], sent: ReadonlyMap<string, JsonType>): readonly DocumentedMember[] =>
  members.map(({ path, documented, sample }) => {
    const type = sent.get(JSON.stringify(path)) ?? typeOfValue(sample)
    const isNamed = type === undefined || documented.types.some((name) => isSameType(name, type))
    const { members: inner } = documented
    return {
      ...documented,
      ...(isNamed ? {} : { types: [type, ...documented.types] }),
      nullable: documented.nullable || sample === null,
      ...(inner === undefined ? {} : { members: withSentTypes(locate(inner, path, sample), sent) }),
    }
  })

/** The parts of a plan that the uses of members decide. */
interface PlannedTable extends Pick<Plan, 'rows' | 'constants' | 'extras' | 'secretExtras'> {
  /** The types that servers send, by path. */
  readonly sent: ReadonlyMap<string, JsonType>
}

const tableOf = (uses: readonly Used[], decisions: Decisions): PlannedTable => {
  const rows: PlannedRow[] = []
  const sent = new Map<string, JsonType>()
  const constants = new Map<string, string | number | boolean>()
  const extras: string[] = []
  const secretExtras: string[] = []
  for (const [from, use] of uses) {
    const { path, documented: member } = from
    if (use === undefined || use === 'wrapper') continue
    if (typeof use === 'object') constants.set(member.name, use.constant)
    else if (use === 'extra' || use === 'secret') {
      if (path.length > 1) continue
      extras.push(member.name)
      if (use === 'secret') secretExtras.push(member.name)
    } else {
      const decided = rowOf(use, from, decisions)
      rows.push(decided.row)
      if (decided.sent !== undefined) sent.set(JSON.stringify(path), decided.sent)
    }
  }
  return { rows, sent, constants: Object.fromEntries(constants), extras, secretExtras }
}

const hasToken = (uses: readonly Used[]): boolean => uses.some(([, use]) => use === 'accessToken')

const decidedTokenType = (uses: readonly Used[], decisions: Decisions): Plan['tokenType'] => {
  const [member] = uses.find(([, use]) => use === 'tokenType') ?? []
  // Until the access token is found, the token type may be beside it.
  return member !== undefined || hasToken(uses) ? tokenTypeOf(member, decisions) : undefined
}

/** Asks for the access token among the members that may be strings. */
const missingToken = (members: readonly Located[]): string => {
  const possible = members.filter(({ documented: { types } }) => types.length === 0 || types.includes('string'))
  return possible.length === 0
    ? 'Which other documentation has the access token? No member here can be one.'
    : `Which member is the access token? Replace NAME by one of ${possible.map(({ id }) => id).join(', ')}, or pass other documentation.`
}

/**
 * Decides on a table for a documented response. Questions without an assumed value must be settled before the table is
 * of use. Throws a `UsageError` for a setting that fits no question.
 */
export const planCodec = ({ members: documented, settings, sample }: PlanInput): Plan => {
  const decisions = decisionsBy(settings)
  const merged = sample === undefined ? { members: documented, guesses: [] } : mergeSample(documented, sample)
  const members = merged.members.filter(({ name }) => !errorMembers.includes(name))
  if (members.length < merged.members.length)
    decisions.guess({
      id: 'error',
      value: 'left out',
      reason: 'every codec reads the errors of RFC 6749',
      from: 'convention',
    })
  if (sample === undefined && documented.some(({ name }) => /[a-z][A-Z]|^[A-Z]/.test(name)))
    decisions.guess({
      id: 'names',
      value: 'as documented',
      reason: 'an SDK may rename members; check with --sample',
      from: 'convention',
    })
  for (const guess of merged.guesses) if (!errorMembers.includes(guess.id)) decisions.guess(guess)
  const located = locate(members, [], sample)
  const uses = withRests(withoutRivals(collect(located, decisions), decisions), decisions)
  const { sent, ...table } = tableOf(uses, decisions)
  const tokenType = decidedTokenType(uses, decisions)
  if (!hasToken(uses) && decisions.questions.every(({ assumed }) => assumed !== undefined))
    decisions.decide({ id: 'NAME.use', ask: missingToken(located), choices: ['accessToken'] })
  const unknown = Object.keys(settings).filter((id) => !decisions.ids.has(id))
  if (unknown.length > 0)
    throw new UsageError(`settings: expected only these ids: ${[...decisions.ids].sort().join(', ')}`)
  return {
    members: withSentTypes(located, sent),
    documented: members,
    ...table,
    ...(tokenType === undefined ? {} : { tokenType }),
    guesses: decisions.guesses,
    questions: decisions.questions,
    settings: decisions.settled,
  }
}

/** Returns the questions that must be settled before a table can be written. */
export const blockingQuestions = ({ questions }: Plan): Plan['questions'] =>
  questions.filter(({ assumed }) => assumed === undefined)
