import type { TokenMember } from '@token-codecs/core'
import type { JsonType } from '../source/Source.js'
import type { Decisions, Evidence } from './Decisions.js'
import type { Located } from './Located.js'
import { isDate, isSameType, numberIn, typeOfValue } from './Located.js'
import type { PlannedRow } from './Plan.js'
import { standardMember } from './vocabulary.js'
import { wordsOf } from './wordsOf.js'

type Kind = 'lifetime' | 'instant' | 'scope' | 'details' | 'string'

const kindOf = (member: TokenMember): Kind => {
  if (member.endsWith('xpiresIn')) return 'lifetime'
  if (member.endsWith('At')) return 'instant'
  if (/scope$/i.test(member)) return 'scope'
  return member === 'authorizationDetails' ? 'details' : 'string'
}

const permitted: Readonly<Record<Kind, readonly [JsonType, ...JsonType[]]>> = {
  lifetime: ['integer', 'number', 'string'],
  instant: ['integer', 'number', 'string'],
  scope: ['string', 'array'],
  details: ['array'],
  string: ['string'],
}

/** Returns the type that servers send, which documentation may get wrong. */
const sentType = ({ id, documented, sample }: Located, kind: Kind, decisions: Decisions): JsonType | undefined => {
  const types = permitted[kind]
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
    ask: `\`${id}\` is documented or sampled as ${wrong}, not as ${types.join(' or ')}: which type do servers send? If it has another meaning, set ${id}.use=extra.`,
    choices: types,
    evidence: [isSampled ? { value: sampled, reason: 'the type in the sample', isSample: true } : undefined],
  }) as JsonType | undefined
}

const described = ({ documented }: Located, pattern: RegExp): boolean => pattern.test(documented.description ?? '')

const evidenceIf = (holds: boolean, value: string, reason: string): Evidence | undefined =>
  holds ? { value, reason } : undefined

const separatorIn = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined
  if (value.includes(',')) return 'comma'
  return value.includes(' ') ? 'space' : undefined
}

const scopeHelper = (located: Located, decisions: Decisions): PlannedRow['helper'] => {
  const sampled = separatorIn(located.sample)
  const shown = separatorIn(located.documented.example)
  const saysComma = described(located, /comma/i)
  const saysSpace = described(located, /space/i)
  const separator = decisions.decide({
    id: `${located.id}.separator`,
    ask: `Which string separates the names in \`${located.id}\`: space, comma, or another one?`,
    choices: [],
    assumed: 'space',
    evidence: [
      sampled === undefined ? undefined : { value: sampled, reason: 'the separator in the sample', isSample: true },
      evidenceIf(saysComma && !saysSpace, 'comma', 'the description mentions commas'),
      evidenceIf(saysSpace && !saysComma, 'space', 'the description mentions spaces'),
      shown === undefined ? undefined : { value: shown, reason: 'the separator in the documented example' },
    ],
  })
  if (separator === 'space' || separator === ' ') return undefined
  return { name: 'scopes', options: { separator: separator === 'comma' ? ',' : `${separator}` } }
}

