import type { Command, CommanderError } from 'commander'
import { didYouMean } from './didYouMean.js'
import { UsageError } from './Streams.js'

// These messages of commander quote our own names only; others quote arguments.
const quoteNothing = new Set([
  'commander.missingArgument',
  'commander.missingMandatoryOptionValue',
  'commander.optionMissingArgument',
  'commander.conflictingOption',
])

/** Returns the command that the arguments name. */
const commandIn = (program: Command, args: readonly string[]): Command | undefined =>
  args.flatMap((arg) => program.commands.filter((command) => command.name() === arg)).at(0)

const flagsOf = (command: Command): readonly string[] =>
  command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long }) => long ?? [])

const unknownFlag = (command: Command | undefined, message: string): string => {
  if (command === undefined) return 'unknown flag: expected a command before the flags'
  // Commander quotes the flag, and nothing else, in single quotes.
  const flag = message.slice(message.indexOf("'") + 1, message.lastIndexOf("'"))
  return `unknown flag${didYouMean(flag.replace(/=.*/s, ''), flagsOf(command))}`
}

const oneOf = (name: string, choices: readonly string[] = []): string => {
  const [last, ...others] = [...choices].reverse()
  if (last === undefined) return `${name}: expected another value`
  return `${name}: expected ${others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`}`
}

const invalidArgument = ({ options, registeredArguments }: Command, message: string): string => {
  const option = options.find(({ flags }) => message.startsWith(`error: option '${flags}'`))
  if (option !== undefined) return oneOf(option.long ?? option.flags, option.argChoices)
  const argument = registeredArguments.find(({ argChoices }) => argChoices !== undefined)
  return oneOf(argument?.name() ?? 'argument', argument?.argChoices)
}

/** Returns the message for an error of commander. */
const wrongCommandLine = (
  { code, message }: CommanderError,
  program: Command,
  command: Command | undefined,
): string => {
  if (quoteNothing.has(code)) return message.replace(/^error: /, '')
  switch (code) {
    case 'commander.unknownCommand':
      return `unknown command${didYouMean(
        program.args[0] ?? '',
        program.commands.map((each) => each.name()),
      )}`
    case 'commander.unknownOption':
      return unknownFlag(command, message)
    case 'commander.excessArguments':
      return `unexpected argument: expected ${command?.name() ?? ''} ${command?.usage() ?? ''}`
    default:
      return invalidArgument(command ?? program, message)
  }
}

/** Says what is wrong with a command line, and suggests known words. Never quotes an argument. */
export const usageMessage = (error: UsageError | CommanderError, program: Command, args: readonly string[]): string => {
  const command = commandIn(program, args)
  const message = error instanceof UsageError ? error.message : wrongCommandLine(error, program, command)
  return `${message} (see token-codecs ${command === undefined ? '' : `${command.name()} `}--help)`
}
