import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'

/** Returns text as long as a JWT, different for each number. */
const filler = (index: number, length: number): string =>
  createHash('sha512')
    .update(`${index}`)
    .digest('base64url')
    .repeat(Math.ceil(length / 86))
    .slice(0, length)

const line = (index: number): string => {
  if (index % 1000 === 17) return '{"access_token":""}'
  if (index % 1000 === 18) return ''
  if (index % 1000 === 19) return 'fake-broken line'
  return JSON.stringify({
    access_token: `fake-${filler(index, 86)}`,
    token_type: 'bearer',
    expires_in: index % 7 === 0 ? `${3600}` : 3600,
    refresh_token: `fake-${filler(index + 1, 43)}`,
    scope: index % 11 === 0 ? 'openid profile é' : 'openid profile',
    id_token: `fake-${filler(index + 2, 700)}`,
  })
}

/** Writes a file of responses of about 1 kB, of which three in a thousand are broken or blank. */
export const writeResponses = (path: string, count: number): void =>
  writeFileSync(path, Array.from({ length: count }, (_, index) => line(index)).join('\n'))
