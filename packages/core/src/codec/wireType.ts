import * as t from 'io-ts'
import { ioTsErrors } from '../report/ioTsErrors.js'
import { Log, nowhere } from '../report/Log.js'
import type { Json } from '../token/json.js'
import { isObject, ownMembers, setOwn } from '../token/json.js'
import type { FieldPlan, Plan } from './table.js'

interface Shape {
  readonly expected: string
  readonly holds: (value: unknown) => boolean
}

const isDocumented = ({ kind, own }: Pick<FieldPlan, 'kind' | 'own'>, value: unknown): boolean => {
  if (own === undefined) return kind.isDocumented(value)
  const standard = own.read(value)
  return kind.isDocumented(standard) && own.equals(own.write(standard as Json), value)
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
  /** A copy of a response, without its null members or with them as issues; other issues go into the log too. */
  const check = (input: unknown, log: Log, dropsNull: boolean): object | undefined => {
    const entries = isObject(input) ? ownMembers(input) : undefined
    if (entries === undefined) return log.refuse('not-object', nowhere, 'a JSON object', input)
    const response = {}
    const refuse = (member: string, code: string, value: unknown): void => {
      const expected = shapes.get(member)?.expected ?? ''
      log.refuse(code, { member, name: member }, expected, value)
    }
    for (const [member, content] of entries) {
      const shape = shapes.get(member)
      if (dropsNull && shape !== undefined && (content === null || content === undefined)) continue
      if (shape === undefined || shape.holds(content)) setOwn(response, member, content)
      else refuse(member, 'not-documented', content)
    }
    const present = new Set(entries.flatMap(([member, content]) => (content == null ? [] : [member])))
    for (const member of plan.required) if (!present.has(member)) refuse(member, 'missing', undefined)
    return response
  }
  const type: t.Type<Wire, Wire, unknown> = new t.Type(
    name,
    (value): value is Wire => {
      const log = new Log(plan.id, 'read')
      check(value, log, false)
      return log.issues.length === 0
    },
    (input, context) => {
      const log = new Log(plan.id, 'read')
      const response = check(input, log, true)
      return log.issues.length === 0 ? t.success(response as Wire) : t.failures(ioTsErrors(log, context, type))
    },
    t.identity,
  )
  return type
}
