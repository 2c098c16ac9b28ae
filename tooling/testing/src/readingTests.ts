import type { AnyTokenCodec, ReadOptions } from '@token-codecs/core'
import { expect, test } from 'vitest'
import { plainMinimalToken, responseWith } from './minimal.js'
import type { NoteTriple } from './outcome.js'
import { outcome } from './outcome.js'

const refusedByStrict = (notes: readonly NoteTriple[]): readonly string[] =>
  notes.filter(([code]) => ['repaired', 'defaulted', 'moved'].includes(code)).map(([, reason]) => reason)

/** The forms a test of reading has. */
interface ReadingTests {
  /**
   * The members are added to a minimal response, and the token's to a minimal token. Two tests: what is read, and what
   * `strict` makes of it.
   */
  readonly reads: (
    title: string,
    members: object,
    token: object,
    notes?: readonly NoteTriple[],
    options?: ReadOptions,
  ) => void
  /** The issue is the only one of the whole response, as `member code`, when strict as well. */
  readonly refuses: (title: string, members: object, issue: string, options?: ReadOptions) => void
  /** The body is taken as it is. */
  readonly answers: (title: string, body: object, error: string, errorDescription?: string) => void
}

/** Tests of what a vendor's codec reads, for that vendor's deviations: the others are those of `checkReadingRules`. */
export const readingTests = (codec: AnyTokenCodec): ReadingTests => ({
  reads: (title, members, token, notes = [], options = {}) => {
    const input = responseWith(codec, members)
    const read = { token: { ...plainMinimalToken, ...token }, notes }
    const refused = refusedByStrict(notes)
    test(title, () => expect(outcome(codec, input, options)).toStrictEqual(read))
    test(`${title}${refused.length === 0 ? ', when strict as well' : '; strict refuses it'}`, () => {
      const strict = { ...options, strict: true }
      if (refused.length === 0) return expect(outcome(codec, input, strict)).toStrictEqual(read)
      const result = codec.read(input, strict)
      const issues = result._tag === 'Left' && result.left._tag === 'Malformed' ? result.left.issues : []
      expect(issues.map(({ code }) => code)).toStrictEqual(refused)
    })
  },
  refuses: (title, members, issue, options = {}) => {
    test(title, () => {
      const input = responseWith(codec, members)
      expect(outcome(codec, input, options)).toEqual({ malformed: [issue] })
      expect(outcome(codec, input, { ...options, strict: true })).toEqual({ malformed: [issue] })
    })
  },
  answers: (title, body, ...oauthError) => {
    test(title, () => {
      expect(outcome(codec, body)).toEqual({ oauthError })
      expect(outcome(codec, body, { strict: true })).toEqual({ oauthError })
    })
  },
})
