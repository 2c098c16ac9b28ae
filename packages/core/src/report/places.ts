/** A member of the token and where it was found. */
export interface Place {
  readonly member: string
  /** For a person. */
  readonly name: string
  /** The names on the way to it, from the outermost. */
  readonly path: readonly string[]
}

/** A place with the same name in the token and in what is read or written. */
export const placeOf = (member: string, path: readonly string[] = [member]): Place => ({
  member,
  name: path.join('.'),
  path,
})

/** The input as a whole. */
export const wholeInput: Place = placeOf('', [])

export const extensionsPlace: Place = placeOf('extensions')

/** The members that this version does not know. */
export const unknownPlace: Place = placeOf('unknown', ['unknown members'])
