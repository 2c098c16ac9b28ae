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

/** Returns the names that a subject may begin with: itself, and its parts before a dot. */
const beginningsOf = (subject: string): readonly string[] =>
  [...subject.matchAll(/\.|$/g)].map(({ index }) => subject.slice(0, index))

/** Returns the questions with their places: a member's row, or the option that concerns it. */
export const placesOfQuestions = ({
  questions,
  rows,
  constants,
  extras,
  secretExtras,
  tokenType,
}: Plan): readonly (readonly [Question, QuestionPlace])[] => {
  const rowsByPath = new Map(rows.map(({ path }, row) => [path.join('.'), row]))
  const [known, secret] = [new Set(extras), new Set(secretExtras)]
  const isTypeMember = tokenType === undefined || rows.some(({ member }) => member === 'tokenType')
  const placeOf = (question: Question): QuestionPlace => {
    const subject = subjectOf(question)
    const row = rowsByPath.get(subject)
    if (row !== undefined) return { row }
    if (Object.hasOwn(constants, subject)) return 'constants'
    const beginnings = beginningsOf(subject)
    if (beginnings.some((name) => secret.has(name))) return 'secretExtras'
    if (beginnings.some((name) => known.has(name))) return 'extras'
    return isTypeMember ? 'fields' : 'tokenType'
  }
  return questions.map((question) => [question, placeOf(question)])
}
