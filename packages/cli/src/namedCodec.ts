import type { AnyTokenCodec } from '@token-codecs/core'
import { loadCodec, loadPackages } from './codecs.js'
import { UsageError } from './Streams.js'

const listed = ': token-codecs vendors lists the codecs'

/** Loads the codec whose id a flag gives. Throws a `UsageError` that suggests ids, and does not quote the given one. */
export const namedCodec = async (flag: string, id: string): Promise<AnyTokenCodec> => {
  const codec = await loadCodec(id)
  if (codec !== undefined) return codec
  // Loaded on demand, as other modules for mistakes, because a file costs a millisecond of each start.
  const { didYouMean } = await import('./didYouMean.js')
  const ids = (await loadPackages()).flatMap(({ codecs }) => codecs.map((each) => each.id))
  throw new UsageError(`${flag}: unknown codec${didYouMean(id, ids) || listed}`)
}
