import type { Body, Scalar, Shape } from './Shape.js'
import { emptyBody, emptyShape } from './Shape.js'
import type { JsonType } from './Source.js'

type Composition = 'allOf' | 'anyOf'

const firstOf = <Value>(values: readonly Value[]): NonNullable<Value> | undefined =>
  values.find((value): value is Value & NonNullable<Value> => value !== undefined && value !== null)

/** Returns one schema for several, composed as the schemas that contain them are. */
const composed = (schemas: readonly unknown[], by: Composition): unknown => {
  const distinct = [...new Set(schemas)]
  return distinct.length === 1 ? distinct[0] : { [by]: distinct }
}

const itemsOf = (shapes: readonly Shape[], by: Composition): Pick<Shape, 'items'> => {
  const items = shapes.flatMap((shape) => (shape.items === undefined ? [] : [shape.items]))
  return items.length > 0 ? { items: composed(items, by) } : {}
}

const propertiesOf = (bodies: readonly Body[], by: Composition): Body['properties'] => {
  const schemas = new Map<string, unknown[]>()
  for (const [name, schema] of bodies.flatMap((body) => [...body.properties])) {
    const before = schemas.get(name)
    if (before === undefined) schemas.set(name, [schema])
    else before.push(schema)
  }
  return new Map([...schemas].map(([name, same]) => [name, composed(same, by)]))
}

const everyBody = (shapes: readonly Shape[]): Body => {
  const bodies = new Set(shapes.map(({ body }) => body))
  bodies.delete(emptyBody)
  const [first = emptyBody, ...others] = bodies
  if (others.length === 0) return first
  const all = [first, ...others]
  return { properties: propertiesOf(all, 'allOf'), required: new Set(all.flatMap((body) => [...body.required])) }
}

const evidenceOf = (shapes: readonly Shape[]): Pick<Shape, 'description' | 'example'> => {
  const description = firstOf(shapes.map((shape) => shape.description))
  const example = firstOf(shapes.map((shape) => shape.example))
  return { ...(description !== undefined && { description }), ...(example !== undefined && { example }) }
}

/** Returns the types that both lists permit. A contradiction stays visible as the union. */
const narrowed = (left: readonly JsonType[], right: readonly JsonType[]): readonly JsonType[] => {
  if (left.length === 0 || right.length === 0) return left.length === 0 ? right : left
  const permits = (types: readonly JsonType[], type: JsonType): boolean =>
    types.includes(type) || (type === 'integer' && types.includes('number'))
  const union = [...new Set([...left, ...right])]
  const common = union.filter((type) => permits(left, type) && permits(right, type))
  return common.length > 0 ? common : union
}

/** Returns the values that both lists permit. A contradiction stays visible as the union. */
const commonValues = (left: readonly Scalar[], right: readonly Scalar[]): readonly Scalar[] => {
  const permitted = new Set(right)
  const common = left.filter((value) => permitted.has(value))
  return common.length > 0 ? common : [...new Set([...left, ...right])]
}

const isUntyped = (shape: Shape): boolean => shape.types.length === 0

/** Decides whether all shapes permit null. `nullable: true` beside a composition counts, as generators mean it. */
const everyNullable = (own: Shape, shapes: readonly Shape[]): boolean => {
  const typed = shapes.filter((shape) => !isUntyped(shape))
  return (
    own.nullable ||
    shapes.some((shape) => isUntyped(shape) && shape.nullable) ||
    (typed.length > 0 && typed.every((shape) => shape.nullable))
  )
}

/** Merges the shapes of `allOf` and of a schema's own keywords, which are among the shapes and describe it best. */
export const everyShape = (own: Shape, shapes: readonly Shape[]): Shape => {
  if (shapes.length === 1) return own
  const lists = shapes.flatMap(({ values }) => (values === undefined ? [] : [values]))
  const format = own.format ?? firstOf(shapes.map((shape) => shape.format))
  return {
    types: shapes.map((shape) => shape.types).reduce(narrowed, own.types),
    nullable: everyNullable(own, shapes),
    ...(lists.length > 0 && { values: lists.reduce(commonValues) }),
    ...(format !== undefined && { format }),
    ...itemsOf(shapes, 'allOf'),
    body: everyBody(shapes),
    ...evidenceOf([own, ...shapes]),
    absent: shapes.some((shape) => shape.absent),
  }
}

const isNull = (shape: Shape): boolean => isUntyped(shape) && shape.nullable && shape.body === emptyBody

const requiredByAll = (bodies: readonly Body[]): Body['required'] => {
  const counts = new Map<string, number>()
  for (const name of bodies.flatMap((body) => [...body.required])) counts.set(name, (counts.get(name) ?? 0) + 1)
  return new Set([...counts].flatMap(([name, count]) => (count === bodies.length ? [name] : [])))
}

const anyBody = (shapes: readonly Shape[]): Body => {
  const bodies = shapes.map(({ body }) => body)
  const [first = emptyBody, ...others] = new Set(bodies)
  if (others.length === 0) return first
  return { properties: propertiesOf(bodies, 'anyOf'), required: requiredByAll(bodies) }
}

/** Unites the branches of `oneOf` or `anyOf`. A fact stays only if every branch agrees, except one that is null. */
export const anyShape = (branches: readonly Shape[]): Shape => {
  const sent = branches.filter((branch) => !branch.absent)
  const shapes = sent.filter((branch) => !isNull(branch))
  const nullable = sent.some((branch) => branch.nullable)
  if (shapes.length === 0) return { ...emptyShape, nullable, absent: sent.length === 0 }
  const [format, ...otherFormats] = new Set(shapes.map((shape) => shape.format))
  const values = shapes.flatMap((shape) => shape.values ?? [])
  return {
    types: shapes.some(isUntyped) ? [] : [...new Set(shapes.flatMap((shape) => shape.types))],
    nullable,
    ...(shapes.every((shape) => shape.values !== undefined) && { values: [...new Set(values)] }),
    ...(format !== undefined && otherFormats.length === 0 && { format }),
    ...itemsOf(shapes, 'anyOf'),
    body: anyBody(shapes),
    ...evidenceOf(shapes),
    absent: false,
  }
}
