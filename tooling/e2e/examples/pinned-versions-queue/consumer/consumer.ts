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
  const message = await redis.brPop('tokens', 1)
  if (message === null) continue
  const result = CanonicalToken.read(parse(message.element))
  if (result._tag === 'Left') {
    console.error(formatError(result.left))
    await redis.lPush('refused-tokens', message.element)
    continue
  }
  const { token } = result.right
  console.log(token)
  const scope = token.scope?.filter((name) => name === 'openid') ?? []
  await redis.lPush('narrowed-tokens', JSON.stringify(CanonicalToken.encode({ ...token, scope })))
}
await redis.close()
