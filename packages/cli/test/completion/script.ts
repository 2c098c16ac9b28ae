import { expect } from 'vitest'
import { run } from '../../src/run.js'

/** Returns the script that `token-codecs completion` prints. */
export const script = async (shell: string): Promise<string> => {
  let stdout = ''
  let stderr = ''
  const code = await run(['completion', shell], {
    stdin: (async function* () {})(),
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  })
  expect([code, stderr]).toEqual([0, ''])
  return stdout
}
