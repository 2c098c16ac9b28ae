import type { Budget } from '../token/copyJson.js'
import { MAX_MEMBERS } from '../token/copyJson.js'
import { noItems } from '../token/objects.js'
import { malformed } from './issues.js'
import type { CodecNoteCode, Note, NoteAction } from './Note.js'
import { codecNoteCodes } from './Note.js'
import type { Place } from './places.js'
import type { Issue, Malformed, TokenError } from './TokenError.js'
import { typeName } from './typeName.js'

/** Collects the notes and issues of one `read` or `write`. Also the budget for data kept in extensions. */
export class Report implements Budget {
  notes: readonly Note[] = noItems
  issues: readonly Issue[] = noItems
  /** Final error, if it is not a list of issues. */
  failure: TokenError | undefined
  left: number = MAX_MEMBERS
  readonly opensSecrets: boolean = false

  constructor(
    readonly source: string,
    readonly direction: Note['direction'],
  ) {}

  note(action: NoteAction, code: CodecNoteCode, place: Place): void {
    this.explain(action, code, place, codecNoteCodes[code])
  }

  /** Adds a note with an explanation, unless the report already contains the same note. */
  explain(action: NoteAction, code: string, { member, name }: Place, explanation: string): void {
    const { source, direction } = this
    const message = `${source}: ${name}: ${action}, ${explanation} (${code})`
    this.add({ action, code, source, direction, member, message })
  }

  /** Adds a note, unless the report already contains the same one. */
  add(added: Note): void {
    // Compares messages last, because an engine assembles a message only when it is compared.
    const isKnown = ({ code, member, message }: Note): boolean =>
      code === added.code && member === added.member && message === added.message
    if (this.notes === noItems) this.notes = [added]
    else if (!this.notes.some(isKnown)) this.notes = [...this.notes, added]
  }

  /** Removes a member's notes after its value turned out to be unusable. */
  removeNotes({ member }: Place): void {
    this.notes = this.notes.filter((note) => note.member !== member)
  }

  /** Adds an issue, once per code and path. Returns `undefined`, so that a reader can return the call. */
  refuse(code: string, { path }: Place, expected: string, value: unknown, actual: string = typeName(value)): undefined {
    const known = this.issues.some((issue) => issue.code === code && `${issue.path}` === `${path}`)
    if (!known) this.issues = [...this.issues, { path, expected, actual, code }]
    return undefined
  }

  /** Removes the issues since `earlier` and returns the first, for a value that is kept as data instead. */
  takeBackIssues(earlier: readonly Issue[]): Issue {
    const issue = this.issues[earlier.length] as Issue
    this.issues = earlier
    return issue
  }

  /** Sets the final error. Returns `undefined`, as `refuse` does. */
  fail(error: TokenError): undefined {
    this.failure = error
    return undefined
  }

  /** True if the read or write must return an error. */
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
