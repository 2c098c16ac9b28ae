#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads'
import { run } from './run.js'
import { exitCodes } from './Streams.js'

// Exit code that shells report after SIGPIPE: 128 plus the signal's number. Node ignores the signal itself.
const CLOSED_PIPE = 141

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    // The reader closed the pipe, as `head` does. This is not an error, so nothing is printed.
    if (code === 'EPIPE') process.exit(CLOSED_PIPE)
    if (stream === process.stdout)
      process.stderr.write(`token-codecs: cannot write the output: check disk space and permissions (${code})\n`)
    process.exit(exitCodes.usage)
  })
}

const start = async (): Promise<void> => {
  // `convert --jobs` starts this program in threads.
  if (isMainThread) process.exitCode = await run(process.argv.slice(2), process)
  else await (await import('./lines/serve.js')).serve()
}

// Without a top-level await, because the build makes a CommonJS program.
start()
