import { tokenWith } from './index.js'

export const hour = tokenWith({ expiresIn: 3600, issuedAt: 1700000000 })
export const notTimes = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1]
export const milliseconds = [100_000_000_001, 1_700_000_000_000, Date.now(), 8.64e15, Number.MAX_VALUE]
// Values from callers without TypeScript. If coerced, most would mean 1970, when every token is fresh.
export const notNumbers = [
  null,
  undefined,
  '',
  '1700000000',
  [],
  [1],
  true,
  false,
  {},
  1n,
  Symbol('fake'),
] as unknown[] as number[]
export const lastInstant = 100_000_000_000

export const both = { ...hour, refreshTokenExpiresIn: 86_400 }
export const refresh = { of: 'refreshToken' } as const
