import { MAX_SECONDS } from '../../members/seconds.js'
import { placeOf } from '../../report/places.js'
import type { Report } from '../../report/Report.js'
import type { Row } from '../row.js'
import type { ExpiryRows, Table } from '../table.js'
import type { Values } from '../values.js'
import { issuedAtIndex } from '../values.js'

const issuedAtPlace = placeOf('issuedAt')

/** False for `NaN`, which means an unknown time. */
const canWrite = (row: Row | undefined, seconds: number): row is Row =>
  row !== undefined && seconds <= MAX_SECONDS && row.type.write(seconds) !== undefined

/** True if no time has to be converted, the common case. */
const isPlain = (expiries: readonly ExpiryRows[], values: Values): boolean => {
  for (const { lifetimeIndex, instantIndex, instant } of expiries) {
    if (values[instant === undefined ? instantIndex : lifetimeIndex] !== undefined) return false
  }
  return true
}

/**
 * Converts a token's lifetimes and instants to match the table's rows. Given `now`, shortens each lifetime to the
 * seconds left. Returns `undefined` if this needs an issue time that the token does not have.
 */
export const writeTimes = (
  table: Table,
  values: Values,
  now: number | undefined,
  report: Report,
): Values | undefined => {
  const { expiries, issuedAtRow, derivesExpiry } = table
  if (now === undefined && (!derivesExpiry || isPlain(expiries, values))) return values
  const issuedAt = (values[issuedAtIndex] ?? Number.NaN) as number
  /** The time from which written lifetimes count, in epoch seconds. */
  const start = now === undefined ? issuedAt : Math.max(now, issuedAt || 0)
  const times = [...values]
  let isCounted = false
  let isCarried = false
  let isDerived = false
  for (const { lifetimeIndex, instantIndex, lifetime, instant, places } of expiries) {
    const seconds = values[lifetimeIndex] as number | undefined
    const expiry = values[instantIndex] as number | undefined
    if (seconds === undefined && (expiry === undefined || instant !== undefined)) continue
    if (seconds !== undefined && lifetime !== undefined && now !== undefined && Number.isNaN(issuedAt)) return undefined
    const end = expiry ?? issuedAt + (seconds as number)
    const rest = seconds !== undefined && now === undefined ? seconds : Math.max(0, end - start)
    const isLifetime = canWrite(lifetime, rest)
    const isInstant = derivesExpiry && canWrite(instant, end)
    if (!isLifetime && !isInstant) {
      // The vendor cannot represent the seconds left. Storing them makes `writeMembers` drop the member with a note.
      if (seconds !== undefined && lifetime !== undefined) times[lifetimeIndex] = rest
      continue
    }
    times[lifetimeIndex] = isLifetime ? rest : undefined
    times[instantIndex] = isInstant ? Math.max(end, isLifetime ? start : 0) : undefined
    if (isLifetime && seconds !== undefined) {
      if (rest !== seconds) report.note('rebased', 'time-passed', lifetime)
      if (isInstant) isCarried = true
    } else {
      for (const place of places) report.note('rebased', 'derived', place)
      if (isInstant) isDerived = true
    }
    if (isLifetime) isCounted = true
  }
  const isWritten = issuedAtRow !== undefined || isCarried
  if (isWritten && isCounted && now !== undefined && start !== issuedAt) {
    times[issuedAtIndex] = start
    report.note('rebased', 'time-passed', issuedAtRow ?? issuedAtPlace)
  } else if (!isWritten && isDerived && !isCounted) {
    report.note('rebased', 'derived', issuedAtPlace)
    times[issuedAtIndex] = undefined
  }
  // A written lifetime and instant together imply the issue time.
  if (issuedAtRow === undefined && isCarried) times[issuedAtIndex] = undefined
  return times
}