const saysNever = /never|unlimited|(?:not|n't) expire|non-expiring|no expir/i

/** Returns the value that means never, as an option. */
const neverOption = (
  located: Located,
  isText: boolean,
  decisions: Decisions,
): Readonly<Record<string, string | number>> => {
  const id = `${located.id}.never`
  const value = described(located, saysNever)
    ? decisions.decide({
        id,
        ask: `Which value of \`${located.id}\` means that the token never expires, if any?`,
        choices: [],
        assumed: 'none',
      })
    : decisions.optional(id)
  if (value === undefined || value === 'none') return {}
  return { never: isText || !/^-?\d+$/.test(value) ? value : Number(value) }
}

// From here on, a number is an epoch time: as a lifetime in seconds it would be 31 years.
const FIRST_INSTANT = 1_000_000_000
// From here on, an epoch time is in milliseconds.
const FIRST_MILLISECONDS = 100_000_000_000
// Longer than eleven days: a lifetime in seconds is usually shorter, one in milliseconds usually longer.
const LONG_LIFETIME = 1_000_000

const lifetimeHelper = (located: Located, isText: boolean, decisions: Decisions): PlannedRow['helper'] => {
  const { id, sample, documented } = located
  const words = wordsOf(documented.name)
  const value = numberIn(sample)
  const isInstant = value !== undefined && value >= FIRST_INSTANT && value < FIRST_MILLISECONDS
  const saysOther = described(located, /\b(?:in|of|amount of|number of) (?:minutes|hours|days)\b/i)
  const saysSeconds = described(located, /\bsec(?:ond)?s?\b/i)
  const saysMilliseconds = described(located, /milli|\bms\b/i)
  const isUsual = !saysOther && (standardMember(documented.name) !== undefined || words.join('_') === 'expire_in')
  const isLong = value !== undefined && value >= LONG_LIFETIME && !isInstant
  const unit = decisions.decide({
    id: `${id}.unit`,
    ask: saysOther
      ? `\`${id}\` seems to be documented in another unit than seconds or milliseconds. A table needs field(…) for that. Which unit do servers send?`
      : `Which unit does \`${id}\` have?`,
    choices: ['seconds', 'milliseconds'],
    ...(saysOther || isLong ? {} : { assumed: 'seconds' }),
    evidence: [
      evidenceIf(saysMilliseconds && !saysSeconds, 'milliseconds', 'the description says so'),
      evidenceIf(saysSeconds && !saysMilliseconds && !saysOther, 'seconds', 'the description says so'),
      evidenceIf(
        words.some((word) => /^(?:ms|milli\w*)$/.test(word)),
        'milliseconds',
        'the name says so',
      ),
      evidenceIf(
        words.some((word) => /^sec(?:ond)?s?$/.test(word)),
        'seconds',
        'the name says so',
      ),
      value !== undefined && !isLong && !saysOther && !isInstant
        ? { value: 'seconds', reason: 'in milliseconds, the value in the sample would be very short' }
        : undefined,
      isUsual && !isLong
        ? { value: 'seconds', reason: 'usual for this name (RFC 6749 §5.1)', isConvention: true }
        : undefined,
    ],
  })
  const from =
    decisions.optional(`${id}.instantFrom`) ??
    (isInstant
      ? decisions.decide({
          id: `${id}.instantFrom`,
          ask: `From which value on is \`${id}\` an epoch time?`,
          choices: [],
          evidence: [{ value: `${FIRST_INSTANT}`, reason: 'the value in the sample is an epoch time' }],
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

const sampledForm = (sample: unknown): Evidence | undefined => {
  const value = numberIn(sample)
  const form = isDate(sample)
    ? 'iso'
    : value === undefined
      ? undefined
      : value >= FIRST_MILLISECONDS
        ? 'milliseconds'
        : 'seconds'
  return form === undefined ? undefined : { value: form, reason: 'the form in the sample', isSample: true }
}

/** Returns what the documentation says about the form of an instant. */
export const documentedForm = (located: Located): Evidence | undefined => {
  const { documented } = located
  const isString = documented.types.includes('string')
  if (isString && documented.format === 'date-time') return { value: 'iso', reason: 'documented as a date and time' }
  if (isString && isDate(documented.example)) return { value: 'iso', reason: 'the documented example is a date' }
  if (described(located, /iso ?-?8601|rfc ?-?3339/i)) return { value: 'iso', reason: 'the description says so' }
  if (described(located, /milli|\bms\b/i)) return { value: 'milliseconds', reason: 'the description says so' }
  if (described(located, /\bsec(?:ond)?s?\b|unix|epoch/i))
    return { value: 'seconds', reason: 'the description says so' }
  const example = numberIn(documented.example)
  if (example !== undefined && example >= FIRST_MILLISECONDS)
    return { value: 'milliseconds', reason: 'the documented example is this long' }
  return undefined
}

const instantHelper = (located: Located, isText: boolean, decisions: Decisions): PlannedRow['helper'] => {
  const { id, sample } = located
  const form = decisions.decide({
    id: `${id}.form`,
    ask: `Is \`${id}\` in epoch seconds, in epoch milliseconds, or a date as in RFC 3339?`,
    choices: ['seconds', 'milliseconds', 'iso'],
    evidence: [
      sampledForm(sample),
      documentedForm(located),
      isText
        ? undefined
        : {
            value: 'seconds',
            reason: 'usual for a number; a value in milliseconds would be moved, with a note',
            isConvention: true,
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
  const kind = kindOf(member)
  const sent = sentType(located, kind, decisions)
  const isText = sent === 'string'
  const helperOf = (): PlannedRow['helper'] => {
    if (kind === 'lifetime') return lifetimeHelper(located, isText, decisions)
    if (kind === 'instant') return instantHelper(located, isText, decisions)
    if (kind !== 'scope') return undefined
    return sent === 'array' ? { name: 'scopes', options: { list: true } } : scopeHelper(located, decisions)
  }
  const helper = helperOf()
  return { row: { member, path: located.path, ...(helper === undefined ? {} : { helper }) }, sent }
}
