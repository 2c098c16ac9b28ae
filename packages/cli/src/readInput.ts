import { constants } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import type { Streams } from './Streams.js'
import { UsageError } from './Streams.js'

const advice = 'pass the path of a file, or pipe the response to standard input'
const tooLarge = 'is larger than one response can be; for a file of many responses, use --lines'

const NEWLINE = 0x0a

// Larger input does not fit into a string.
const MAX_BYTES = constants.MAX_STRING_LENGTH

// Longest line that a terminal delivers, with its end; the kernel drops the rest without notice.
const TERMINAL_LIMIT = process.platform === 'darwin' ? 1024 : 4096
const cut = 'a terminal cuts long lines, and one of these seems to be cut: pass the path of a file instead'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: ', no such file',
  ENAMETOOLONG: ', no such file',
  ENOTDIR: ', no such file',
  EISDIR: ', it is a directory',
  EACCES: ', check its permissions',
  EPERM: ', check its permissions',
}

/** Throws a `UsageError` for an error of the file system. The message quotes neither the path nor the error. */
export const unreadable = (what: string, thrown: unknown): never => {
  if (thrown instanceof UsageError) throw thrown
  if (!(thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string')) throw thrown
  const { [thrown.code]: reason = '' } = reasons
  throw new UsageError(`cannot read ${what}${reason} (${thrown.code}): ${advice}`)
}

/** True if a line is as long as the longest that a terminal delivers. */
const isCut = (bytes: Uint8Array): boolean => {
  let start = 0
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
    if (end + 1 - start === TERMINAL_LIMIT) return true
    start = end + 1
  }
  return bytes.length - start === TERMINAL_LIMIT
}

/** Asks for input on a terminal: a person who forgot FILE would wait for the program, while it waits for them. */
export const askForInput = ({ stdin, stderr }: Streams): void => {
  if (stdin.isTTY === true)
    stderr.write('token-codecs: reading standard input: paste a response, then press Enter and Ctrl-D\n')
}

const readStream = async (streams: Streams): Promise<Uint8Array> => {
  askForInput(streams)
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of streams.stdin) {
    chunks.push(chunk)
    length += chunk.length
    if (length > MAX_BYTES) throw new UsageError(`standard input ${tooLarge}`)
  }
  const bytes = Buffer.concat(chunks)
  if (streams.stdin.isTTY === true && isCut(bytes)) throw new UsageError(cut)
  return bytes
}

const readFile = (file: string): Uint8Array => {
  if (statSync(file).size > MAX_BYTES) throw new UsageError(`FILE ${tooLarge}`)
  return readFileSync(file)
}

const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)

/** Reads the bytes of a file, or of standard input for `-`. Throws a `UsageError` for blank input too. */
export const readInput = async (file: string, streams: Streams): Promise<Uint8Array> => {
  const isStandardInput = file === '-'
  const what = isStandardInput ? 'standard input' : 'FILE'
  const bytes = await (isStandardInput ? readStream(streams) : Promise.resolve(file).then(readFile)).catch((thrown) =>
    unreadable(what, thrown),
  )
  // A closed standard input or a directory looks empty to Node.
  if (isBlank(bytes)) throw new UsageError(`${what} is empty${isStandardInput ? ' or closed' : ''}: ${advice}`)
  return bytes
}
