/** A module that a program names. */
interface Import {
  readonly module: string
  /** Whether nothing of it is left at run time. */
  readonly typeOnly: boolean
}

const withoutComments = (text: string): string =>
  text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/^\s*\/\/.*$/gm, '')

const forms: readonly RegExp[] = [
  /^\s*(import|export)\s+(type\s)?[^'"`;]*?\sfrom\s+['"]([^'"]+)['"]/gm,
  /^\s*(import)\s+(type\s)?['"]([^'"]+)['"]/gm,
  /\b(import|require)(type)?\(\s*['"`]([^'"`]+)['"`]/g,
]

/** The modules that a program imports, re-exports or asks for, examples in its comments apart. */
export const importsOf = (text: string): readonly Import[] => {
  const code = withoutComments(text)
  return forms.flatMap((form) =>
    [...code.matchAll(form)].map(([, , typeOnly, module = '']) => ({ module, typeOnly: typeOnly !== undefined })),
  )
}

/** The names of the codecs that a package's entry exports. */
export const codecsOf = (index: string): readonly string[] =>
  [...index.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => /^[A-Z]\w*Token$/.test(name)),
  )
