/** The parts of a Markdown text by their headings of the second level, in lower case, without the headings. */
export const sectionsOf = (markdown: string): ReadonlyMap<string, string> =>
  new Map(
    markdown
      .split(/^## /m)
      .slice(1)
      .map((part) => {
        const [heading = '', ...lines] = part.split('\n')
        return [heading.toLowerCase(), lines.join('\n').trim()]
      }),
  )

/** The text with each of the sections between its markers, whatever stood there. Markers that do not pair are an error. */
export const splice = (text: string, names: readonly string[], sections: ReadonlyMap<string, string>): string =>
  names.reduce((spliced, name) => {
    const section = sections.get(name)
    if (section === undefined) throw new Error(`token-codecs vendors prints no section ${name}`)
    const [before, rest, ...more] = spliced.split(`<!-- generated: ${name} -->`)
    const end = rest?.indexOf('<!-- /generated -->') ?? -1
    const next = rest?.indexOf('<!-- generated: ') ?? -1
    if (rest === undefined || more.length > 0 || end < 0 || (next >= 0 && next < end)) {
      throw new Error(`expected <!-- generated: ${name} --> once, and <!-- /generated --> behind it`)
    }
    return `${before}<!-- generated: ${name} -->\n\n${section}\n\n${rest.slice(end)}`
  }, text)
