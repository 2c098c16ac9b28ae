/** A rule of the house style that a machine can check. */
interface ProseRule {
  readonly advice: string
  readonly pattern: RegExp
}

// The worst habits of a translated text; the rest of the style is for reviewers.
const rules: readonly ProseRule[] = [
  {
    advice: 'begin with a noun phrase or a verb',
    pattern: /^(?:What|Whether|Who|Whoever|Whatever|Of|None|Those|Lest)\b/,
  },
  {
    advice: 'use a plain word',
    pattern: /\b(?:whoever|whomever|anew|lest|spelt|told|hitherto|thereof|somebody|anybody|nobody)\b/i,
  },
  { advice: 'write except', pattern: /\bsave (?:for|that|where|when|in)\b/i },
  { advice: 'write is not a, or has no', pattern: /\b(?:is|are|was|were|there is) none\b/i },
  { advice: 'leave out of its own', pattern: /\bof (?:its|their|one's|your|our) own\b/i },
  { advice: 'write string', pattern: /\b(?:a text|texts)\b/i },
  { advice: 'write response', pattern: /\banswers?\b/i },
  { advice: 'name the thing', pattern: /\b(?:otherwise than|so many|for ever|as (?:it|they) came)\b/i },
]

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /\w/.test(word)).length

const sentencesIn = (paragraph: string): readonly string[] => paragraph.split(/(?<=[.;:!?])\s+/)

/** Code, links and examples are not prose. */
const withoutCode = (text: string): string =>
  text
    .replace(/@example[\s\S]*?(?=\n@|$)/g, '')
    .replace(/^ *```[\s\S]*?^ *```$/gm, '')
    .replace(/`[^`]*`|\{@link [^}]*\}|https?:\S+|\]\([^)]*\)|@\w+(?:-\w+)*(?: (?:\d[\d.]*|[\w/]+))?/g, 'x')

const paragraphsIn = (text: string): readonly string[] =>
  withoutCode(text)
    .split(/\n\s*\n|\n(?=[ \t]*(?:[-*|#>]|\d+\.) ?)/)
    .map((paragraph) =>
      paragraph
        .replace(/\s+/g, ' ')
        .replace(/^[-*#> ]+/, '')
        .trim(),
    )

/** Returns the breaches of the house style in a comment, message or document: advice, and the words concerned. */
export const proseProblems = (text: string, maxWords: number): readonly string[] =>
  paragraphsIn(text).flatMap((paragraph) => [
    ...rules.flatMap(({ advice, pattern }) => {
      const found = pattern.exec(paragraph)
      return found === null ? [] : [`${advice}: ${found[0]}`]
    }),
    ...(paragraph.startsWith('|') ? [] : sentencesIn(paragraph))
      .filter((sentence) => wordsIn(sentence) > maxWords)
      .map((sentence) => `more than ${maxWords} words: ${sentence.slice(0, 60)}`),
  ])
