import type { Body, Shape } from './Shape.js'
import type { DocumentedMember } from './Source.js'
import { withExamples } from './withExamples.js'

/** Levels of members, the response's included. Tokens are never deeper, and a schema may contain itself. */
const deepest = 3

type Facts = Omit<DocumentedMember, 'name' | 'required'>
type Members = readonly DocumentedMember[]

/** Returns the result for a key at a level, made once. Operations share most of their schemas. */
const onceForEach = <Key, Result>(make: (key: Key, level: number) => Result): typeof make => {
  const levels = Array.from({ length: deepest + 1 }, () => new Map<Key, Result>())
  return (key, level) => {
    const before = levels[level]?.get(key)
    if (before !== undefined) return before
    const result = make(key, level)
    levels[level]?.set(key, result)
    return result
  }
}

/** Returns a function from an object schema to its members. */
export const schemaMembers = (shapeOf: (schema: unknown) => Shape): ((schema: unknown) => Members) => {
  const innerFacts = (shape: Shape, level: number): Pick<Facts, 'items' | 'members'> => ({
    ...(shape.items !== undefined && {
      items: { name: 'items', required: false, ...factsOf(shapeOf(shape.items), level + 1) },
    }),
    ...(shape.body.properties.size > 0 && { members: membersOf(shape, level + 1) }),
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

  const bodyMembers = onceForEach(({ properties, required }: Body, level: number): Members => {
    const sent = [...properties].map(([name, schema]) => ({ name, shape: shapeOf(schema) }))
    return sent.flatMap(({ name, shape }) =>
      shape.absent ? [] : [{ name, required: required.has(name), ...factsOf(shape, level) }],
    )
  })

  const membersOf = ({ body, example }: Shape, level: number): Members =>
    withExamples(bodyMembers(body, level), [example])

  return (schema) => membersOf(shapeOf(schema), 1)
}
