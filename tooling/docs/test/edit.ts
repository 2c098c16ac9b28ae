/** Replacements in a string. */
export type Edit = readonly (readonly [from: string, to: string])[]

/** Applies replacements to a string. Throws if one has nothing to replace, because the test is then outdated. */
export const edited = (text: string, edit: Edit): string =>
  edit.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`nothing to replace for ${from}: fix this test`)
    return changed.replace(from, () => to)
  }, text)
