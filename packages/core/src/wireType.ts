import * as t from 'io-ts'
import { isOtherForm, standardForm } from './field.js'
import { isObject, ownMembers, setOwn } from './json.js'
import type { FieldPlan, Plan } from './plan.js'
import { redactContext } from './redactErrors.js'
import { REDACTED } from './Secret.js'
import { typeName, withArticle } from './typeName.js'

interface Shape {
  readonly expected: string
  readonly holds: (value: unknown) => boolean
}

const isDocumented = ({ kind, own }: Pick<FieldPlan, 'kind' | 'own'>, value: unknown): boolean => {
  const standard = standardForm(own, value)
  return kind.isDocumented(standard) && (own === undefined || !isOtherForm(own, value, standard))
}

const shapesOf = (plan: Plan): ReadonlyMap<string, Shape> => {
  const shapes = new Map<string, Shape>()
  for (const { member, name, kind, own } of plan.fields) {
    const only = plan.onlyBearer && member === 'tokenType'
    shapes.set(name, {
      expected: only ? plan.bearer : kind.expected,
      holds: only ? (value) => value === plan.bearer : (value) => isDocumented({ kind, own }, value),
    })
  }
  if (plan.canonical !== undefined) {
    shapes.set('v', { expected: 'the number 1', holds: (value) => value === 1 })
    shapes.set('extensions', {
      expected: 'an object of objects',
      holds: (value) => isObject(value) && (ownMembers(value)?.every(([, members]) => isObject(members)) ?? false),
    })
  }
  return shapes
}

/** The vendor's documented shape as an io-ts type: unknown members pass, `null` becomes absent. */
export const wireType = <Wire>(plan: Plan, name: string): t.Type<Wire, Wire, unknown> => {
  const shapes = shapesOf(plan)
  const holdsRequired = (names: readonly string[]): boolean =>
    plan.required.every((required) => names.includes(required))

  const type: t.Type<Wire, Wire, unknown> = new t.Type(
    name,
    (value): value is Wire => {
      const entries = isObject(value) ? ownMembers(value) : undefined
      if (entries === undefined) return false
      return (
        entries.every(([member, content]) => shapes.get(member)?.holds(content) ?? true) &&
        holdsRequired(entries.map(([member]) => member))
      )
    },
    (input, context) => {
      const clean = redactContext(context)
      const failure = (path: string, expected: string, value: unknown): t.ValidationError => ({
        value: REDACTED,
        context: path === '' ? clean : [...clean, { key: path, type, actual: REDACTED }],
        message: `${plan.id}: ${path === '' ? '' : `${path}: `}expected ${expected}, got ${withArticle(typeName(value))}`,
      })
      const entries = isObject(input) ? ownMembers(input) : undefined
      if (entries === undefined) return t.failures([failure('', 'a JSON object', input)])
      const response = {}
      const errors: t.Errors = []
      for (const [member, content] of entries) {
        const shape = shapes.get(member)
        if (shape !== undefined && (content === null || content === undefined)) continue
        if (shape === undefined || shape.holds(content)) setOwn(response, member, content)
        else errors.push(failure(member, shape.expected, content))
      }
      for (const required of plan.required) {
        const shape = shapes.get(required)
        if (shape !== undefined && !entries.some(([member, content]) => member === required && content != null)) {
          errors.push(failure(required, shape.expected, undefined))
        }
      }
      return errors.length === 0 ? t.success(response as Wire) : t.failures(errors)
    },
    t.identity,
  )
  return type
}
