/** A rule of the house style that a machine can check. */
interface ProseRule {
  readonly advice: string
  readonly pattern: RegExp
}

// The worst habits of a translated text; reviewers check the rest of the style.
const rules: readonly ProseRule[] = [
  {
    advice: 'begin with a noun phrase or a verb',
    pattern: /^(?:What|Whether|Who|Whoever|Whatever|Of|None|Those|Lest)\b/,
  },
  {
    advice: 'use a plain word',
    pattern: /\b(?:whoever|whomever|anew|lest|spelt|told|hitherto|thereof|somebody|anybody|nobody)\b/i,
  },
  { advice: 'write except for', pattern: /\bsave for\b/i },
  { advice: 'write is not a, or has no', pattern: /\b(?:is|are|was|were) none\b/i },
  { advice: 'leave out of its own', pattern: /\bof (?:its|their|one's|your|our) own\b/i },
  { advice: 'write string', pattern: /\b(?:a text|texts)\b/i },
  { advice: 'write response', pattern: /\banswer(?:s|ed|ing)?\b/i },
  { advice: 'name the thing', pattern: /\b(?:otherwise than|so many|for ever|as (?:it|they) came)\b/i },
]

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /\w/.test(word)).length

/** Removes code, links and examples. Code spans go first, because they may mention tags. */
const withoutCode = (text: string): string =>
  text
    .replace(/^ *```[\s\S]*?^ *```$/gm, '')
    .replace(/`[^`]*`/g, 'x')
    .replace(/^@example[\s\S]*?(?=^@|$(?![\s\S]))/gm, '')
    .replace(/\{@link [^}]*\}|https?:\S+|\]\([^)]*\)|@\w+(?:-\w+)*(?: (?:\d[\d.]*|[\w/]+))?/g, 'x')

/** Splits prose at empty lines, list items, headings and table cells, and then into sentences. */
const sentencesIn = (text: string): readonly string[] =>
  withoutCode(text)
    .split(/\n\s*\n|\n(?=[ \t]*(?:[-*#>]|\d+\.) )|\n(?=[ \t]*\|)|\|/)
    .map((part) => part.replace(/\s+/g, ' ').replace(/^ ?(?:[-*#>]+|\d+\.) /, ''))
    .flatMap((paragraph) => paragraph.trim().split(/(?<=[.;:!?])\s+/))

/** Returns the breaches of the house style in a comment, message or document: advice, and the words concerned. */
export const proseProblems = (text: string, maxWords: number): readonly string[] =>
  sentencesIn(text).flatMap((sentence) => [
    ...rules.flatMap(({ advice, pattern }) => {
      const found = pattern.exec(sentence)
      return found === null ? [] : [`${advice}: ${found[0]}`]
    }),
    ...(wordsIn(sentence) > maxWords ? [`more than ${maxWords} words: ${sentence.slice(0, 60)}`] : []),
  ])
