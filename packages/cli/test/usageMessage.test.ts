import { Command, CommanderError } from 'commander'
import { expect, test } from 'vitest'
import { usageMessage } from '../src/usageMessage.js'

test('does not show a message of commander that it does not know', () => {
  const program = new Command()
  program.command('convert')
  const error = new CommanderError(1, 'commander.newCode', "error: unlikely 'fake-access'")
  expect(usageMessage(error, program, ['convert', 'fake-access'])).not.toContain('fake-access')
})

test('names two flags that exclude each other', () => {
  const program = new Command().exitOverride().configureOutput({ outputError: () => undefined })
  program.command('convert').addOption(program.createOption('--lines').conflicts('csv')).option('--csv')
  const args = ['convert', '--lines', '--csv']
  try {
    program.parse(args, { from: 'user' })
    expect.fail()
  } catch (error) {
    expect(usageMessage(error as CommanderError, program, args)).toMatch(/--lines.*--csv.*token-codecs convert --help/)
  }
})
