import type { DocumentedMember } from '../source/Source.js'

const words = {
  seconds: /\bsec(?:ond)?s?\b/i,
  milliseconds: /\bm(?:illi)?-?sec(?:ond)?s?\b|\bms\b|\bmillis\b/i,
  // Units that a table cannot express.
  otherUnit: /\b(?:minutes?|hours?|days?|weeks?|months?)\b/i,
  epoch: /\b(?:unix|epoch|timestamp)\b|since 1970/i,
  iso: /\biso ?-?8601|\brfc ?-?3339/i,
  // Dates that a table cannot express.
  otherDate: /\brfc ?-?(?:822|850|1123|2822|5322|7231|9110)|\bhttp[- ]date/i,
  lifetime: /\b(?:lifetime|duration|remaining|time to live|how long|seconds? (?:until|from|before|after|that|for))\b/i,
  never: /never|unlimited|(?:not|n't) expire|non-expiring|no expir/i,
  comma: /\bcommas?\b/i,
  space: /(?<!\bno )(?<!\bwithout )\b(?:white)?spaces?\b/i,
  otherSeparator: /\b(?:pipes?|semicolons?|plus|colons?|newlines?|tabs?)\b|[`"'][;|+][`"']/i,
}

export type Topic = keyof typeof words

/** True if a member's description mentions a topic. */
export const says = ({ description = '' }: DocumentedMember, topic: Topic): boolean => words[topic].test(description)

/** Returns the only topic of several that a description mentions; `undefined` for none, and for a contradiction. */
export const saysOnly = <Name extends Topic>(member: DocumentedMember, topics: readonly Name[]): Name | undefined => {
  const [only, ...others] = topics.filter((topic) => says(member, topic))
  return others.length === 0 ? only : undefined
}

/** True if a description mentions more than one of several topics. */
export const contradicts = (member: DocumentedMember, topics: readonly Topic[]): boolean =>
  topics.filter((topic) => says(member, topic)).length > 1
