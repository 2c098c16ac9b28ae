import type { AnyTokenCodec } from '@token-codecs/core'
import { jsonSchema } from '@token-codecs/core'

// Others keep a `$id`: all that a codec once wrote or read stays valid under it. A schema that breaks this gets another.
const SCHEMA_VERSION = 'v1'

/** The text of a package's schema.json. */
export const schemaOf = (name: string, codecs: readonly AnyTokenCodec[]): string =>
  `${JSON.stringify(jsonSchema(`urn:token-codecs:${name}:${SCHEMA_VERSION}`, codecs), null, 2)}\n`
