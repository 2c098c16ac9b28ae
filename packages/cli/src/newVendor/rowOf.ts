import type { TokenMember } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import type { JsonType } from '../source/Source.js'
import type { Decisions, Evidence } from './Decisions.js'
import { contradicts, says, saysOnly } from './described.js'
import type { Located } from './Located.js'
import { isDate, isSameType, numberIn, typeOfValue } from './Located.js'
import type { PlannedRow } from './Plan.js'
import { FIRST_INSTANT, FIRST_MILLISECONDS, isInstant, isSecondsSurely } from './times.js'
import { standardMember } from './vocabulary.js'
import { wordsOf } from './wordsOf.js'

/** Permitted types by the type of a token member. Members of other types are strings. */
const permitted: ReadonlyMap<string, readonly [JsonType, ...JsonType[]]> = new Map([
  ['lifetime', ['integer', 'number', 'string']],
  ['instant', ['integer', 'number', 'string']],
  ['scope', ['string', 'array']],
  ['authorizationDetails', ['array']],
])

/** Returns the type that servers send, which documentation may get wrong. */
const sentType = (
  { id, documented, sample }: Located,
  types: readonly [JsonType, ...JsonType[]],
  decisions: Decisions,
): JsonType | undefined => {
  const sampled = typeOfValue(sample)
  const named = documented.types.find((type) => types.includes(type))
  if (decisions.optional(`${id}.sent`) === undefined) {
    if (named !== undefined && (sampled === undefined || isSameType(named, sampled))) return named
    if (documented.types.length === 0 && sampled === undefined) return types[0]
  }
  const isSampled = sampled !== undefined && types.includes(sampled)
  const wrong = isSampled || sampled === undefined ? documented.types.join(' or ') : sampled
  return decisions.decide({
    id: `${id}.sent`,
    ask: `\`${id}\` must be ${types.join(' or ')}, but is documented or sampled as ${wrong}. Which type do servers send? If it has another meaning, set ${id}.use=extra.`,
    choices: types,
    evidence: [isSampled ? { value: sampled, reason: 'the type in the sample', from: 'sample' } : undefined],
  }) as JsonType | undefined
}

const fromDescription = (value: string | undefined): Evidence | undefined =>
  value === undefined ? undefined : { value, reason: 'the description says so', from: 'documentation' }

const fromName = (value: string | undefined): Evidence | undefined =>
  value === undefined ? undefined : { value, reason: 'the name says so', from: 'convention' }

const separatorIn = (value: unknown): string | undefined => {
  // Other punctuation may be a separator, or a part of names.
  if (typeof value !== 'string' || /[;|+]/.test(value)) return undefined
  if (value.includes(',')) return 'comma'
  return value.includes(' ') ? 'space' : undefined
}

const scopeHelper = ({ id, documented, sample }: Located, decisions: Decisions): PlannedRow['helper'] => {
  const sampled = separatorIn(sample)
  const shown = separatorIn(documented.example)
  const isUnusual =
    says(documented, 'otherSeparator') ||
    contradicts(documented, ['comma', 'space']) ||
    [sample, documented.example].some((value) => typeof value === 'string' && /[;|+]/.test(value))
  const said = says(documented, 'otherSeparator') ? undefined : saysOnly(documented, ['comma', 'space'])
  const separator = decisions.decide({
    id: `${id}.separator`,
    ask: `Which string separates the names in \`${id}\`: space, comma, or another one?`,
    choices: [],
    ...(isUnusual ? {} : { assumed: 'space' }),
    evidence: [
      sampled === undefined ? undefined : { value: sampled, reason: 'the separator in the sample', from: 'sample' },
      fromDescription(said),
      shown === undefined
        ? undefined
        : { value: shown, reason: 'the separator in the documented example', from: 'documentation' },
    ],
  })
  const text = separator === 'comma' ? ',' : (separator ?? 'space').trim()
  return text === 'space' || text === '' ? undefined : { name: 'scopes', options: { separator: text } }
}

/** Returns the value that means never, as an option. */
const neverOption = (
  { id, documented }: Located,
  isText: boolean,
  decisions: Decisions,
): Readonly<Record<string, string | number>> => {
  const value = says(documented, 'never')
    ? decisions.decide({
        id: `${id}.never`,
        ask: `Which value of \`${id}\` means that the token never expires, if any?`,
        choices: [],
        assumed: 'none',
      })
    : decisions.optional(`${id}.never`)
  if (value === undefined || value === 'none') return {}
  return { never: isText || !/^-?\d+$/.test(value) ? value : Number(value) }
}

const unitInName = (name: string): string | undefined => {
  const words = wordsOf(name)
  if (words.some((word) => /^(?:ms|milli\w*)$/.test(word))) return 'milliseconds'
  return words.some((word) => /^sec(?:ond)?s?$/.test(word)) ? 'seconds' : undefined
}

