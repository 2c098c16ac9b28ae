import type { Argument, Command, Option } from 'commander'
import type { CodecPackage } from '../codecs.js'

/** Values that a flag or an argument takes: some words, files or folders. Other values cannot be completed. */
export interface Values {
  readonly words: readonly string[]
  readonly paths?: 'files' | 'folders'
}

export interface CompletedFlag {
  /** Long name first, such as `--help` and `-h`. */
  readonly names: readonly string[]
  readonly description: string
  /** `undefined` for a flag without a value. */
  readonly values?: Values
  readonly isRepeatable: boolean
}

export interface CompletedCommand {
  readonly name: string
  readonly description: string
  readonly flags: readonly CompletedFlag[]
  /** Values of all its arguments. */
  readonly values: Values
}

/** The words that a shell completes. */
export interface CompletionTable {
  readonly flags: readonly CompletedFlag[]
  readonly commands: readonly CompletedCommand[]
}

/** Values by the names that the commands use in their help, such as `--from <codec>`. */
type Kinds = Readonly<Record<string, Values>>

const kindsOf = (packages: readonly CodecPackage[], commands: readonly string[]): Kinds => {
  const ids = packages.flatMap(({ codecs }) => codecs.map(({ id }) => id))
  return {
    codec: { words: ids },
    id: { words: ids },
    CODEC: { words: [...new Set([...ids, ...packages.map(({ name }) => name)])] },
    file: { words: [], paths: 'files' },
    FILE: { words: [], paths: 'files' },
    folder: { words: [], paths: 'folders' },
    DIR: { words: [], paths: 'folders' },
    command: { words: commands },
  }
}

const union = (values: readonly Values[]): Values => {
  const paths = values.flatMap((each) => each.paths ?? []).at(0)
  return { words: values.flatMap(({ words }) => words), ...(paths === undefined ? {} : { paths }) }
}

/** Returns the values of a placeholder such as `codec|auto`, in which other words than kinds stand for themselves. */
const valuesOf = (kinds: Kinds, placeholder: string, choices?: readonly string[]): Values => {
  if (choices !== undefined) return { words: choices }
  const parts = placeholder.split('|')
  return union(parts.map((part) => kinds[part] ?? { words: parts.length > 1 ? [part] : [] }))
}

const placeholderOf = ({ flags }: Option): string => /[<[](.*?)(?:\.\.\.)?[>\]]$/.exec(flags)?.[1] ?? ''

const completedFlag =
  (kinds: Kinds) =>
  (option: Option): CompletedFlag => {
    const { long, short, description, required, optional, argChoices, variadic, parseArg } = option
    return {
      names: [long, short].filter((name) => name !== undefined),
      description,
      // A function collects the values of a repeated flag, unless it checks choices.
      isRepeatable: variadic || (parseArg !== undefined && argChoices === undefined),
      ...(required || optional ? { values: valuesOf(kinds, placeholderOf(option), argChoices) } : {}),
    }
  }

const argumentValues =
  (kinds: Kinds) =>
  (argument: Argument): Values =>
    valuesOf(kinds, argument.name(), argument.argChoices)

/** Lists what a shell completes, from the tables of commander. */
export const completionTable = (program: Command, packages: readonly CodecPackage[]): CompletionTable => {
  const help = program.createHelp()
  const commands = help.visibleCommands(program)
  const kinds = kindsOf(
    packages,
    commands.map((command) => command.name()),
  )
  const flagsOf = (command: Command): readonly CompletedFlag[] => help.visibleOptions(command).map(completedFlag(kinds))
  return {
    flags: flagsOf(program),
    commands: commands.map((command) => ({
      name: command.name(),
      description: command.description(),
      flags: flagsOf(command),
      values: union(command.registeredArguments.map(argumentValues(kinds))),
    })),
  }
}
