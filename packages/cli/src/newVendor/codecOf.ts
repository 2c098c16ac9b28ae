import type { AnyTokenCodec } from '@token-codecs/core'
import { at, defineCodec, instant, lifetime, scopes } from '@token-codecs/core'
import { UsageError } from '../Streams.js'
import type { RecordedSource } from '../source/SourceFile.js'
import type { Plan, PlannedRow } from './Plan.js'
import { blockingQuestions, planCodec } from './planCodec.js'

const helpers: Readonly<Record<NonNullable<PlannedRow['helper']>['name'], (name: never, options: never) => unknown>> = {
  lifetime,
  instant,
  scopes,
}

const entryOf = ({ path, helper }: PlannedRow): unknown => {
  const [first = '', ...rest] = path
  const name = rest.length === 0 ? first : at(first, ...rest)
  return helper === undefined ? name : helpers[helper.name](name as never, helper.options as never)
}

/** Returns the codec of a plan, as the compiled file would define it. Throws a `TypeError` for an unsound table. */
export const plannedCodec = (id: string, { rows, tokenType, constants, extras, secretExtras }: Plan): AnyTokenCodec => {
  const definition = {
    id,
    fields: Object.fromEntries(rows.map((row) => [row.member, entryOf(row)])),
    ...(tokenType === undefined ? {} : { tokenType }),
    constants,
    extras,
    secretExtras,
  }
  // The names are known at run time only; defineCodec checks them again.
  return defineCodec<Record<string, unknown>>()(definition as never) as AnyTokenCodec
}

/** Returns the codec of a recorded source. Throws a `UsageError` if its settings leave a question open. */
export const codecOf = (
  id: string,
  { members, settings }: Pick<RecordedSource, 'members' | 'settings'>,
): AnyTokenCodec => {
  const planned = planCodec({ members, settings })
  const [open] = blockingQuestions(planned)
  if (open !== undefined) throw new UsageError(`source.json: expected a setting for ${open.id}`)
  return plannedCodec(id, planned)
}
