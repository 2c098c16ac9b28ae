import type { Issue, Malformed } from '@token-codecs/core'

/** Creates the error of a line that cannot be handed to a codec. */
export const failure = (issue: Issue): Malformed => {
  const { path, expected, actual, code } = issue
  const where = path.map((name) => `${name}: `).join('')
  const message = `bulk: ${where}expected ${expected}, got ${actual} (${code})`
  return { _tag: 'Malformed', code, message, source: 'bulk', issues: [issue] }
}
