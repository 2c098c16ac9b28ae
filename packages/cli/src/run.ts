import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { addCompletion } from './completion/completionCommand.js'
import { addConvert } from './convertCommand.js'
import { addDetect } from './detect/detectCommand.js'
import { addDrift } from './drift/driftCommand.js'
import { addExamples } from './help.js'
import { addInspect } from './inspect/inspectCommand.js'
import { addNewVendor } from './newVendor/newVendorCommand.js'
import type { ExitCode, Streams } from './Streams.js'
import { exitCodes, RefusedError, UsageError } from './Streams.js'
import { shownLines } from './shown.js'
import { styled, writeError } from './style.js'
import { addVendors } from './vendorsCommand.js'

const { version }: { version: string } = JSON.parse(readFileSync(`${import.meta.dirname}/../package.json`, 'utf8'))

// The width of the help without a terminal, or on one that reports 0 columns.
const HELP_COLUMNS = 80

/** Creates the program; `finish` receives the exit code. */
const programOf = (streams: Streams, finish: (code: ExitCode) => void): Command => {
  const { stdout, stderr } = streams
  const program = new Command('token-codecs')
    .description('Converts OAuth 2.0 token responses between vendors. Reads tokens from a file or standard input only.')
    .version(version)
    .exitOverride()
    // Its suggestion comes with the argument.
    .showSuggestionAfterError(false)
    .configureHelp({
      styleTitle: (title) => styled({ hasColors: () => true }, 'bold', title),
      // Commander would not wrap descriptions on a narrow terminal.
      minWidthToWrap: 10,
    })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      // Usage errors are printed by `run`, because commander's messages quote arguments.
      outputError: () => undefined,
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => stdout.columns || HELP_COLUMNS,
      getErrHelpWidth: () => stderr.columns || HELP_COLUMNS,
      getOutHasColors: () => stdout.hasColors?.() === true,
      getErrHasColors: () => stderr.hasColors?.() === true,
    })
  addExamples(program, [
    { args: 'convert --from bolt --to enterprise response.json', does: 'convert a response in a file' },
    { args: 'inspect response.json', does: 'see whose token a response contains, and when it expires' },
    { args: 'vendors bolt enterprise', does: 'compare the members of two vendors, and see what is lost' },
    { args: 'convert --help', does: 'show the flags and examples of a command' },
  ])
  addConvert(program, streams, finish)
  addDetect(program, streams, finish)
  addInspect(program, streams, finish)
  addVendors(program, streams, finish)
  addNewVendor(program, streams, finish)
  addDrift(program, streams, finish)
  addCompletion(program, streams, finish)
  return program
}

/** Runs the command line and returns its exit code. */
export const run = async (args: readonly string[], streams: Streams): Promise<ExitCode> => {
  let code: ExitCode = exitCodes.done
  const program = programOf(streams, (given) => {
    code = given
  })
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done
    if (error instanceof CommanderError && error.code === 'commander.help') return exitCodes.usage
    if (error instanceof RefusedError) {
      writeError(streams.stderr, `token-codecs: ${shownLines(error.message)}`)
      return exitCodes.refused
    }
    if (!(error instanceof UsageError || error instanceof CommanderError)) throw error
    const { usageMessage } = await import('./usageMessage.js')
    writeError(streams.stderr, `token-codecs: ${shownLines(usageMessage(error, program, args))}`)
    return exitCodes.usage
  }
  return code
}
