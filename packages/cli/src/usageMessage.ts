import type { Command, CommanderError } from 'commander'
import { didYouMean } from './didYouMean.js'
import { listOf } from './listOf.js'
import { UsageError } from './Streams.js'

// These messages of commander quote our own names only; others quote arguments.
const quoteNothing = new Set([
  'commander.missingArgument',
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
    .flatMap(({ long, short }) => [long, short].filter((flag) => flag !== undefined))

const nameIn = (flag: string): string => flag.replace(/=.*/s, '')

const unknownFlag = (command: Command, flag: string): string =>
  `unknown flag${didYouMean(
    nameIn(flag),
    flagsOf(command).filter((known) => known.startsWith('--')),
  )}`

/** Commander misses a required flag before it finds an unknown one, but often the unknown one is meant. */
const missingFlag = (command: Command, message: string, args: readonly string[]): string => {
  const known = flagsOf(command)
  const end = args.indexOf('--')
  const flags = end === -1 ? args : args.slice(0, end)
  const unknown = flags.find((arg) => /^--?[a-z]/i.test(arg) && !known.includes(nameIn(arg)))
  return unknown === undefined ? message.replace(/^error: /, '') : unknownFlag(command, unknown)
}

const invalidArgument = ({ options, registeredArguments }: Command, message: string): string => {
  const option = options.find(({ flags }) => message.includes(`'${flags}'`))
  const argument = registeredArguments.find(({ argChoices }) => argChoices !== undefined)
  const { argChoices = [] } = option ?? argument ?? {}
  return `${option?.long ?? argument?.name()}: expected ${listOf(argChoices, 'or')}`
}

/** Returns the message for an error of commander. */
const wrongCommandLine = (
  { code, message }: CommanderError,
  program: Command,
  command: Command | undefined,
  args: readonly string[],
): string => {
  if (quoteNothing.has(code)) return message.replace(/^error: /, '')
  if (code === 'commander.unknownCommand') {
    const known = program.commands.map((each) => each.name())
    return `unknown command${didYouMean(program.args[0] ?? '', known)}`
  }
  if (command === undefined) return 'unknown flag: expected a command before the flags'
  switch (code) {
    case 'commander.missingMandatoryOptionValue':
      return missingFlag(command, message, args)
    case 'commander.unknownOption':
      // Commander quotes the flag, and nothing else, in single quotes.
      return unknownFlag(command, message.slice(message.indexOf("'") + 1, message.lastIndexOf("'")))
    case 'commander.excessArguments':
      return `unexpected argument: expected ${command.name()} ${command.usage()}`
    case 'commander.invalidArgument':
      return invalidArgument(command, message)
    default:
      return 'wrong command line'
  }
}

/** Says what is wrong with a command line, and suggests known words. Never quotes an argument. */
export const usageMessage = (error: UsageError | CommanderError, program: Command, args: readonly string[]): string => {
  const command = commandIn(program, args)
  const message = error instanceof UsageError ? error.message : wrongCommandLine(error, program, command, args)
  const help = ['token-codecs', ...(command === undefined ? [] : [command.name()]), '--help'].join(' ')
  return `${message}${message.endsWith('?') ? ' See' : '; see'} ${help}`
}
