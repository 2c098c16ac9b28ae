import type { Budget } from '../token/copyJson.js'
import { newBudget } from '../token/copyJson.js'
import { noItems } from '../token/objects.js'
import { malformed } from './issues.js'
import type { CodecNoteCode, Note, NoteAction } from './Note.js'
import { codecNoteCodes } from './Note.js'
import type { Place } from './places.js'
import type { Issue, Malformed, TokenError } from './TokenError.js'
import { typeName } from './typeName.js'

/** The notes and issues of one `read` or `write`. */
export class Report {
  notes: readonly Note[] = noItems
  issues: readonly Issue[] = noItems
  /** The error, where it is not made of issues. */
  failure: TokenError | undefined
  /** The room that is left for data kept in extensions. */
  readonly budget: Budget = newBudget()

  constructor(
    readonly source: string,
    readonly direction: Note['direction'],
  ) {}

  note(action: NoteAction, code: CodecNoteCode, place: Place): void {
    this.explain(action, code, place, codecNoteCodes[code])
  }

  /** Adds a note with an explanation; the same note is added once. */
  explain(action: NoteAction, code: string, { member, name }: Place, explanation: string): void {
    const { source, direction } = this
    const message = `${source}: ${name}: ${action}, ${explanation} (${code})`
    if (this.notes.some((note) => note.message === message)) return
    this.notes = [...this.notes, { action, code, source, direction, member, message }]
  }

  /** Removes the notes about a member that in the end was not read. */
  removeNotes({ member }: Place): void {
    this.notes = this.notes.filter((note) => note.member !== member)
  }

  /** Records an issue, each once; returns `undefined`, so that a reader can end with it. */
  refuse(code: string, { path }: Place, expected: string, value: unknown, actual: string = typeName(value)): undefined {
    const known = this.issues.some((issue) => issue.code === code && `${issue.path}` === `${path}`)
    if (!known) this.issues = [...this.issues, { path, expected, actual, code }]
    return undefined
  }

  /** Takes back the issues since `earlier`, because an unusable value does not refuse the response; returns the first. */
  takeBackIssues(earlier: readonly Issue[]): Issue {
    const issue = this.issues[earlier.length] as Issue
    this.issues = earlier
    return issue
  }

  /** Ends with this error; returns `undefined`, as `refuse` does. */
  fail(error: TokenError): undefined {
    this.failure = error
    return undefined
  }

  /** True where reading or writing has to end with an error. */
  get isRefused(): boolean {
    return this.failure !== undefined || this.issues.length > 0
  }

  error(): TokenError {
    return this.failure ?? this.malformed()
  }

  malformed(): Malformed {
    return malformed(this.source, this.issues)
  }
}
