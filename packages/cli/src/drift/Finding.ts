/** The meaning of a change for a codec, from the worst to the mildest. */
const meanings = ['refused', 'read but lost', 'written otherwise', 'gone', 'read as before'] as const

export type Meaning = (typeof meanings)[number]

/** A difference between the recorded documentation and a newer one. */
export interface Finding {
  /** Dotted path; empty for the whole page. */
  readonly member: string
  readonly meaning: Meaning
  /** One line, without values of examples. */
  readonly message: string
}

/** Compares two meanings for a sort: the worse one comes first. */
export const bySeverity = (a: Meaning, b: Meaning): number => meanings.indexOf(a) - meanings.indexOf(b)
