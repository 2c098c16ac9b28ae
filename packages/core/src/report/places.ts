/** A token member and its location on the wire. */
export interface Place {
  readonly member: string
  /** Human-readable location. */
  readonly name: string
  /** Names that lead to the member, outermost first. */
  readonly path: readonly string[]
}

/** Creates a place, by default with the same name in the token and on the wire. */
export const placeOf = (member: string, path: readonly string[] = [member]): Place => ({
  member,
  name: path.join('.'),
  path,
})

/** The whole input. */
export const wholeInput: Place = placeOf('', [])

export const extensionsPlace: Place = placeOf('extensions')

/** Members that this version does not know. */
export const unknownPlace: Place = placeOf('unknown', ['unknown members'])
