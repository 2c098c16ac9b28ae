// Real files for the tests of CSV, and what a conversion made of them.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { at, CanonicalToken, defineCodec, Rfc6749Token, scopes } from '@token-codecs/core'
import type { FileOptions, FileResult } from '../../src/node.js'
import { BulkError, convertFile } from '../../src/node.js'

/** A codec with a constant, scope names separated by commas, and extras. */
export const TeamToken = defineCodec<{
  ok?: true
  access_token?: string
  token_type?: string
  scope?: string
  team?: object
  is_enterprise_install?: boolean
}>()({
  id: 'team',
  fields: { accessToken: 'access_token', tokenType: 'token_type', scope: scopes('scope', { separator: ',' }) },
  tokenType: { spelled: ['bot'] },
  constants: { ok: true },
  extras: ['team', 'is_enterprise_install'],
})

/** A codec with the token in a container. */
export const NestedToken = defineCodec<{
  ok?: true
  authed_user?: { access_token?: string; token_type?: string; scope?: string }
}>()({
  id: 'nested',
  fields: {
    accessToken: at('authed_user', 'access_token'),
    tokenType: at('authed_user', 'token_type'),
    scope: scopes(at('authed_user', 'scope'), { separator: ',' }),
  },
  tokenType: { spelled: ['user'] },
  constants: { ok: true },
})

/** A codec that documents when the token was issued. */
export const StartedToken = defineCodec<{
  access_token?: string
  token_type?: string
  expires_in?: number
  refresh_token?: string
  scope?: string
  created_at?: number
}>()({
  id: 'started',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    scope: 'scope',
    issuedAt: 'created_at',
  },
})

/** Runs with a folder, and removes it. */
export const inFolder = async <A>(run: (folder: string) => Promise<A>): Promise<A> => {
  const folder = mkdtempSync(join(tmpdir(), 'bulk-csv-'))
  try {
    return await run(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const bytesAt = (path: string): string => (existsSync(path) ? readFileSync(path, 'latin1') : '')

/** All that a conversion leaves behind. Files have a character for each byte. */
export interface Left {
  readonly result: FileResult
  readonly output: string
  readonly rejects: readonly { readonly line: number; readonly offset: number; readonly code: string }[]
  readonly rejectedLines: string
  readonly summary: string
}

/** Paths of what a conversion leaves behind. */
export const pathsIn = (folder: string) => ({
  output: join(folder, 'output.csv'),
  rejects: join(folder, 'rejects.jsonl'),
  rejectedLines: join(folder, 'rejected.csv'),
  summary: join(folder, 'summary.json'),
})

export const left = (result: FileResult, folder: string): Left => {
  const { output, rejects, rejectedLines, summary } = pathsIn(folder)
  return {
    result,
    output: bytesAt(output),
    rejects: bytesAt(rejects)
      .split('\n')
      .slice(0, -1)
      .map((text) => JSON.parse(text)),
    rejectedLines: bytesAt(rejectedLines),
    summary: bytesAt(summary),
  }
}

export type Options = Partial<FileOptions>

export const defaults: FileOptions = { from: Rfc6749Token, to: CanonicalToken, csv: true }

/** Converts a file with the given bytes. */
export const convertedFile = (bytes: string | Uint8Array, options: Options = {}): Promise<Left> =>
  inFolder(async (folder) => {
    const input = join(folder, 'input.csv')
    writeFileSync(input, bytes)
    return left(await convertFile(input, { ...defaults, ...pathsIn(folder), ...options }), folder)
  })

async function* streamOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}

/** Converts a stream of the given pieces. */
export const convertedStream = (pieces: readonly Uint8Array[], options: Options = {}): Promise<Left> =>
  inFolder(async (folder) =>
    left(await convertFile(streamOf(pieces), { ...defaults, ...pathsIn(folder), ...options }), folder),
  )

/** Returns the code of the error that a conversion throws, if it has written nothing. */
export const refusal = (bytes: string, options: Options = {}): Promise<string | undefined> =>
  inFolder(async (folder) => {
    const input = join(folder, 'input.csv')
    writeFileSync(input, bytes)
    try {
      await convertFile(input, { ...defaults, ...pathsIn(folder), ...options })
      return undefined
    } catch (thrown) {
      const written = readdirSync(folder).filter((name) => name !== 'input.csv')
      return thrown instanceof BulkError && written.length === 0 ? thrown.code : undefined
    }
  })
