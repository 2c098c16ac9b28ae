import type { AnyTokenCodec } from '@token-codecs/core'
import { loadPackages } from '../src/codecs.js'

const packages = await loadPackages()

/** Every codec of the command line, by its id. */
export const codecs: ReadonlyMap<string, AnyTokenCodec> = new Map(
  packages.flatMap((each) => each.codecs).map((codec) => [codec.id, codec]),
)
