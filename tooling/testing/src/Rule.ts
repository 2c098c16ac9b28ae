import type { NoteCode, TokenMember } from '@token-codecs/core'
import type { TestFunction } from '@token-codecs/laws'

/** What comes of one value of a member; the value of a missing member is `undefined`, and so is an absent member. */
export type Example =
  | { readonly value: unknown; readonly member: unknown; readonly notes: readonly (readonly [NoteCode, string])[] }
  | { readonly value: unknown; readonly refused: string }

/** A rule that a vendor has in place of one of the table; its fixtures show it. */
type OwnRule = 'absolute-lifetime' | 'numeric-id-token' | 'only-bearer'

/** Examples that hold for each of some members. */
export interface MemberRule {
  readonly title: string
  readonly members: readonly TokenMember[]
  readonly examples: readonly Example[]
  /** Epoch seconds. */
  readonly receivedAt?: number
  readonly unless?: OwnRule
}

export interface RuleOptions {
  /** The test runner's own `test`, or what collects tests to prove that they fail. */
  readonly test: TestFunction
  readonly ownRules?: readonly OwnRule[]
}
