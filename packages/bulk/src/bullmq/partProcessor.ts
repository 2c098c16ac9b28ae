import { getSystemErrorMap } from 'node:util'
import { BulkError } from '../node/BulkError.js'
import type { PartOptions } from '../node/convertPart.js'
import { convertPart } from '../node/convertPart.js'
import type { Part } from '../node/Part.js'
import type { PartResult } from '../node/partFiles.js'

const systemErrors: ReadonlyMap<unknown, string> = new Map(getSystemErrorMap().values())

/** Describes an error in words that come from this package or from Node, and never from the input. */
const reasonOf = (thrown: unknown): string => {
  if (thrown instanceof BulkError) return thrown.message
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
  const meaning = systemErrors.get(code)
  return meaning === undefined ? 'the cause is known to its worker only' : `${meaning} (${code})`
}

/** Checks a job's data, because it comes from outside, and `index` becomes the name of a file. */
const isPart = ({ file, index, start, end }: Part): boolean =>
  typeof file === 'string' && [index, start, end].every((value) => Number.isSafeInteger(value) && value >= 0)

/**
 * Returns the function that converts the part of a job. BullMQ stores the message and the stack of an error in Redis, so
 * that it throws one without a secret. The original error is its cause, which stays in this process.
 */
export const partProcessor =
  (options: PartOptions) =>
  async ({ data }: { readonly data: Part }): Promise<PartResult> => {
    if (!isPart(data)) throw new Error('the job is not a part of a file')
    try {
      return await convertPart(data, options)
    } catch (thrown) {
      throw new Error(`part ${data.index}: ${reasonOf(thrown)}`, { cause: thrown })
    }
  }
