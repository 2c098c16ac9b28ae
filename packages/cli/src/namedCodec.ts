import type { AnyTokenCodec } from '@token-codecs/core'
import { loadCodec } from './codecs.js'
import { UsageError } from './Streams.js'

/** Loads the codec whose id a flag gives. Throws a `UsageError` that does not quote the id. */
export const namedCodec = async (flag: string, id: string): Promise<AnyTokenCodec> => {
  const codec = await loadCodec(id)
  if (codec === undefined)
    throw new UsageError(`${flag}: expected the id of a codec, as token-codecs vendors lists them`)
  return codec
}
