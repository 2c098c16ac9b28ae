import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Creates a folder and deletes it after the tests of the calling file or block. */
export const temporaryFolder = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
