import type { Shape } from './Shape.js'
import type { DocumentedMember } from './Source.js'
import { withExamples } from './withExamples.js'

/** Levels of members, the response's included. Tokens are never deeper, and a schema may contain itself. */
const deepest = 3

type Facts = Omit<DocumentedMember, 'name' | 'required'>
type Members = readonly DocumentedMember[]

/** Returns the result for a shape at a level, made once. Operations share most of their schemas. */
const onceForEach = <Result>(make: (shape: Shape, level: number) => Result): typeof make => {
  const levels = Array.from({ length: deepest + 1 }, () => new Map<Shape, Result>())
  return (shape, level) => {
    const before = levels[level]?.get(shape)
    if (before !== undefined) return before
    const result = make(shape, level)
    levels[level]?.set(shape, result)
    return result
  }
}

/** Returns a function from an object schema to its members. */
export const schemaMembers = (shapeOf: (schema: unknown) => Shape): ((schema: unknown) => Members) => {
  const innerFacts = (shape: Shape, level: number): Pick<Facts, 'items' | 'members'> => ({
    ...(shape.items !== undefined && {
      items: { name: 'items', required: false, ...factsOf(shapeOf(shape.items), level + 1) },
    }),
    ...(shape.properties.size > 0 && { members: membersOf(shape, level + 1) }),
  })

  const factsOf = onceForEach((shape: Shape, level: number): Facts => {
    const { types, nullable, values, format, description, example } = shape
    return {
      types,
      nullable,
      ...(values !== undefined && { values }),
      ...(format !== undefined && { format }),
      ...(level < deepest && innerFacts(shape, level)),
      ...(description !== undefined && { description }),
      ...(example !== undefined && { example }),
    }
  })

  const membersOf = onceForEach(({ properties, required, example }: Shape, level: number): Members => {
    const sent = [...properties].map(([name, schema]) => ({ name, shape: shapeOf(schema) }))
    const members = sent.flatMap(({ name, shape }) =>
      shape.absent ? [] : [{ name, required: required.has(name), ...factsOf(shape, level) }],
    )
    return withExamples(members, [example])
  })

  return (schema) => membersOf(shapeOf(schema), 1)
}
