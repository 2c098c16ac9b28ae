import type { Candidate, Detection } from '@token-codecs/core'
import { idsOf } from '../autoCodec.js'
import { listOf } from '../listOf.js'
import type { Output } from '../Streams.js'
import type { Cell } from '../Table.js'
import { asText } from '../Table.js'

interface Extent {
  readonly isLines: boolean
  readonly isTruncated: boolean
  readonly errorMessages: readonly string[]
  /** Tells what the input is that no codec reads. */
  readonly advice: string | undefined
}

const titleOf = ({ verdict, best, differences, alternatives }: Detection): string => {
  const ids = listOf(idsOf(best), 'and')
  switch (verdict) {
    case 'sure':
      return `sure: ${ids}`
    case 'harmless':
      return `harmless: ${ids} read the same token`
    case 'disagree':
      return `they disagree on ${listOf(differences, 'and')}: ${alternatives
        .map((same) =>
          listOf(
            same.map(({ id }) => id),
            'and',
          ),
        )
        .join('; ')}`
    case 'error':
      return 'an error response'
    case 'none':
      return 'no codec reads it'
  }
}

const counted = (count: number, thing: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${thing}${count === 1 ? '' : 's'}`]

/** Names in the responses that the codec documents, and one of its rivals does not. */
const ownNames = ({ documented }: Candidate, rivals: readonly Candidate[]): readonly string[] =>
  documented.filter((name) => rivals.length === 0 || rivals.some((rival) => !rival.documented.includes(name))).sort()

const reasonsAgainst = ({ undocumented, otherSpellings, notes }: Candidate): readonly string[] => [
  ...counted(undocumented, 'undocumented member'),
  ...(otherSpellings === 0 ? [] : ['other spelling of the token type']),
  ...notes,
]

interface Row {
  readonly ids: readonly string[]
  readonly cells: readonly Cell[]
}

/** Candidates with the same evidence, in one row. */
const rowsOf = (candidates: readonly Candidate[], rivals: readonly Candidate[]): readonly Row[] => {
  const rows = new Map<string, Row>()
  for (const candidate of candidates) {
    const cells = [ownNames(candidate, rivals), reasonsAgainst(candidate)]
    const key = JSON.stringify(cells)
    rows.set(key, { ids: [...(rows.get(key)?.ids ?? []), candidate.codec.id], cells })
  }
  return [...rows.values()]
}

// More rows say little about the best codecs.
const MAX_OTHERS = 3

/** The rows of the table, and the number of codecs that they leave out. */
const tableRows = ({
  best,
  others,
  alternatives,
}: Detection): { readonly rows: readonly Row[]; readonly rest: number } => {
  const isAlone = best.length === 1 && others.length === 0
  const rivals = isAlone ? [] : [...best, ...others.slice(0, 1)]
  const rows = alternatives.flatMap((same) =>
    rowsOf(
      best.filter(({ codec }) => same.includes(codec)),
      rivals,
    ),
  )
  const otherRows = rowsOf(others, best)
  const rest = otherRows.slice(MAX_OTHERS).flatMap(({ ids }) => ids).length
  return { rows: [...rows, ...otherRows.slice(0, MAX_OTHERS)], rest }
}

const MAX_NAMES = 5

const namesOf = (ids: readonly string[]): string =>
  ids.length > MAX_NAMES ? `${ids.length} codecs` : listOf(ids, 'and')

const remarksOf = (
  detection: Detection,
  { isLines, isTruncated, errorMessages, advice }: Extent,
): readonly string[] => {
  const { verdict, best, read, errors, unread, errorCodecs } = detection
  const counts = [
    `${read} with a token`,
    ...counted(errors, 'error response'),
    ...(unread === 0 ? [] : [`${unread} that no codec reads`]),
  ]
  const most = best[0]?.read ?? 0
  return [
    ...errorMessages,
    ...(isLines ? [`Lines: ${counts.join(', ')}.`] : []),
    ...(isTruncated ? ['Looked at the first 1,000 lines, or 64 MiB.'] : []),
    ...(most < read
      ? [`The codecs above read ${most} of the ${read} tokens: the lines may come from several vendors.`]
      : []),
    ...(verdict === 'error' ? [`Read as an error by ${namesOf(errorCodecs.map(({ id }) => id))}.`] : []),
    ...(advice === undefined ? [] : [`The input ${advice}.`]),
  ]
}

/** Explains a detection, with the best codecs first. */
export const detectionText = (detection: Detection, extent: Extent, terminal: Output): string => {
  const title = titleOf(detection)
  const { rows, rest } = tableRows(detection)
  const more = rest === 0 ? [] : [`Explained less well by ${rest} more.`]
  const remarks = [...more, ...remarksOf(detection, extent)]
  if (rows.length === 0) return `${[title, ...remarks.map((remark) => `* ${remark}`)].join('\n')}\n`
  const columns = ['codec', 'for it', 'against it']
  return asText({ title, columns, rows: rows.map(({ ids, cells }) => [ids, ...cells]), remarks }, terminal)
}
