import { run } from '../src/run.js'

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command with an input on standard input; `columns` is the width of the terminal. */
export const tokenCodecs = async (
  args: readonly string[],
  input: string | Uint8Array = '',
  columns?: number,
): Promise<Outcome> => {
  let stdout = ''
  let stderr = ''
  const code = await run(args, {
    stdin: (async function* () {
      yield typeof input === 'string' ? new TextEncoder().encode(input) : input
    })(),
    stdout: { write: (text) => (stdout += text), ...(columns === undefined ? {} : { columns }) },
    stderr: { write: (text) => (stderr += text) },
  })
  return { code, stdout, stderr }
}
