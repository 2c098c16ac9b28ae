import type { Counts } from '@token-codecs/bulk'

/** Formats a number with commas between thousands, the same in every locale. */
export const grouped = (value: number): string => `${value}`.replace(/\B(?=(?:\d{3})+$)/g, ',')

/** Formats the counts of a conversion: lines, codes of rejects, and notes if wanted. */
export const reportOf = ({ lines, written, rejected, blank, codes, notes }: Counts, showsNotes: boolean): string => {
  const reasons = Object.entries(codes).map(([code, count]) => `${grouped(count)} ${code}`)
  return [
    ...(showsNotes
      ? notes.map(
          ({ source, member, action, code, count }) => `${grouped(count)} × ${source}: ${member}: ${action} (${code})`,
        )
      : []),
    ...(rejected > 0 ? [`rejected: ${reasons.join(', ')}`] : []),
    `${grouped(lines)} ${lines === 1 ? 'line' : 'lines'}: ${grouped(written)} written, ${grouped(rejected)} rejected, ${grouped(blank)} blank`,
  ].join('\n')
}
