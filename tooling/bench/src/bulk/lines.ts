import { closeSync, openSync, writeSync } from 'node:fs'

/** Returns a generator of pseudorandom numbers below a bound (mulberry32). */
const generator = (seed: number): ((bound: number) => number) => {
  let state = seed
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const scopes = ['openid', 'email', 'profile', 'offline_access', 'orders:read', 'orders:write']

/** Yields the same lines every time: about 1 kB each, a tenth with an unknown member, one in 10,000 cut off. */
function* linesOf(seed: number): Generator<{ readonly line: string; readonly isBroken: boolean }> {
  const below = generator(seed)
  const textOf = (length: number): string =>
    `fake-${Array.from({ length: length - 5 }, () => alphabet[below(alphabet.length)]).join('')}`
  // New characters for each member of each line take longer than the conversion.
  const pool = textOf(65_536)
  const tokenOf = (length: number): string => {
    const start = below(pool.length - length)
    return `fake-${pool.slice(start, start + length - 5)}`
  }
  for (;;) {
    const response = {
      access_token: tokenOf(120),
      token_type: 'bearer',
      expires_in: 600 * (1 + below(144)),
      refresh_token: tokenOf(80),
      scope: scopes.slice(0, 1 + below(scopes.length)).join(' '),
      id_token: tokenOf(700),
      ...(below(10) === 0 ? { account: { id: tokenOf(20), plan: 'free' } } : {}),
    }
    const line = JSON.stringify(response)
    const isBroken = below(10_000) === 0
    yield { line: isBroken ? line.slice(0, 1 + below(line.length - 1)) : line, isBroken }
  }
}

/** Writes lines until there are as many, or as many bytes, as wanted. Returns their number. */
export const writeLines = (
  path: string,
  { lines = Number.POSITIVE_INFINITY, bytes = Number.POSITIVE_INFINITY, withBroken = true },
): number => {
  const file = openSync(path, 'w', 0o600)
  let count = 0
  let size = 0
  let text = ''
  for (const { line, isBroken } of linesOf(6_749)) {
    if (count >= lines || size >= bytes) break
    count += 1
    size += line.length + 1
    if (withBroken || !isBroken) text += `${line}\n`
    if (text.length < 1_000_000) continue
    writeSync(file, text)
    text = ''
  }
  writeSync(file, text)
  closeSync(file)
  return count
}
