/** A member of the token and its name where it was found. */
export interface Place {
  readonly member: string
  readonly name: string
}

/** A place with the same name in the token and in what is read or written. */
export const placeOf = (member: string): Place => ({ member, name: member })

/** The input as a whole. */
export const wholeInput: Place = placeOf('')

export const extensionsPlace: Place = placeOf('extensions')

/** The members that this version does not know. */
export const unknownPlace: Place = { member: 'unknown', name: 'unknown members' }
