import type { LifetimeRepair } from '@token-codecs/core'

/** The first second that is taken for a time, in September 2001: as a lifetime it would be more than 31 years. */
const FIRST_ABSOLUTE = 1_000_000_000

/** Some of the vendor's published examples put an absolute time in `expires_in`. */
export const absoluteLifetime: LifetimeRepair = {
  reason: 'absolute-lifetime',
  explanation: 'a lifetime of 1000000000 seconds or more is taken for a time, from which the lifetime is counted',
  member: 'expiresIn',
  applies: (seconds) => seconds >= FIRST_ABSOLUTE,
  repair: (seconds, issuedAt, receivedAt) => {
    // A creation time that is none cannot tell: what was sent stays.
    if (issuedAt !== undefined && issuedAt < FIRST_ABSOLUTE) return seconds
    const start = issuedAt ?? receivedAt
    return start === undefined ? undefined : seconds - start
  },
}
