#!/usr/bin/env node
import { run } from './run.js'

// What a shell says of a program that SIGPIPE ended: 128 and the signal's number. Node ignores the signal.
const CLOSED_PIPE = 141

// A reader that goes away, as `head` does, wants no more: nothing is wrong, and there is nobody to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(CLOSED_PIPE)
  })
}

process.exitCode = await run(process.argv.slice(2), process)
