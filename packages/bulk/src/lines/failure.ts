import type { Issue, Malformed } from '@token-codecs/core'
import { formatError } from '@token-codecs/core'

/** Creates the error of a line that cannot be handed to a codec. */
export const failure = (issue: Issue): Malformed => {
  const error: Malformed = { _tag: 'Malformed', code: issue.code, message: '', source: 'bulk', issues: [issue] }
  return { ...error, message: formatError(error) }
}
