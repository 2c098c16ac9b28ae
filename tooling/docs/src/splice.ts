/** Replaces the content between each section's markers. Throws if markers are missing, repeated or unclosed. */
export const splice = (text: string, names: readonly string[], sections: ReadonlyMap<string, string>): string =>
  names.reduce((spliced, name) => {
    const marker = `<!-- generated: ${name} -->`
    const old = new RegExp(`(?<=${marker})(?:(?!<!-- /?generated)[^])*(?=<!-- /generated -->)`)
    const [section, parts] = [sections.get(name), spliced.split(old)]
    if (section === undefined || parts.length !== 2)
      throw new Error(`expected a section for ${marker}, once and closed`)
    return parts.join(`\n\n${section}\n\n`)
  }, text)
