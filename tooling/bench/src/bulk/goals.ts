import { median } from '../markdown.js'
import type { Cost } from './processes.js'

/** The costs of one round, in which all processes convert the same lines. */
export interface Round {
  readonly bare: Cost
  readonly one: Cost
  readonly two: Cost
  /** Wall time of jq; `undefined` if it is not installed. */
  readonly jq: number | undefined
}

/** A figure with a bound, from neighboring processes because other load then affects both. */
export interface Goal {
  readonly title: string
  readonly bound: string
  readonly figure: (round: Round) => number | undefined
  readonly isMet: (figure: number) => boolean
}

/** Makes a goal of a figure that must not be larger. */
const atMost = (bound: number, title: string, figure: Goal['figure']): Goal => ({
  title,
  bound: `at most ${bound}`,
  figure,
  isMet: (value) => value <= bound,
})

/** Makes a goal of a figure that must not be smaller. */
const atLeast = (bound: number, title: string, figure: Goal['figure']): Goal => ({
  title,
  bound: `at least ${bound}`,
  figure,
  isMet: (value) => value >= bound,
})

export const goals: readonly Goal[] = [
  atMost(1.8, 'processor time : parse and stringify in one process', ({ one, bare }) => one.processor / bare.processor),
  atLeast(2.5, 'time of `jq -c .` : time', ({ jq, one }) => (jq === undefined ? undefined : jq / one.wall)),
  atLeast(1.5, 'time of one job : time of two', ({ one, two }) => one.wall / two.wall),
]

/** Peak memory in megabytes for a file of 1 GB. */
export const MEMORY = 120

/** Returns a row: the median of a goal's figure, the bound, and if it is met. A goal that was not measured is not. */
export const rowOf = ({ title, bound, figure, isMet }: Goal, rounds: readonly Round[]): readonly string[] => {
  const figures = rounds.map(figure).filter((value) => value !== undefined)
  if (figures.length < rounds.length) return [title, 'not measured: jq is missing', bound, '**no**']
  const value = median(figures)
  return [title, value.toFixed(2), bound, isMet(value) ? 'yes' : '**no**']
}
