import type { Counts } from '@token-codecs/bulk'
import { grouped } from './reportOf.js'

/** Milliseconds between two lines. */
const PAUSE = 200

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

const duration = (seconds: number): string => {
  const rounded = Math.ceil(seconds)
  if (rounded < 60) return `${rounded} s`
  const minutes = Math.floor(rounded / 60)
  return minutes < 60 ? `${minutes} min ${rounded % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** Formats the state of a conversion; `total` is undefined for a stream. Speed is that of this process. */
const progressText = (
  bytes: number,
  total: number | undefined,
  counts: Counts,
  speed: { readonly bytes: number; readonly seconds: number },
): string => {
  const perSecond = speed.seconds === 0 ? 0 : speed.bytes / speed.seconds
  const left = total === undefined || perSecond === 0 ? undefined : (total - bytes) / perSecond
  return [
    total === undefined
      ? megabytes(bytes)
      : `${Math.floor((100 * bytes) / Math.max(total, 1))} %  ${megabytes(bytes)} of ${megabytes(total)}`,
    `${megabytes(perSecond)}/s`,
    ...(left === undefined ? [] : [`${duration(left)} left`]),
    `${grouped(counts.lines)} lines`,
    `${grouped(counts.rejected)} rejected`,
  ].join('  ')
}

/** Shows the state of a conversion. */
export interface Progress {
  readonly show: (bytes: number, counts: Counts) => void
  /** Removes the line, so that messages begin on a new line. */
  readonly clear: () => void
}

/** Shows the state in one line that is written again and again; without a terminal, in lines one below the other. */
export const progress = (
  write: (text: string) => unknown,
  isTerminal: boolean,
  total: number | undefined,
  now: () => number,
): Progress => {
  const started = now()
  let shown = started
  let first: number | undefined
  let isOpen = false
  return {
    show: (bytes, counts) => {
      first ??= bytes
      const time = now()
      if (time - shown < (isTerminal ? PAUSE : 5 * PAUSE)) return
      shown = time
      const text = progressText(bytes, total, counts, { bytes: bytes - first, seconds: (time - started) / 1000 })
      write(isTerminal ? `\r\u001b[K${text}` : `${text}\n`)
      isOpen = isTerminal
    },
    clear: () => {
      if (isOpen) write('\r\u001b[K')
      isOpen = false
    },
  }
}
