import { readFileSync } from 'node:fs'
import { convert, extrasOf, formatError, Rfc6749Token } from '@token-codecs/core'
import { StravaToken } from './StravaToken.js'

const response: unknown = JSON.parse(readFileSync(process.argv[2] ?? 'response.json', 'utf8'))
const result = convert(StravaToken, Rfc6749Token)(response)
if (result._tag === 'Right') {
  const { token, value, notes } = result.right
  console.log(token, extrasOf(StravaToken, token).athlete?.id)
  console.log(Object.keys(value).join(', '))
  for (const { action, member, code } of notes) console.log(`${action} ${member} (${code})`)
} else {
  console.error(formatError(result.left))
  process.exitCode = 1
}
