import type { FileOptions } from '@token-codecs/bulk/node'
import type { AnyTokenCodec, ConvertOptions } from '@token-codecs/core'
import { UsageError } from '../Streams.js'
import type { LineFlags } from './LineFlags.js'

// More threads than the cores of most machines would only take memory.
const MAX_JOBS = 256

const numberOf = (flag: string, text: string, least: number): number => {
  if (!/^\d{1,15}$/.test(text) || Number(text) < least)
    throw new UsageError(`${flag}: expected a whole number, ${least} or more`)
  return Number(text)
}

const jobsOf = (text: string): number => {
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > MAX_JOBS)
    throw new UsageError(`--jobs: expected a whole number from 1 to ${MAX_JOBS}`)
  return Number(text)
}

const check = (isRight: boolean, message: string): void => {
  if (!isRight) throw new UsageError(message)
}

/** Checks the flags that exclude or need each other. */
const checkTogether = (file: string, flags: LineFlags, hasReceivedAt: boolean): void => {
  const { lines, csv, member, column, delimiter, output, resume, jobs, dryRun, receivedAtIn } = flags
  check(!(lines && csv), '--csv: not together with --lines')
  check(csv === true || (column === undefined && delimiter === undefined), '--column and --delimiter: only with --csv')
  check(lines === true || member === undefined, '--member: only with --lines')
  check(!(dryRun && (output !== undefined || resume)), '--dry-run: not together with -o or --resume')
  check(!(csv && jobs !== undefined && jobs !== '1'), '--jobs: 1 with --csv, because a record may contain line breaks')
  check(receivedAtIn === undefined || !hasReceivedAt, '--received-at-in: not together with --received-at')
  if (!resume && (jobs === undefined || jobs === '1')) return
  const flag = resume ? '--resume' : '--jobs'
  check(file !== '-', `${flag}: expected FILE, because standard input cannot be read twice or in parts`)
  check(output !== undefined || dryRun === true, `${flag}: expected -o, because standard output cannot be cut back`)
}

/** Returns the options of a conversion of many responses. Throws a `UsageError` for flags that make no sense. */
export const fileOptions = (
  file: string,
  flags: LineFlags,
  from: AnyTokenCodec,
  to: AnyTokenCodec,
  { receivedAt, ...options }: ConvertOptions,
): FileOptions & { readonly jobs: number } => {
  checkTogether(file, flags, receivedAt !== undefined)
  const { csv, delimiter, output, rejects, rejectedLines, maxRejects, maxLineBytes, summary, resume, jobs } = flags
  const { receivedAtIn, member = flags.column } = flags
  const received = receivedAtIn === undefined ? receivedAt : { member: receivedAtIn }
  return {
    from,
    to,
    ...options,
    ...(received === undefined ? {} : { receivedAt: received }),
    ...(member === undefined ? {} : { member }),
    ...(csv ? { csv: delimiter === undefined ? true : { delimiter: delimiter === '\\t' ? '\t' : delimiter } } : {}),
    ...(output === undefined ? {} : { output }),
    ...(rejects === undefined ? {} : { rejects }),
    ...(rejectedLines === undefined ? {} : { rejectedLines }),
    ...(maxRejects === undefined ? {} : { maxRejects: numberOf('--max-rejects', maxRejects, 0) }),
    ...(maxLineBytes === undefined ? {} : { maxLineBytes: numberOf('--max-line-bytes', maxLineBytes, 1) }),
    ...(summary === undefined ? {} : { summary }),
    ...(resume ? { resume } : {}),
    jobs: jobs === undefined ? 1 : jobsOf(jobs),
  }
}
