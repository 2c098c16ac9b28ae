import type { Command } from 'commander'
import { exitCodes } from './Streams.js'

type Outcome = keyof typeof exitCodes

const meanings: Readonly<Record<Outcome, string>> = {
  done: 'success',
  refused: 'the response was refused, or the documentation is unclear or has changed',
  usage: 'wrong command line, unreadable input or unwritable output',
  rejectedLines: 'finished, but some lines were rejected',
  disagree: 'several codecs read the response, and they disagree',
  bug: 'unexpected error in token-codecs: please report it',
  interrupted: 'interrupted, as by Ctrl-C (SIGINT)',
  closedPipe: 'the reader closed the output early, as head does',
  terminated: 'terminated (SIGTERM)',
}

const outcomes = Object.keys(meanings) as readonly Outcome[]

/** An example in the help of a command. */
export interface Example {
  /** Arguments of `token-codecs`. */
  readonly args: string
  /** A phrase without a full stop. */
  readonly does: string
}

const exampleLines = ({ args, does }: Example): readonly string[] => [`  # ${does}`, `  token-codecs ${args}`, '']

const codeLine = (outcome: Outcome): string => `  ${String(exitCodes[outcome]).padEnd(4)} ${meanings[outcome]}`

/** Adds examples and exit codes below the help of a command; by default all codes. */
export const addExamples = (
  command: Command,
  examples: readonly Example[],
  codes: readonly Outcome[] = outcomes,
): Command =>
  command.addHelpText('after', () => {
    const others = codes.length < outcomes.length ? ['  Other codes: token-codecs --help'] : []
    return ['', 'Examples:', ...examples.flatMap(exampleLines), 'Exit codes:', ...codes.map(codeLine), ...others].join(
      '\n',
    )
  })
