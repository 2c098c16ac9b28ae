import { readFile, rename, writeFile } from 'node:fs/promises'
import type { Token, TokenSourceOptions } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import { lock as lockFile } from 'proper-lockfile'

type FileStore = Pick<TokenSourceOptions, 'load' | 'save'> & Required<Pick<TokenSourceOptions, 'lock'>>

/** Stores a token in a file, with a lock shared by all processes. */
export const fileStore = (file: string): FileStore => ({
  load: async (): Promise<Token> => CanonicalToken.parse(JSON.parse(await readFile(file, 'utf8'))),
  save: async (token) => {
    await writeFile(`${file}.${process.pid}`, JSON.stringify(CanonicalToken.encode(token)))
    await rename(`${file}.${process.pid}`, file)
  },
  lock: async (run) => {
    const retries = { retries: 500, minTimeout: 20, maxTimeout: 20 }
    const release = await lockFile(file, { realpath: false, retries })
    return run().finally(release)
  },
})
