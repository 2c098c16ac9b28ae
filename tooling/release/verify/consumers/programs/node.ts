// Uses what is for Node only.
import { Worker } from 'node:worker_threads'
import { addParts, partWorker } from '@token-codecs/bulk/bullmq'
import type {
  BulkErrorCode,
  CsvOptions,
  FileOptions,
  FileResult,
  Part,
  PartOptions,
  PartResult,
} from '@token-codecs/bulk/node'
import { BulkError, convertFile, convertPart, joinParts, planParts, serveParts } from '@token-codecs/bulk/node'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { Queue } from 'bullmq'

const between = { from: Rfc6749Token, to: CanonicalToken }
const csv: CsvOptions = { delimiter: ';' }
const fileOptions: FileOptions = {
  ...between,
  csv,
  output: async (bytes) => void bytes.length,
  jobs: 2,
  startWorker: () => new Worker('fake'),
  signal: new AbortController().signal,
}
serveParts(between)
export const file: Promise<FileResult> = convertFile(process.stdin, fileOptions)
export const status = async (): Promise<'finished' | 'stopped' | 'too-many-rejects'> => (await file).status
export const code = (error: BulkError): BulkErrorCode => error.code
export const thrown: BulkError = new BulkError('unfinished')

const plan: readonly Part[] = planParts('fake', { bytes: 1024 })
const partOptions: PartOptions = { ...between, dir: 'fake', rejectedLines: true, open: () => process.stdin }
export const converted: readonly Promise<PartResult>[] = plan.map((part) => convertPart(part, partOptions))
export const lines: number = joinParts('fake', plan).lines

const connection = { path: 'fake' }
export const added: Promise<void> = addParts(new Queue<Part, PartResult>('fake', { connection }), plan)
export const closed: Promise<void> = partWorker('fake', partOptions, { connection }).close()
