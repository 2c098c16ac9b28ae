import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchema } from '@token-codecs/core'
import type { CodecPackage } from '@tooling/testing/codecs'
import { root } from '@tooling/testing/workspace'
import type { Generated } from './Generated.js'

// A `$id` is kept by others: what a codec once wrote, or read, stays valid under it. Anything else is another version.
const SCHEMA_VERSION = 'v1'

/** The text of a package's schema.json. */
const schemaOf = ({ name, codecs }: CodecPackage): string =>
  `${JSON.stringify(jsonSchema(`urn:token-codecs:${name}:${SCHEMA_VERSION}`, codecs), null, 2)}\n`

/** The schema.json of every package with codecs. */
export const schemas = (packages: readonly CodecPackage[]): readonly Generated[] =>
  packages.map((codecPackage) => {
    const path = `packages/${codecPackage.name}/schema.json`
    const file = join(root, path)
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    return { path, file, text, current: schemaOf(codecPackage) }
  })
