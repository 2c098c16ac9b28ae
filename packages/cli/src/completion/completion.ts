import type { Command } from 'commander'
import { loadPackages } from '../codecs.js'
import type { ExitCode, Streams } from '../Streams.js'
import { exitCodes } from '../Streams.js'
import { bashScript } from './bashScript.js'
import { completionTable } from './CompletionTable.js'
import type { Shell } from './completionCommand.js'
import { fishScript } from './fishScript.js'
import { zshScript } from './zshScript.js'

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const

/** Prints the script of a shell, and returns the exit code. */
export const completion = async (shell: Shell, program: Command, streams: Streams): Promise<ExitCode> => {
  streams.stdout.write(scripts[shell](completionTable(program, await loadPackages())))
  return exitCodes.done
}
