import { MAX_SECONDS } from '../../members/seconds.js'
import { placeOf } from '../../report/places.js'
import type { Report } from '../../report/Report.js'
import type { RevealedToken } from '../RevealedToken.js'
import type { Row } from '../row.js'
import type { Table } from '../table.js'
import { issuedAtIndex } from '../values.js'

type Values = RevealedToken['values']

const canWrite = (row: Row | undefined, seconds: number): row is Row =>
  row !== undefined && seconds <= MAX_SECONDS && row.type.write(seconds) !== undefined

/** Tells whether a token's times are written as they are. */
const isPlain = ({ expiries, derivesExpiry }: Table, values: Values): boolean =>
  !derivesExpiry ||
  expiries.every(({ lifetimeIndex, instantIndex, instant }) =>
    instant === undefined ? values[instantIndex] === undefined : values[lifetimeIndex] === undefined,
  )

/**
 * The values of a token with its lifetimes and instants as the table has rows for them: what is left of a lifetime at `now`,
 * an instant in place of a lifetime, a lifetime in place of an instant, or both. `undefined` where a lifetime has to be counted
 * from an issue time that the token does not have.
 */
export const writeTimes = (
  table: Table,
  values: Values,
  now: number | undefined,
  report: Report,
): Values | undefined => {
  if (now === undefined && isPlain(table, values)) return values
  const { expiries, issuedAtRow, derivesExpiry } = table
  const issuedAt = values[issuedAtIndex] as number | undefined
  /** The time from which written lifetimes count. */
  const start = now === undefined ? issuedAt : Math.max(now, issuedAt ?? 0)
  const times = [...values]
  let isRestarted = false
  let isCarried = false
  let isDerived = false
  for (const { lifetimeIndex, instantIndex, lifetime, instant, lifetimePlace, instantPlace } of expiries) {
    const noteDerived = (): void => {
      for (const place of [lifetimePlace, instantPlace]) report.note('rebased', 'derived', place)
    }
    const seconds = values[lifetimeIndex] as number | undefined
    const expiry = values[instantIndex] as number | undefined
    if (seconds !== undefined) {
      let rest = seconds
      if (lifetime !== undefined && now !== undefined) {
        if (issuedAt === undefined || start === undefined) return undefined
        rest = Math.max(0, seconds - (start - issuedAt))
        if (rest !== seconds) report.note('rebased', 'time-passed', lifetime)
        times[lifetimeIndex] = rest
        isRestarted = true
      }
      if (!derivesExpiry || instant === undefined || issuedAt === undefined || start === undefined) continue
      if (canWrite(lifetime, rest)) {
        if (!canWrite(instant, start + rest)) continue
        times[instantIndex] = start + rest
        isCarried = true
      } else if (canWrite(instant, issuedAt + seconds)) {
        times[lifetimeIndex] = undefined
        times[instantIndex] = issuedAt + seconds
        report.removeNotes(lifetimePlace)
        noteDerived()
        isDerived = true
      }
    } else if (derivesExpiry && expiry !== undefined && instant === undefined && start !== undefined) {
      const rest = Math.max(0, expiry - start)
      if (!canWrite(lifetime, rest)) continue
      times[lifetimeIndex] = rest
      times[instantIndex] = undefined
      noteDerived()
      if (now !== undefined) isRestarted = true
    }
  }
  if (isRestarted && start !== issuedAt) {
    times[issuedAtIndex] = start
    if (issuedAtRow !== undefined) report.note('rebased', 'time-passed', issuedAtRow)
  }
  if (issuedAtRow === undefined && (isCarried || isDerived)) {
    times[issuedAtIndex] = undefined
    if (!isCarried) report.note('rebased', 'derived', placeOf('issuedAt'))
  }
  return times
}
