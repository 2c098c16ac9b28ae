import type { Layout } from './Layout.js'
import { array, call, code, object, property, scalar } from './Layout.js'
import { propertyKeyOf, stringLiteral } from './literals.js'
import type { Plan, PlannedRow } from './Plan.js'
import type { QuestionPlace } from './renderQuestions.js'
import { placesOfQuestions, questionComment } from './renderQuestions.js'

const strings = (values: readonly string[]): Layout => array(values.map(scalar))

const nameLayout = (path: readonly string[]): Layout =>
  path.length === 1 ? scalar(path.join()) : call('at', path.map(scalar))

const rowLayout = ({ path, helper }: PlannedRow): Layout => {
  if (helper === undefined) return nameLayout(path)
  const options = Object.entries(helper.options).map(([name, value]) => [name, scalar(value)] as const)
  return call(helper.name, [nameLayout(path), object(options)])
}

const tokenTypeLayout = (tokenType: NonNullable<Plan['tokenType']>): Layout => {
  if (typeof tokenType === 'string') return scalar(tokenType)
  if ('implied' in tokenType) return object([['implied', code('true')]])
  return 'only' in tokenType
    ? object([['only', scalar(tokenType.only)]])
    : object([['spelled', strings(tokenType.spelled)]])
}

/** Returns the comments of questions by their place. */
const commentsBy = (plan: Plan, indent: string): ReadonlyMap<number | string, string> => {
  const comments = new Map<number | string, string[]>()
  for (const [question, place] of placesOfQuestions(plan)) {
    const isRow = typeof place === 'object'
    const key = isRow ? place.row : place
    const beside = comments.get(key) ?? []
    comments.set(key, beside)
    beside.push(questionComment(question, isRow ? `${indent}  ` : indent))
  }
  return new Map([...comments].map(([key, texts]) => [key, texts.join('')]))
}

/** Returns the lines of a codec's table, from `id` on. */
export const renderTable = (id: string, plan: Plan, indent: string): string => {
  const { rows, tokenType, constants, extras, secretExtras } = plan
  const comments = commentsBy(plan, indent)
  const commentsAt = (key: number | Exclude<QuestionPlace, object>): string => comments.get(key) ?? ''
  const option = (name: Exclude<QuestionPlace, object>, layout: Layout | undefined): string =>
    layout === undefined ? '' : `${commentsAt(name)}${property(name, layout, indent)},\n`
  const inner = `${indent}  `
  const fields = rows.map((row, index) => `${commentsAt(index)}${property(row.member, rowLayout(row), inner)},\n`)
  const flags = Object.entries(constants).map(([name, value]) => [propertyKeyOf(name), scalar(value)] as const)
  return [
    `${indent}id: ${stringLiteral(id)},\n`,
    commentsAt('fields'),
    `${indent}fields: {\n${fields.join('')}${indent}},\n`,
    option('tokenType', tokenType === undefined ? undefined : tokenTypeLayout(tokenType)),
    option('constants', flags.length === 0 ? undefined : object(flags)),
    option('extras', extras.length === 0 ? undefined : strings(extras)),
    option('secretExtras', secretExtras.length === 0 ? undefined : strings(secretExtras)),
  ].join('')
}
