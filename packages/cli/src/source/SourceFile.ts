import type { DocumentedMember, Place } from './Source.js'

/** The documentation of one codec's response, as recorded in `source.json`. */
export interface RecordedSource {
  /** URL or path of the page or specification. */
  readonly from: string
  /** The day when it was read, such as `2026-11-29`. */
  readonly seen: string
  readonly place: Place
  /** Without descriptions and examples. */
  readonly members: readonly DocumentedMember[]
  /** Decisions that the documentation leaves open, by question id. */
  readonly settings: Readonly<Record<string, string>>
  /** The documentation's own values, for ids whose value in use differs, because a sample or a user contradicted it. */
  readonly described?: Readonly<Record<string, string>>
}

/** The content of `source.json`: the sources by codec id. */
export type SourceFile = Readonly<Record<string, RecordedSource>>
