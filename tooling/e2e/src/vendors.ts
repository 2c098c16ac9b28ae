import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyTokenCodec, JsonObject } from '@token-codecs/core'
import { codecPackages } from '@tooling/testing/codecs'
import { root } from '@tooling/testing/workspace'

/** A documented answer. */
interface Answer {
  readonly name: string
  readonly body: JsonObject
  readonly isError: boolean
}

interface Vendor {
  readonly codec: AnyTokenCodec
  readonly answers: readonly Answer[]
}

/** The cases in a codec's folder of fixtures: each is `<case>.json` beside `<case>.expected.json`. */
const answersIn = (folder: string): readonly Answer[] => {
  const load = (name: string): JsonObject => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const names = readdirSync(folder).flatMap((file) => /^(.*)\.expected\.json$/.exec(file)?.[1] ?? [])
  return names.map((name) => ({
    name,
    body: load(`${name}.json`),
    isError: Object.hasOwn(load(`${name}.expected.json`), 'error'),
  }))
}

/** The codecs of all vendors, with the answers that their documentation shows. */
export const vendors: readonly Vendor[] = codecPackages
  .filter(({ name }) => name !== 'core')
  .flatMap(({ name, codecs }) =>
    codecs.map((codec) => ({ codec, answers: answersIn(join(root, 'packages', name, 'fixtures', codec.vendor)) })),
  )
