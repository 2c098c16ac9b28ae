/** The facts that a description may state; `source.json` records no description. */
const aspects = ['unit', 'separator', 'form', 'bearer', 'never', 'use'] as const

/** Returns the member and the aspect of a question's id; `undefined` if descriptions never state the aspect. */
export const partsOf = (id: string): { readonly member: string; readonly aspect: string } | undefined => {
  const aspect = aspects.find((name) => id.endsWith(`.${name}`))
  return aspect && { member: id.slice(0, -aspect.length - 1), aspect }
}
