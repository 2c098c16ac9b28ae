import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { resumeCommand } from '../../src/lines/resumeCommand.js'

test('repeats flags and files, without defaults', () => {
  const flags = { onLoss: 'report', notes: 'text', from: 'bolt', lines: true, rejectedLines: 'r', strict: undefined }
  expect(resumeCommand('responses.jsonl', flags)).toBe(
    'token-codecs convert --from bolt --lines --rejected-lines r --resume responses.jsonl',
  )
})

test('adds --resume once', () => {
  expect(resumeCommand('f', { lines: true, resume: true })).toBe('token-codecs convert --lines --resume f')
})

test('a shell reads back every argument', () => {
  const [file, output] = ["-it's $HOME `x`", 'a b\n"c"\\']
  const command = resumeCommand(file, { output }).replace('token-codecs convert', 'printf "%s\\0"')
  expect(spawnSync('sh', ['-c', command], { encoding: 'utf8' }).stdout.split('\0')).toEqual([
    '--output',
    output,
    '--resume',
    `./${file}`,
    '',
  ])
})
