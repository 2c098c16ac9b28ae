import { LINE_WIDTH } from './Layout.js'
import { plainText, wrapped } from './literals.js'
import type { Plan, Question } from './Plan.js'

/** The beginning of a comment that marks an open question. Tests fail while it is in the codec's file. */
export const questionMark = '// QUESTION'

/** Returns a question as a comment. */
export const questionComment = ({ id, ask, assumed }: Question, indent: string): string => {
  const parts = [
    `QUESTION ${id}: ${ask}`,
    assumed === undefined ? '' : `Assumed: ${assumed}.`,
    `Settle it with --set ${id}=…`,
  ]
  const words = plainText(parts.filter((part) => part !== '').join(' '))
  return wrapped(words, LINE_WIDTH - indent.length - 3)
    .map((line) => `${indent}// ${line}\n`)
    .join('')
}

/** A place in a codec's table above which questions stand. */
export type QuestionPlace = { readonly row: number } | 'fields' | 'tokenType' | 'constants' | 'extras' | 'secretExtras'

/** Returns the part of a question's id before the last dot: a member's path. */
const subjectOf = ({ id }: Question): string => (id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : id)

const isAbout = (subject: string, name: string): boolean => subject === name || subject.startsWith(`${name}.`)

/** Returns the place of a question: its member's row, or the option that concerns it. */
export const placeOfQuestion = (plan: Plan, question: Question): QuestionPlace => {
  const subject = subjectOf(question)
  const row = plan.rows.findIndex(({ path }) => path.join('.') === subject)
  if (row !== -1) return { row }
  if (Object.keys(plan.constants).includes(subject)) return 'constants'
  if (plan.secretExtras.some((name) => isAbout(subject, name))) return 'secretExtras'
  if (plan.extras.some((name) => isAbout(subject, name))) return 'extras'
  return plan.tokenType === undefined || plan.rows.some(({ member }) => member === 'tokenType') ? 'fields' : 'tokenType'
}
