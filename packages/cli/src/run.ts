import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { addConvert } from './convertCommand.js'
import type { ExitCode, Streams } from './Streams.js'
import { exitCodes, UsageError } from './Streams.js'
import { addVendors } from './vendorsCommand.js'

const { version }: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

const exitCodesHelp = `Exit codes: 0 done; 1 the input was refused; 2 the command line is wrong, the input
cannot be read, or the output cannot be written; 141 the reader of the output
closed it before the end.`

// commander's other messages quote the arguments.
const quoteNothing = new Set(['commander.missingMandatoryOptionValue', 'commander.optionMissingArgument'])

const usageMessage = (error: unknown): string | undefined => {
  if (error instanceof UsageError) return error.message
  if (!(error instanceof CommanderError)) return undefined
  if (quoteNothing.has(error.code)) return error.message.replace(/^error: /, '')
  return 'unknown command, unknown option or too many arguments'
}

/** Runs the command line and returns its exit code. */
export const run = async (args: readonly string[], streams: Streams): Promise<ExitCode> => {
  let code: ExitCode = exitCodes.done
  const program = new Command('token-codecs')
    .description(
      'Converts OAuth 2.0 token responses between vendors. Tokens are read from a file or standard input only.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      // Usage errors are told below, in words that quote nothing.
      outputError: () => undefined,
      writeErr: (text) => streams.stderr.write(text),
    })
    .addHelpText('after', `\n${exitCodesHelp}`)
  const finish = (given: ExitCode): void => {
    code = given
  }
  addConvert(program, streams, finish)
  addVendors(program, streams, finish)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done
    if (error instanceof CommanderError && error.code === 'commander.help') return exitCodes.usage
    const message = usageMessage(error)
    if (message === undefined) throw error
    streams.stderr.write(`token-codecs: ${message}; see token-codecs --help\n`)
    return exitCodes.usage
  }
  return code
}
