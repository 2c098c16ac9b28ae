import type { CodecReason, Note, NoteAction } from './Note.js'
import { codecReasons } from './Note.js'
import type { Issue, Malformed, TokenError } from './TokenError.js'
import { typeName, withArticle } from './typeName.js'

/** A member of the token and what it is called where it was found. */
export interface Place {
  readonly member: string
  readonly name: string
}

/** The input as a whole. */
export const nowhere: Place = { member: '', name: '' }

/** `expires_in: expected whole seconds, got a string (not-digits)`. */
export const describeIssue = (issue: Issue): string => {
  const where = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
  return `${where}expected ${issue.expected}, got ${withArticle(issue.actual)} (${issue.code})`
}

// Most tokens are read without a word: for those there is nothing to allocate.
const nothing: readonly never[] = Object.freeze([])

/** Collects what one `read` or `write` has to say. */
export class Log {
  notes: readonly Note[] = nothing
  issues: readonly Issue[] = nothing
  /** What made reading or writing fail, where that is not the issues. */
  failure: TokenError | undefined

  constructor(
    readonly source: string,
    readonly direction: Note['direction'],
  ) {}

  note(code: NoteAction, reason: CodecReason, place: Place): void {
    this.explain(code, reason, place, codecReasons[reason])
  }

  /** A note for a rule of the codec's own, in its own words. However often it applies to a member, it is noted once. */
  explain(code: NoteAction, reason: string, { member, name }: Place, explanation: string): void {
    const { source: vendor, direction } = this
    const message = `${vendor}: ${name}: ${code}, ${explanation} (${reason})`
    if (this.notes.some((note) => note.message === message)) return
    this.notes = [...this.notes, { action: code, code: reason, source: vendor, direction, member: member, message }]
  }

  /** Takes back what was noted of a member that in the end was not read. */
  withdraw({ member }: Place): void {
    this.notes = this.notes.filter(({ member: field }) => field !== member)
  }

  /** Records an issue, each once; returns `undefined`, so that a reader can end with it. */
  refuse(code: string, { name }: Place, expected: string, value: unknown): undefined {
    const path = name === '' ? [] : [name]
    const known = this.issues.some((issue) => issue.code === code && issue.path[0] === path[0])
    if (!known) this.issues = [...this.issues, { path, expected, actual: typeName(value), code }]
    return undefined
  }

  /** Ends in an error of its own; returns `undefined`, as `refuse` does. */
  fail(error: TokenError): undefined {
    this.failure = error
    return undefined
  }

  error(): TokenError {
    return this.failure ?? this.malformed()
  }

  malformed(): Malformed {
    const { source: vendor, issues } = this
    const message = `${vendor}: ${issues.map(describeIssue).join('; ')}`
    return { _tag: 'Malformed', code: issues[0]?.code ?? 'malformed', message, source: vendor, issues }
  }
}
