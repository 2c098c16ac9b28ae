interface FixtureCases {
  readonly cases: readonly string[]
  /** Files without a partner, and files that are no fixture at all. */
  readonly alone: readonly string[]
}

/** The cases that a folder's file names make: each is `<case>.json` beside `<case>.expected.json`. */
export const fixtureCases = (files: readonly string[]): FixtureCases => {
  const cases = files
    .filter((file) => file.endsWith('.expected.json'))
    .map((file) => file.replace(/\.expected\.json$/, ''))
    .filter((name) => files.includes(`${name}.json`))
  const paired = cases.flatMap((name) => [`${name}.json`, `${name}.expected.json`])
  return { cases: cases.sort(), alone: files.filter((file) => !paired.includes(file)) }
}
