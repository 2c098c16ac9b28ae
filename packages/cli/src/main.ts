#!/usr/bin/env node
import { run } from './run.js'
import { exitCodes } from './Streams.js'

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    // The reader closed the pipe, as `head` does. This is not an error, so nothing is printed.
    if (code === 'EPIPE') process.exit(exitCodes.closedPipe)
    if (stream === process.stdout)
      process.stderr.write(`token-codecs: cannot write the output: check disk space and permissions (${code})\n`)
    process.exit(exitCodes.usage)
  })
}

// Signals have no handler: a shell stops its loop only if the signal itself ends the program.
process.on('uncaughtException', async (thrown) => {
  // A second exception, perhaps of this handler.
  if (process.exitCode === exitCodes.bug) process.exit()
  process.exitCode = exitCodes.bug
  const { crashLine } = await import('./crashLine.js')
  process.stderr.write(`${crashLine(thrown)}\n`, () => process.exit())
})

// Without a top-level await, because the build makes a CommonJS program.
run(process.argv.slice(2), process).then((code) => {
  process.exitCode = code
})