const unitOf = ({ id, sample, documented }: Located, decisions: Decisions): string | undefined => {
  const value = numberIn(sample)
  const said = saysOnly(documented, ['seconds', 'milliseconds'])
  const isContradictory = contradicts(documented, ['seconds', 'milliseconds'])
  const isOther = said === undefined && !isContradictory && says(documented, 'otherUnit')
  const isDoubtful = value !== undefined && !isSecondsSurely(value) && !isInstant(sample)
  const isUsual = standardMember(documented.name) !== undefined || wordsOf(documented.name).join('_') === 'expire_in'
  const isOpen = isOther || isContradictory || isDoubtful
  return decisions.decide({
    id: `${id}.unit`,
    ask: isOther
      ? `\`${id}\` seems to be documented in another unit than seconds or milliseconds. Which unit do servers send? For another one, set ${id}.use=extra, and add a row with field(…).`
      : `Which unit does \`${id}\` have?`,
    choices: ['seconds', 'milliseconds'],
    ...(isOpen ? {} : { assumed: 'seconds' }),
    evidence: [
      fromDescription(said),
      fromName(unitInName(documented.name)),
      value !== undefined && !isOpen
        ? {
            value: 'seconds',
            reason: 'the value in the sample is a usual number of seconds',
            from: 'sample',
            isOnlyLikely: true,
          }
        : undefined,
      isUsual && !isOpen
        ? { value: 'seconds', reason: 'usual for this name in RFC 6749', from: 'convention' }
        : undefined,
    ],
  })
}

const lifetimeHelper = (located: Located, isText: boolean, decisions: Decisions): PlannedRow['helper'] => {
  const { id, sample } = located
  const unit = unitOf(located, decisions)
  const isSampledInstant = unit !== 'milliseconds' && isInstant(sample)
  const from =
    decisions.optional(`${id}.instantFrom`) ??
    (isSampledInstant
      ? decisions.conclude({
          id: `${id}.instantFrom`,
          value: `${FIRST_INSTANT}`,
          reason: 'the value in the sample is an epoch time',
          from: 'sample',
        })
      : undefined)
  const options = {
    ...(isText ? { text: true } : {}),
    ...(unit === 'milliseconds' ? { unit } : {}),
    ...neverOption(located, isText, decisions),
    ...(from === undefined || from === 'none' ? {} : { instantFrom: Number(from) }),
  }
  return Object.keys(options).length === 0 ? undefined : { name: 'lifetime', options }
}

const formOf = (value: unknown): string | undefined => {
  const number = numberIn(value)
  if (isDate(value)) return 'iso'
  if (number === undefined) return undefined
  return number >= FIRST_MILLISECONDS ? 'milliseconds' : 'seconds'
}

/** Returns the form of an instant by its documentation. */
const documentedForm = ({ documented }: Located): Evidence | undefined => {
  const isString = documented.types.includes('string')
  if (isString && documented.format === 'date-time')
    return { value: 'iso', reason: 'documented as a date and time', from: 'documentation' }
  if (isString && isDate(documented.example))
    return { value: 'iso', reason: 'the documented example is a date', from: 'documentation' }
  if (says(documented, 'otherDate')) return undefined
  const said = saysOnly(documented, ['iso', 'milliseconds', 'seconds'])
  if (said !== undefined) return fromDescription(said)
  if (formOf(documented.example) === 'milliseconds')
    return { value: 'milliseconds', reason: 'the documented example is this long', from: 'documentation' }
  const isContradictory = contradicts(documented, ['iso', 'milliseconds', 'seconds'])
  return says(documented, 'epoch') && !isContradictory ? fromDescription('seconds') : undefined
}

const instantHelper = (located: Located, isText: boolean, decisions: Decisions): PlannedRow['helper'] => {
  const { id, sample, documented } = located
  const sampled = formOf(sample)
  const isContradictory = contradicts(documented, ['iso', 'milliseconds', 'seconds', 'otherDate'])
  const form = decisions.decide({
    id: `${id}.form`,
    ask: `Is \`${id}\` in epoch seconds, in epoch milliseconds, or a date as in RFC 3339?`,
    choices: ['seconds', 'milliseconds', 'iso'],
    evidence: [
      sampled === undefined ? undefined : { value: sampled, reason: 'the form in the sample', from: 'sample' },
      documentedForm(located),
      isText || isContradictory
        ? undefined
        : {
            value: 'seconds',
            reason: 'usual for a number; a time in milliseconds would be moved, with a note',
            from: 'convention',
          },
    ],
  })
  const isIso = form === 'iso'
  const options = {
    ...(form === undefined || form === 'seconds' ? {} : { form }),
    ...(isText && !isIso ? { text: true } : {}),
    ...neverOption(located, isText, decisions),
  }
  return Object.keys(options).length === 0 ? undefined : { name: 'instant', options }
}

/** A row, and the type that servers send if the documentation names another. */
export interface DecidedRow {
  readonly row: PlannedRow
  readonly sent: JsonType | undefined
}

/** Decides how a token member is read from a response member. */
export const rowOf = (member: TokenMember, located: Located, decisions: Decisions): DecidedRow => {
  const { type } = memberTable[member]
  const sent = sentType(located, permitted.get(type) ?? ['string'], decisions)
  const isText = sent === 'string'
  const helperOf = (): PlannedRow['helper'] => {
    if (type === 'lifetime') return lifetimeHelper(located, isText, decisions)
    if (type === 'instant') return instantHelper(located, isText, decisions)
    if (type !== 'scope') return undefined
    return sent === 'array' ? { name: 'scopes', options: { list: true } } : scopeHelper(located, decisions)
  }
  const helper = helperOf()
  return { row: { member, path: located.path, ...(helper === undefined ? {} : { helper }) }, sent }
}
