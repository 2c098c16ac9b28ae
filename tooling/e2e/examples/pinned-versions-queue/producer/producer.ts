import { createClient } from '@redis/client'
import { BoltToken, CanonicalToken, formatError } from '@token-codecs/bolt'

const redis = createClient({ url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379' })
redis.on('error', (error: Error) => console.error(`Redis: ${error.message}`))
await redis.connect()

const response = { access_token: 'fake-a', token_type: 'bearer', expires_in: 3600, scope: 'openid bolt.account.manage' }
const result = BoltToken.read(response, { receivedAt: Math.floor(Date.now() / 1000) })
if (result._tag === 'Left') throw new Error(formatError(result.left))

// This version has a member `subject`, which the consumer's version does not know.
const token = { ...result.right.token, subject: 'fake-user' }
await redis.lPush('tokens', JSON.stringify(CanonicalToken.encode(token)))

const reply = await redis.brPop('returned-tokens', 10)
if (reply === null) throw new Error('the consumer did not reply within 10 seconds')
console.log(CanonicalToken.parse(JSON.parse(reply.element)))
await redis.close()
