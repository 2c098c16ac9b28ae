// Runs the programs that it is given in this one process, each when the one before has nothing left to do, and prints a
// line of JSON for each: its path, and how it would have ended as a process of its own.
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
// Errors that nobody caught, and rejections that nobody handled.
process.on('uncaughtException', fail)

process.on('beforeExit', () => {
  // No code: the program waits for something that never comes.
  if (path !== undefined) print(`${JSON.stringify(path)},${JSON.stringify({ code: null, ...outcome })}\n`)
  path = programs.shift()
  outcome = { stdout: '', stderr: '' }
  if (path === undefined) return
  import(pathToFileURL(path)).then(() => {
    outcome = { code: process.exitCode ?? 0, ...outcome }
    process.exitCode = undefined
  }, fail)
})
