import type { Layout } from './Layout.js'
import { array, call, code, object, property, scalar } from './Layout.js'
import { propertyKeyOf, stringLiteral } from './literals.js'
import type { Plan, PlannedRow } from './Plan.js'
import type { QuestionPlace } from './renderQuestions.js'
import { placeOfQuestion, questionComment } from './renderQuestions.js'

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

const isSame = (first: QuestionPlace, second: QuestionPlace): boolean =>
  typeof first === 'object' && typeof second === 'object' ? first.row === second.row : first === second

const questionsAt = (plan: Plan, place: QuestionPlace, indent: string): string =>
  plan.questions
    .filter((question) => isSame(placeOfQuestion(plan, question), place))
    .map((question) => questionComment(question, indent))
    .join('')

const fieldsText = (plan: Plan, indent: string): string => {
  const inner = `${indent}  `
  const rows = plan.rows.map(
    (row, index) => `${questionsAt(plan, { row: index }, inner)}${property(row.member, rowLayout(row), inner)},\n`,
  )
  return `${indent}fields: {\n${rows.join('')}${indent}},\n`
}

/** Returns the lines of a codec's table, from `id` on. */
export const renderTable = (id: string, plan: Plan, indent: string): string => {
  const { tokenType, constants, extras, secretExtras } = plan
  const option = (name: Exclude<QuestionPlace, object>, layout: Layout | undefined): string =>
    layout === undefined ? '' : `${questionsAt(plan, name, indent)}${property(name, layout, indent)},\n`
  const flags = Object.entries(constants).map(([name, value]) => [propertyKeyOf(name), scalar(value)] as const)
  return [
    `${indent}id: ${stringLiteral(id)},\n`,
    questionsAt(plan, 'fields', indent),
    fieldsText(plan, indent),
    option('tokenType', tokenType === undefined ? undefined : tokenTypeLayout(tokenType)),
    option('constants', flags.length === 0 ? undefined : object(flags)),
    option('extras', extras.length === 0 ? undefined : strings(extras)),
    option('secretExtras', secretExtras.length === 0 ? undefined : strings(secretExtras)),
  ].join('')
}
