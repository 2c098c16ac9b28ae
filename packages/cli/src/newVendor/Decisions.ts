import { RefusedError, UsageError } from '../Streams.js'
import type { Guess, Origin, Question, Settings } from './Plan.js'

/** A value for a question, and the reason to believe it. */
export interface Evidence {
  readonly value: string
  readonly reason: string
  readonly from: Origin
  /** True if a setting may contradict the sample. */
  readonly isOnlyLikely?: boolean
}

interface OpenQuestion extends Question {
  /** In order of strength; the first one decides. */
  readonly evidence?: readonly (Evidence | undefined)[]
}

/** Collects the decisions of one plan. A setting decides first, then evidence; otherwise a question stays open. */
export interface Decisions {
  /** Returns the value in use, or `undefined` if the question must be settled first. */
  readonly decide: (question: OpenQuestion) => string | undefined
  /** Returns a setting that is never asked for. */
  readonly optional: (id: string) => string | undefined
  /** Settles an id by a guess, and returns its value. */
  readonly conclude: (guess: Guess) => string
  /** Records a fact about the plan that the user should check. */
  readonly guess: (guess: Guess) => void
  readonly guesses: readonly Guess[]
  readonly questions: readonly Question[]
  readonly settled: Settings
  /** Ids that may be set. */
  readonly ids: ReadonlySet<string>
}

export const decisionsBy = (settings: Settings): Decisions => {
  const guesses: Guess[] = []
  const questions: Question[] = []
  const settled: Record<string, string> = {}
  const ids = new Set<string>()
  const settingOf = (id: string): string | undefined => {
    ids.add(id)
    return Object.hasOwn(settings, id) ? settings[id] : undefined
  }
  const settle = (id: string, value: string): string => {
    Object.defineProperty(settled, id, { value, enumerable: true, configurable: true })
    return value
  }
  return {
    guesses,
    questions,
    settled,
    ids,
    guess: (guess) => {
      guesses.push(guess)
    },
    conclude: (guess) => {
      guesses.push(guess)
      return settle(guess.id, guess.value)
    },
    optional: (id) => {
      const value = settingOf(id)
      return value === undefined ? undefined : settle(id, value)
    },
    decide: ({ evidence = [], ...question }) => {
      const { id, choices, assumed } = question
      const found = evidence.filter((item) => item !== undefined)
      const given = settingOf(id)
      if (given !== undefined) {
        if (choices.length > 0 && !choices.includes(given))
          throw new UsageError(`${id}: expected one of ${choices.join(', ')}`)
        if (found.some(({ from, value, isOnlyLikely }) => from === 'sample' && !isOnlyLikely && value !== given))
          throw new RefusedError(`${id}: the sample contradicts this setting`)
        return settle(id, given)
      }
      const [best] = found
      if (best !== undefined) {
        guesses.push({ id, value: best.value, reason: best.reason, from: best.from })
        if (best.from !== 'convention') settle(id, best.value)
        return best.value
      }
      questions.push(question)
      return assumed
    },
  }
}
