/** The text with each of the sections between its markers, whatever stood there. Markers that do not pair are an error. */
export const splice = (text: string, names: readonly string[], sections: ReadonlyMap<string, string>): string =>
  names.reduce((spliced, name) => {
    const marker = `<!-- generated: ${name} -->`
    const old = new RegExp(`(?<=${marker})(?:(?!<!-- /?generated)[^])*(?=<!-- /generated -->)`)
    const [section, parts] = [sections.get(name), spliced.split(old)]
    if (section === undefined || parts.length !== 2)
      throw new Error(`expected a section for ${marker}, once and closed`)
    return parts.join(`\n\n${section}\n\n`)
  }, text)
