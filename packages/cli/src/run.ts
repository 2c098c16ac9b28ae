import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { addConvert } from './convertCommand.js'
import { addDetect } from './detect/detectCommand.js'
import { addDrift } from './drift/driftCommand.js'
import { addInspect } from './inspect/inspectCommand.js'
import { addNewVendor } from './newVendor/newVendorCommand.js'
import type { ExitCode, Streams } from './Streams.js'
import { exitCodes, RefusedError, UsageError } from './Streams.js'
import { shownLines } from './shown.js'
import { addVendors } from './vendorsCommand.js'

const { version }: { version: string } = JSON.parse(readFileSync(`${import.meta.dirname}/../package.json`, 'utf8'))

const exitCodesHelp = [
  'Exit codes:',
  '  0    success',
  '  1    the response was rejected, or the documentation is unclear or has changed',
  '  2    wrong command line, unreadable input or unwritable output',
  '  4    several codecs read the response, and disagree on the token',
  '  141  the reader closed the output early, as head does',
].join('\n')

// Other messages of commander quote the arguments.
const quoteNothing = new Set(['commander.missingMandatoryOptionValue', 'commander.optionMissingArgument'])

const usageMessage = (error: unknown): string | undefined => {
  if (error instanceof UsageError) return error.message
  if (!(error instanceof CommanderError)) return undefined
  if (quoteNothing.has(error.code)) return error.message.replace(/^error: /, '')
  return 'unknown command, option or argument: expected convert, detect, inspect, vendors, new-vendor or drift, with their options'
}

/** Runs the command line and returns its exit code. */
export const run = async (args: readonly string[], streams: Streams): Promise<ExitCode> => {
  let code: ExitCode = exitCodes.done
  const program = new Command('token-codecs')
    .description('Converts OAuth 2.0 token responses between vendors. Reads tokens from a file or standard input only.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      // Usage errors are printed below, because commander's messages quote arguments.
      outputError: () => undefined,
      writeErr: (text) => streams.stderr.write(text),
    })
    .addHelpText('after', `\n${exitCodesHelp}`)
  const finish = (given: ExitCode): void => {
    code = given
  }
  addConvert(program, streams, finish)
  addDetect(program, streams, finish)
  addInspect(program, streams, finish)
  addVendors(program, streams, finish)
  addNewVendor(program, streams, finish)
  addDrift(program, streams, finish)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done
    if (error instanceof CommanderError && error.code === 'commander.help') return exitCodes.usage
    if (error instanceof RefusedError) {
      streams.stderr.write(`token-codecs: ${shownLines(error.message)}\n`)
      return exitCodes.refused
    }
    const message = usageMessage(error)
    if (message === undefined) throw error
    streams.stderr.write(`token-codecs: ${shownLines(message)}; see token-codecs --help\n`)
    return exitCodes.usage
  }
  return code
}
