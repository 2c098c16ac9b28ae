#!/usr/bin/env node
import { run } from './run.js'
import { exitCodes } from './Streams.js'

// A shell's exit code for a program that SIGPIPE ended: 128 and the signal's number. Node ignores the signal.
const CLOSED_PIPE = 141

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    // A reader that goes away, as `head` does, wants no more: nothing is wrong, and there is nobody to tell.
    if (code === 'EPIPE') process.exit(CLOSED_PIPE)
    if (stream === process.stdout) process.stderr.write(`token-codecs: the output cannot be written (${code})\n`)
    process.exit(exitCodes.usage)
  })
}

process.exitCode = await run(process.argv.slice(2), process)
