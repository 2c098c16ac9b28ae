import type * as t from 'io-ts'
import { REDACTED } from '../token/Secret.js'
import { describeIssue } from './issues.js'
import type { Report } from './Report.js'
import { pathOf, redactContext } from './redactErrors.js'

/** Converts a report's errors to io-ts errors, without the input. */
export const ioTsErrors = ({ source, failure, issues }: Report, context: t.Context, type: t.Mixed): t.Errors => {
  const clean = redactContext(context)
  const where = pathOf(context)
  if (failure !== undefined) return [{ value: REDACTED, context: clean, message: `${where}${failure.message}` }]
  return issues.map((issue) => ({
    value: REDACTED,
    context: [...clean, ...issue.path.map((key) => ({ key, type, actual: REDACTED }))],
    message: `${where}${source}: ${describeIssue(issue)}`,
  }))
}
