import { createClient } from '@redis/client'
import { CanonicalToken, formatError } from '@token-codecs/core'

const redis = createClient({ url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379' })
redis.on('error', (error: Error) => console.error(`Redis: ${error.message}`))
await redis.connect()

let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    isStopping = true
  })

/** Parses JSON. The error of `JSON.parse` would quote it, tokens included. */
const parse = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

while (!isStopping) {
  // A message stays in `working-tokens` until it is handled, so that a crash does not lose it.
  const message = await redis.blMove('tokens', 'working-tokens', 'RIGHT', 'LEFT', 1)
  if (message === null) continue
  const result = CanonicalToken.read(parse(message))
  if (result._tag === 'Left') {
    console.error(formatError(result.left))
    await redis.lPush('rejected-tokens', message)
  } else {
    const { token } = result.right
    console.log(token)
    await redis.lPush('returned-tokens', JSON.stringify(CanonicalToken.encode(token)))
  }
  await redis.lRem('working-tokens', 1, message)
}
await redis.close()
