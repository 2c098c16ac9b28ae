import type { Note } from '@token-codecs/core'

/**
 * How often something happened to a member.
 *
 * @since 0.1.0
 * @category model
 */
export interface NoteCount extends Omit<Note, 'message'> {
  readonly count: number
}

/**
 * Counts of a conversion, as plain data. `lines` is `written` + `rejected` + `blank`.
 *
 * @since 0.1.0
 * @category model
 */
export interface Counts {
  readonly lines: number
  readonly written: number
  readonly rejected: number
  /** Lines with nothing but white space. They are not written. */
  readonly blank: number
  /** The rejected lines by the code of their error. */
  readonly codes: Readonly<Record<string, number>>
  readonly notes: readonly NoteCount[]
}

const keyOf = ({ source, direction, member, action, code }: Omit<Note, 'message'>): string =>
  [source, direction, member, action, code].join(' ')

interface Noted {
  readonly note: Note
  count: number
}

/** Adds up lines, codes and notes. */
export class Tally {
  written = 0
  rejected = 0
  blank = 0
  readonly #codes = new Map<string, number>()
  // By message, because it names everything but the direction, and joining a key for each note takes longer.
  readonly #notes = { read: new Map<string, Noted>(), write: new Map<string, Noted>() }
  readonly #merged = new Map<string, NoteCount>()

  get lines(): number {
    return this.written + this.rejected + this.blank
  }

  reject(code: string, count = 1): void {
    this.rejected += count
    this.#codes.set(code, (this.#codes.get(code) ?? 0) + count)
  }

  note(note: Note): void {
    const notes = this.#notes[note.direction]
    const known = notes.get(note.message)
    if (known === undefined) notes.set(note.message, { note, count: 1 })
    else known.count += 1
  }

  add({ written, blank, codes, notes }: Counts): void {
    this.written += written
    this.blank += blank
    for (const [code, count] of Object.entries(codes)) this.reject(code, count)
    for (const note of notes) this.#merge(note)
  }

  #merge(note: NoteCount): void {
    const key = keyOf(note)
    this.#merged.set(key, { ...note, count: note.count + (this.#merged.get(key)?.count ?? 0) })
  }

  /** Returns the counts so far, sorted, so that they do not depend on the order of the work. */
  counts(): Counts {
    for (const noted of [this.#notes.read, this.#notes.write]) {
      for (const { note, count } of noted.values()) {
        const { action, code, source, direction, member } = note
        this.#merge({ action, code, source, direction, member, count })
      }
      noted.clear()
    }
    const { written, rejected, blank } = this
    const notes = [...this.#merged].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, note]) => note)
    const codes = Object.fromEntries([...this.#codes].sort(([one], [other]) => (one < other ? -1 : 1)))
    return { lines: this.lines, written, rejected, blank, codes, notes }
  }
}
