import type { Issue, Malformed } from './TokenError.js'
import { withArticle } from './typeName.js'

/** Formats an issue as `expected whole seconds, got a string`. */
export const describeValue = ({ expected, actual }: Issue): string => `expected ${expected}, got ${withArticle(actual)}`

/** Formats an issue as `expires_in: expected whole seconds, got a string (not-digits)`. */
export const describeIssue = (issue: Issue): string => {
  const where = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
  return `${where}${describeValue(issue)} (${issue.code})`
}

/** Creates the error for a list of issues. */
export const malformed = (source: string, issues: readonly Issue[]): Malformed => ({
  _tag: 'Malformed',
  code: issues[0]?.code ?? 'malformed',
  message: `${source}: ${issues.map(describeIssue).join('; ')}`,
  source,
  issues,
})
