import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { convert, formatError } from '@token-codecs/core'
import { EnterpriseDelegatedToken } from '@token-codecs/enterprise'
import { PipeshubToken } from '@token-codecs/pipeshub'

interface Row {
  user: string
  /** Epoch seconds. */
  received_at: number
  response: unknown
}

/** Parses a line. The error of `JSON.parse` would quote it, tokens included. */
const parse = (line: string): Row | null => {
  try {
    const row = JSON.parse(line)
    return typeof row === 'object' ? row : null
  } catch {
    return null
  }
}

/** Counts of notes, by label. */
const counts = new Map<string, number>()
let migrated = 0
let refused = 0

/** Converts lines, and reports each refused line by its number. */
async function* migrate(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) {
    const row = parse(line)
    const options = { receivedAt: row?.received_at ?? 0 }
    const result = row && convert(PipeshubToken, EnterpriseDelegatedToken, options)(row.response)
    if (result?._tag === 'Right') {
      migrated += 1
      for (const { source, action, member, code } of result.right.notes) {
        const label = `${source}: ${action} ${member} (${code})`
        counts.set(label, (counts.get(label) ?? 0) + 1)
      }
      yield `${JSON.stringify({ ...row, response: result.right.value })}\n`
    } else {
      refused += 1
      console.error(`line ${migrated + refused}: ${result ? formatError(result.left) : 'expected JSON'}`)
    }
  }
}

const table = await open(process.argv[2] ?? 'responses.jsonl').catch(({ message }: Error) => {
  console.error(message)
  process.exit(2)
})
await pipeline(migrate(table.readLines()), process.stdout, { end: false })
for (const [label, count] of counts) console.error(`${count} × ${label}`)
console.error(`${migrated} migrated, ${refused} refused`)
process.exitCode = refused === 0 ? 0 : 1
