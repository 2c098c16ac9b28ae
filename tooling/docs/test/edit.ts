/** A change of a text, made on purpose. */
export type Edit = readonly (readonly [from: string, to: string])[]

/** The text with the change; a change that changes nothing is a mistake in the test. */
export const edited = (text: string, edit: Edit): string =>
  edit.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`there is no ${from}: mend this test`)
    return changed.replace(from, () => to)
  }, text)
