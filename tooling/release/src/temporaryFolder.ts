import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder that is there until the tests of the file, or of the block, that asks for it are over. */
export const temporaryFolder = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
