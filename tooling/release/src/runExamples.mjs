// Runs the given programs in this process, each when the previous one has nothing left to do. Prints a line of JSON for
// each: its path, and its outcome as if it had run in a separate process.
import { pathToFileURL } from 'node:url'

const programs = process.argv.slice(2)
const print = process.stdout.write.bind(process.stdout)
let path
let outcome

for (const name of ['stdout', 'stderr']) {
  process[name].write = (chunk, ...rest) => {
    outcome[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk)
    const written = rest.at(-1)
    if (typeof written === 'function') process.nextTick(written)
    return true
  }
}

const fail = (error) => {
  outcome.code = 1
  outcome.stderr += error?.stack ?? error
}
// Node also emits this event for unhandled rejections.
process.on('uncaughtException', fail)

process.on('beforeExit', () => {
  // The code is null if the program awaits a promise that never settles.
  if (path !== undefined) print(`${JSON.stringify(path)},${JSON.stringify({ code: null, ...outcome })}\n`)
  path = programs.shift()
  outcome = { stdout: '', stderr: '' }
  if (path === undefined) return
  import(pathToFileURL(path)).then(() => {
    outcome = { code: process.exitCode ?? 0, ...outcome }
    process.exitCode = undefined
  }, fail)
})
