/** The id of the extension that holds a codec's moved members. */
export const movedId = (id: string): string => `${id}#moved`

export const isMovedId = (id: string): boolean => id.endsWith('#moved')
