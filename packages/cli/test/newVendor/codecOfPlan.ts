import type { AnyTokenCodec } from '@token-codecs/core'
import { at, defineCodec, instant, lifetime, scopes } from '@token-codecs/core'
import type { Plan, PlannedRow } from '../../src/newVendor/Plan.js'

const helpers = { lifetime, instant, scopes } as unknown as Readonly<Record<string, (...args: unknown[]) => unknown>>

const entryOf = ({ path, helper }: PlannedRow): unknown => {
  const [first = '', ...rest] = path
  const name = rest.length === 0 ? first : at(first, ...rest)
  return helper === undefined ? name : helpers[helper.name]?.(name, helper.options)
}

/** Builds a plan's codec by core, for comparison. */
export const codecOfPlan = (id: string, { rows, tokenType, constants, extras, secretExtras }: Plan): AnyTokenCodec =>
  (defineCodec() as (definition: object) => AnyTokenCodec)({
    id,
    fields: Object.fromEntries(rows.map((row) => [row.member, entryOf(row)])),
    ...(tokenType === undefined ? {} : { tokenType }),
    ...(Object.keys(constants).length === 0 ? {} : { constants }),
    ...(extras.length === 0 ? {} : { extras }),
    ...(secretExtras.length === 0 ? {} : { secretExtras }),
  })
