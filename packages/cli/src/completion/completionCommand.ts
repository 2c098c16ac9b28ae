import type { Command } from 'commander'
import { addExamples } from '../help.js'
import type { ExitCode, Streams } from '../Streams.js'

const shells = ['bash', 'zsh', 'fish'] as const

/** A shell that the command can write a script for. */
export type Shell = (typeof shells)[number]

/** Adds the `completion` command to the program; `finish` receives the exit code. */
export const addCompletion = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  const command = program
    .command('completion')
    .description(
      'print a script with which a shell completes commands, flags, codecs and files; renew it after an upgrade',
    )
    .addArgument(program.createArgument('<SHELL>', 'your shell').choices(shells))
    .action(async (shell: Shell) => {
      const { completion } = await import('./completion.js')
      finish(await completion(shell, program, streams))
    })
  addExamples(
    command,
    [
      {
        args: 'completion bash > ~/.local/share/bash-completion/completions/token-codecs',
        does: 'bash, with the package bash-completion',
      },
      {
        args: 'completion bash > ~/.token-codecs.bash',
        does: 'bash without that package: source this file in ~/.bashrc',
      },
      { args: 'completion zsh > ~/.token-codecs.zsh', does: 'zsh: source this file in ~/.zshrc, after compinit' },
      { args: 'completion fish > ~/.config/fish/completions/token-codecs.fish', does: 'fish' },
    ],
    ['done', 'usage'],
  )
}
