import { readdirSync, readFileSync } from 'node:fs'
import { BoltSdkToken, BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec, JsonObject } from '@token-codecs/core'
import { EnterpriseDelegatedToken, EnterpriseToken } from '@token-codecs/enterprise'
import { OryLikeToken } from '@token-codecs/ory-like'
import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'

/** A documented answer. */
interface Answer {
  readonly name: string
  readonly body: JsonObject
  readonly isError: boolean
}

interface Vendor {
  readonly codec: AnyTokenCodec
  /** With which its errors come. */
  readonly statuses: readonly number[]
  readonly answers: readonly Answer[]
}

const packages = new URL('../../../packages/', import.meta.url)

const answersIn = (folder: string): readonly Answer[] => {
  const location = new URL(folder, packages)
  const load = (name: string): JsonObject => JSON.parse(readFileSync(new URL(name, location), 'utf8'))
  return readdirSync(location)
    .filter((name) => name.endsWith('.expected.json'))
    .map((expected) => {
      const name = expected.replace('.expected.json', '')
      return { name, body: load(`${name}.json`), isError: Object.hasOwn(load(expected), 'error') }
    })
}

const vendor = (codec: AnyTokenCodec, folder: string, statuses: readonly number[]): Vendor => ({
  codec,
  statuses,
  answers: answersIn(folder),
})

/** The codecs of all vendors, with the answers that their documentation shows. */
export const vendors: readonly Vendor[] = [
  vendor(BoltToken, 'bolt/fixtures/bolt/', [400, 401, 403, 404, 422]),
  vendor(BoltSdkToken, 'bolt/fixtures/bolt-sdk/', [400, 403, 422]),
  vendor(EnterpriseToken, 'enterprise/fixtures/enterprise/', [400, 401]),
  vendor(EnterpriseDelegatedToken, 'enterprise/fixtures/enterprise-delegated/', [400, 401]),
  vendor(OryLikeToken, 'ory-like/fixtures/ory-like/', [400, 401, 500]),
  vendor(PipeshubToken, 'pipeshub/fixtures/pipeshub/', [400, 401, 403, 429]),
  vendor(PipeshubSdkToken, 'pipeshub/fixtures/pipeshub-sdk/', [400, 401, 403, 429]),
]
