import type { LineFlags } from './LineFlags.js'

/** Flags that only a conversion of many responses has, by their property. */
const onlyMany: readonly (keyof LineFlags)[] = [
  'member',
  'column',
  'delimiter',
  'rejects',
  'rejectedLines',
  'maxRejects',
  'maxLineBytes',
  'receivedAtIn',
  'resume',
  'jobs',
  'progress',
  'summary',
  'dryRun',
]

/** Returns the name of a flag on the command line. */
export const flagOf = (property: string): string =>
  `--${property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** Returns a flag that makes no sense for a single response. */
export const surplusFlag = (flags: LineFlags): string | undefined => {
  const surplus = onlyMany.find((property) => flags[property] !== undefined)
  return surplus && flagOf(surplus)
}
