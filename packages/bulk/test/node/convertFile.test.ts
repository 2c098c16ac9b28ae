import { execFileSync, spawn } from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { identityOf } from '../../src/node/Checkpoint.js'
import type { FileOptions } from '../../src/node/convertFile.js'
import { convertFile } from '../../src/node/convertFile.js'
import { contentsOf, removeFolder, temporaryFolder } from '../folder.js'
import { cuts, lineBytes, piecesOf } from '../samples.js'

const cases = inject('cases')
// The worker has the same options.
const options = { from: Rfc6749Token, to: CanonicalToken, maxLineBytes: 5_000 }
const startWorker = (): Worker => new Worker(new URL('../worker.mjs', import.meta.url))

let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => removeFolder(folder))
const at = (name: string): string => join(folder, name)

/** Options that write all files, into a folder that is created. */
const outputsIn = (name: string) => {
  mkdirSync(at(name), { recursive: true })
  return {
    output: at(`${name}/output`),
    rejects: at(`${name}/rejects`),
    rejectedLines: at(`${name}/rejected`),
    summary: at(`${name}/summary`),
  }
}
const filesIn = (name: string): Readonly<Record<string, string>> => contentsOf(at(name))

async function* streamOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}

const good = '{"access_token":"fake-a"}\n'
const bad = '{"access_token":""}\n'
const converted = '{"v":1,"accessToken":"fake-a","tokenType":"Bearer"}\n'

/** A file of several parts of a mebibyte, each with rejected and blank lines. */
const writeParts = (name: string, mebibytes: number, longest = 5_001): string => {
  // Long lines, because the number of lines costs time.
  const long = `{"access_token":"fake-a","padding":"${'x'.repeat(4_000)}"}\n`
  const block = `${long.repeat(10)}${good}${bad}\nfake-not-json\r\n${'x'.repeat(longest)}\n`
  writeFileSync(at(name), `${block.repeat(Math.ceil((mebibytes * 1_048_576) / block.length))}${bad.trim()}`)
  return at(name)
}

/** Stops after a number of outcomes. */
const stopAfter = (outcomes: number): Pick<FileOptions, 'signal' | 'onProgress'> => {
  const controller = new AbortController()
  let left = outcomes
  const onProgress = (): void => {
    left -= 1
    if (left <= 0) controller.abort()
  }
  return { signal: controller.signal, onProgress }
}

describe('a file', () => {
  test('has the same outputs as its stream in any pieces', async () => {
    await fc.assert(
      fc.asyncProperty(lineBytes, cuts, async (bytes, sizes) => {
        writeFileSync(at('input'), bytes)
        const short = { ...options, maxLineBytes: 60 }
        const ofFile = await convertFile(at('input'), { ...short, ...outputsIn('file') })
        const ofStream = await convertFile(streamOf(piecesOf(bytes, sizes)), { ...short, ...outputsIn('stream') })
        expect(ofStream).toStrictEqual(ofFile)
        expect(filesIn('stream')).toEqual(filesIn('file'))
        expect(Object.keys(filesIn('file'))).toEqual(['output', 'rejected', 'rejects', 'summary'])
      }),
      { numRuns: Math.ceil(cases / 5) },
    )
  })

  test('of several parts has the same outputs with one job, with workers and as a stream', async () => {
    const input = writeParts('input', 5)
    const [notes, progress]: [number[], number[]] = [[], []]
    const { status, counts } = await convertFile(input, {
      ...options,
      ...outputsIn('one'),
      onNotes: (line) => notes.push(line),
      onProgress: (bytes) => progress.push(bytes),
    })
    const workerNotes: number[] = []
    const byWorkers = await convertFile(input, {
      ...options,
      ...outputsIn('workers'),
      jobs: 3,
      startWorker,
      onNotes: (line) => workerNotes.push(line),
    })
    const bytes = readFileSync(input)
    await convertFile(streamOf(piecesOf(bytes, [65_536])), { ...options, ...outputsIn('stream') })
    expect(status).toBe('finished')
    expect(byWorkers).toStrictEqual({ status, counts })
    expect(filesIn('workers')).toEqual(filesIn('one'))
    expect(filesIn('stream')).toEqual(filesIn('one'))
    expect(workerNotes).toEqual(notes)
    expect(notes).toHaveLength(counts.written)
    expect(progress.at(-1)).toBe(bytes.length)
    expect([...progress].sort((one, other) => one - other)).toEqual(progress)

    const files = filesIn('one')
    const rejects = (files.rejects ?? '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rejects).toHaveLength(counts.rejected)
    expect(JSON.parse(files.summary ?? '')).toStrictEqual({ ...counts, bytes: bytes.length })
    const lines = bytes.toString().split('\n')
    expect(counts.lines).toBe(lines.length)
    expect(files.rejected).toBe(
      rejects.map(({ line }) => `${lines[line - 1]}${line === lines.length ? '' : '\n'}`).join(''),
    )
    for (const { line, offset } of rejects.slice(-9)) {
      expect(bytes.subarray(offset).toString().split('\n')[0]).toBe(lines[line - 1])
    }
  })

  test('is written for the user only, without a rest', async () => {
    writeFileSync(at('input'), `${good}${bad}`)
    const outputs = outputsIn('a')
    await convertFile(at('input'), { ...options, ...outputs })
    for (const path of Object.values(outputs)) expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(Object.keys(filesIn('a'))).toEqual(['output', 'rejected', 'rejects', 'summary'])
  })

  test('is written for the user only, even if others left a file or a link of the temporary name', async () => {
    writeFileSync(at('input'), good)
    mkdirSync(at('a'))
    writeFileSync(at('a/output.partial'), 'old', { mode: 0o666 })
    writeFileSync(at('others'), 'old')
    symlinkSync('../others', at('a/rejects.partial'))
    symlinkSync('../others', at('a/summary.partial'))
    symlinkSync('../others', at('a/output.checkpoint.partial'))
    const outputs = outputsIn('a')
    await convertFile(at('input'), { ...options, ...outputs })
    expect(readFileSync(at('others'), 'utf8')).toBe('old')
    for (const path of Object.values(outputs)) expect(lstatSync(path).mode).toBe(0o100600)
  })

  test('may be empty', async () => {
    writeFileSync(at('input'), '')
    const { status, counts } = await convertFile(at('input'), { ...options, ...outputsIn('a') })
    expect([status, counts.lines]).toEqual(['finished', 0])
    expect(filesIn('a')).toMatchObject({ output: '', rejects: '', rejected: '' })
  })

  test('that is missing is an error of the file system, and leaves nothing', async () => {
    await expect(convertFile(at('input'), { ...options, ...outputsIn('a') })).rejects.toMatchObject({ code: 'ENOENT' })
    expect(filesIn('a')).toEqual({})
  })

  test('that is a folder is an error of the file system', async () => {
    await expect(convertFile(folder, { ...options, ...outputsIn('a') })).rejects.toMatchObject({ code: 'EISDIR' })
  })

  test('that is a pipe is read to its end', async () => {
    execFileSync('sh', ['-c', 'mkfifo "$0"', at('pipe')])
    const writer = spawn('sh', ['-c', `printf '%s\\n' '${good.trim()}' > '${at('pipe')}'`])
    const { counts } = await convertFile(at('pipe'), { ...options, output: at('output') })
    expect(counts.written).toBe(1)
    expect(readFileSync(at('output'), 'utf8')).toBe(converted)
    await expect(convertFile(at('pipe'), { ...options, output: at('output'), resume: true })).rejects.toMatchObject({
      code: 'no-output',
    })
    writer.kill()
  })

  test('is counted only, if there is no output', async () => {
    writeFileSync(at('input'), `${good}${bad}`)
    const { counts } = await convertFile(at('input'), { ...options, rejects: at('rejects') })
    expect(counts).toMatchObject({ lines: 2, written: 1, rejected: 1 })
    expect(Object.keys(contentsOf(folder))).toEqual(['input', 'rejects'])
  })

  test('is handed to a function, which may be slow', async () => {
    writeFileSync(at('input'), good.repeat(3))
    let text = ''
    await convertFile(at('input'), {
      ...options,
      output: async (bytes) => {
        await Promise.resolve()
        text += new TextDecoder().decode(bytes)
      },
    })
    expect(text).toBe(converted.repeat(3))
  })

  test('is converted to a device', async () => {
    writeFileSync(at('input'), `${good}${bad}`)
    const devices = { output: '/dev/null', rejects: '/dev/null', rejectedLines: '/dev/null', summary: '/dev/null' }
    const { counts } = await convertFile(at('input'), { ...options, ...devices })
    expect(counts.written).toBe(1)
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
    for (const name of Object.keys(devices)) {
      const full = convertFile(at('input'), { ...options, output: at('output'), [name]: '/dev/full' })
      await expect(full, name).rejects.toMatchObject({ code: 'ENOSPC' })
      for (const rest of ['output.checkpoint', 'output.partial']) if (existsSync(at(rest))) unlinkSync(at(rest))
    }
  })

  test('replaces the target of a symbolic link, not the link', async () => {
    writeFileSync(at('input'), good)
    writeFileSync(at('target'), 'old')
    symlinkSync('target', at('output'))
    await convertFile(at('input'), { ...options, output: at('output') })
    expect(readFileSync(at('target'), 'utf8')).toBe(converted)
    expect(existsSync(at('output.partial'))).toBe(false)
  })
})

describe('files that would overwrite each other are refused', () => {
  test.each<
    readonly [title: string, outputs: Partial<Record<'output' | 'rejects' | 'rejectedLines' | 'summary', string>>]
  >([
    ['the output is the input', { output: 'input' }],
    ['the rejects are the input', { output: 'output', rejects: 'input' }],
    ['the rejected lines are the input', { rejectedLines: 'input' }],
    ['the summary is the input', { summary: 'input' }],
    ['the output is a link to the input', { output: 'link' }],
    ['the unfinished output is the input', { output: 'inp' }],
    ['two outputs are the same new file', { output: 'output', rejects: 'output' }],
    ['the summary is the output', { output: 'output', summary: 'output' }],
    ['the rejects are the checkpoint', { output: 'output', rejects: 'output.checkpoint' }],
  ])('if %s', async (_, outputs) => {
    writeFileSync(at('input'), good)
    writeFileSync(at('inp.partial'), good)
    symlinkSync('input', at('link'))
    const before = contentsOf(folder)
    const paths = Object.fromEntries(Object.entries(outputs).map(([name, path]) => [name, at(path)]))
    const input = outputs.output === 'inp' ? at('inp.partial') : at('input')
    await expect(convertFile(input, { ...options, ...paths })).rejects.toMatchObject({ code: 'same-file' })
    expect(contentsOf(folder)).toEqual(before)
  })

  test('but not if the output replaces another name of the input', async () => {
    writeFileSync(at('input'), good)
    linkSync(at('input'), at('output'))
    await convertFile(at('input'), { ...options, output: at('output') })
    expect(contentsOf(folder)).toEqual({ input: good, output: converted })
  })
})

describe('too many rejects', () => {
  test.each([
    [0, 'too-many-rejects'],
    [2, 'too-many-rejects'],
    [3, 'finished'],
  ])('%d permitted: %s', async (maxRejects, status) => {
    writeFileSync(at('input'), bad.repeat(3))
    const outcome = await convertFile(at('input'), { ...options, ...outputsIn('a'), maxRejects })
    expect(outcome).toMatchObject({ status, counts: { rejected: 3 } })
    expect(existsSync(at('a/output'))).toBe(status === 'finished')
  })

  test('stay too many when the conversion is resumed, until more are permitted', async () => {
    const input = writeParts('input', 3)
    const { counts } = await convertFile(input, { ...options, ...outputsIn('whole') })
    const resumable = { ...options, ...outputsIn('a'), resume: true }
    const first = await convertFile(input, { ...resumable, maxRejects: 10 })
    expect(first.status).toBe('too-many-rejects')
    expect(first.counts.lines).toBeLessThan(counts.lines)
    expect(await convertFile(input, { ...resumable, maxRejects: 10 })).toStrictEqual(first)
    expect(await convertFile(input, { ...resumable, maxRejects: counts.rejected - 1 })).toMatchObject({
      status: 'too-many-rejects',
    })
    expect(await convertFile(input, { ...resumable, maxRejects: counts.rejected - 1 })).toMatchObject({
      status: 'too-many-rejects',
    })
    expect(await convertFile(input, { ...resumable, maxRejects: counts.rejected })).toStrictEqual({
      status: 'finished',
      counts,
    })
    expect(filesIn('a')).toEqual(filesIn('whole'))
  })
})

describe('a conversion that was stopped', () => {
  test('at any outcomes has the same outputs when it is resumed', async () => {
    const input = writeParts('input', 3)
    await convertFile(input, { ...options, ...outputsIn('whole') })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 }),
        fc.boolean(),
        async (stops, byWorkers) => {
          const resumable = {
            ...options,
            ...outputsIn('a'),
            resume: true,
            ...(byWorkers ? { jobs: 2, startWorker } : {}),
          }
          for (const outcomes of stops) {
            const { status, counts } = await convertFile(input, { ...resumable, ...stopAfter(outcomes) })
            if (status === 'finished') break
            expect(counts.lines).toBeGreaterThan(0)
            expect(Object.keys(filesIn('a'))).toEqual([
              'output.checkpoint',
              'output.partial',
              'rejected.partial',
              'rejects.partial',
            ])
            expect(statSync(at('a/output.checkpoint')).mode & 0o777).toBe(0o600)
            // Written after the checkpoint, as by a process that was killed.
            appendFileSync(at('a/output.partial'), 'fake-rest')
            appendFileSync(at('a/rejects.partial'), '{"fake')
          }
          if (!existsSync(at('a/summary'))) await convertFile(input, resumable)
          expect(filesIn('a')).toEqual(filesIn('whole'))
          removeFolder(at('a'))
        },
      ),
      { numRuns: 8 },
    )
  })

  const stopped = async (): Promise<FileOptions> => {
    const input = writeParts('input', 3)
    const outputs = outputsIn('a')
    const { status } = await convertFile(input, { ...options, ...outputs, ...stopAfter(1) })
    expect(status).toBe('stopped')
    return { ...options, ...outputs, resume: true }
  }

  test('before its first outcome converts at least one', async () => {
    const input = writeParts('input', 2)
    const { status, counts } = await convertFile(input, { ...options, ...outputsIn('a'), signal: AbortSignal.abort() })
    expect(status).toBe('stopped')
    expect(counts.lines).toBeGreaterThan(0)
  })

  test('is not started anew by mistake, from a file or a stream', async () => {
    const { resume: _, ...anew } = await stopped()
    const before = filesIn('a')
    await expect(convertFile(at('input'), anew)).rejects.toMatchObject({ code: 'unfinished' })
    await expect(convertFile(streamOf([Buffer.from(good)]), anew)).rejects.toMatchObject({ code: 'unfinished' })
    expect(filesIn('a')).toEqual(before)
  })

  test.each<readonly [title: string, code: string, harm: () => void]>([
    ['the input has grown', 'other-input', () => appendFileSync(at('input'), good)],
    ['the input is shorter than the converted part', 'other-input', () => truncateSync(at('input'), 100)],
    ['the input has another beginning', 'other-input', () => writeFileSync(at('input'), 'X', { flag: 'r+' })],
    ['the checkpoint is cut', 'damaged', () => truncateSync(at('a/output.checkpoint'), 50)],
    ['the checkpoint is empty', 'damaged', () => truncateSync(at('a/output.checkpoint'), 0)],
    ['the checkpoint is null', 'damaged', () => writeFileSync(at('a/output.checkpoint'), 'null')],
    ['the checkpoint has another version', 'damaged', () => editCheckpoint({ version: 2 })],
    ['the checkpoint has no sizes', 'damaged', () => editCheckpoint({ sizes: [] })],
    ['the checkpoint has no counts', 'damaged', () => editCheckpoint({ counts: null })],
    ['the checkpoint has no codes', 'damaged', () => editCounts({ codes: undefined })],
    ['the checkpoint has no notes', 'damaged', () => editCounts({ notes: undefined })],
    ['the checkpoint has counts that do not add up', 'damaged', () => editCounts({ blank: 0 })],
    ['the checkpoint has codes that do not add up', 'damaged', () => editCounts({ codes: {} })],
    ['the checkpoint has text for a count', 'damaged', () => editCounts({ lines: '1' })],
    ['the unfinished output is cut', 'damaged', () => truncateSync(at('a/output.partial'), 50)],
    ['the unfinished output is missing', 'damaged', () => unlinkSync(at('a/output.partial'))],
    ['the unfinished rejects are missing', 'damaged', () => unlinkSync(at('a/rejects.partial'))],
  ])('is not resumed if %s: %s', async (_, code, harm) => {
    const given = await stopped()
    harm()
    const before = filesIn('a')
    await expect(convertFile(at('input'), given)).rejects.toMatchObject({ name: 'BulkError', code })
    expect(filesIn('a')).toEqual(before)
  })

  test.each<readonly [title: string, code: string, change: (options: FileOptions) => FileOptions]>([
    ['the strictness differs', 'other-options', (given) => ({ ...given, strict: true })],
    ['the codec differs', 'other-options', (given) => ({ ...given, to: Rfc6749Token })],
    ['the instant differs', 'other-options', (given) => ({ ...given, receivedAt: 5 })],
    ['an output is added or left out', 'other-options', ({ rejectedLines: _, ...given }) => given],
    ['the output is no file', 'no-output', ({ output: _, ...given }) => given],
    ['the output is a device', 'no-output', (given) => ({ ...given, output: '/dev/null' })],
  ])('is not resumed if %s: %s', async (_, code, change) => {
    const changed = change(await stopped())
    const before = filesIn('a')
    await expect(convertFile(at('input'), changed)).rejects.toMatchObject({ name: 'BulkError', code })
    expect(filesIn('a')).toEqual(before)
  })

  const editCounts = (change: object): void => {
    const { counts } = JSON.parse(readFileSync(at('a/output.checkpoint'), 'utf8'))
    editCheckpoint({ counts: { ...counts, ...change } })
  }

  const editCheckpoint = (change: object): void => {
    const path = at('a/output.checkpoint')
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...change }))
  }

  test('is resumed with other names of the same files, and another limit', async () => {
    const given = await stopped()
    symlinkSync('input', at('another'))
    await convertFile(at('another'), { ...given, maxRejects: 1_000_000, jobs: 2, startWorker })
    await convertFile(at('input'), { ...options, ...outputsIn('whole') })
    expect(filesIn('a')).toEqual(filesIn('whole'))
  })

  test('is resumed after a crash between names, or before the checkpoint is gone', async () => {
    const given = await stopped()
    await convertFile(at('input'), { ...options, ...outputsIn('whole') })
    const checkpoint = JSON.parse(readFileSync(at('a/output.checkpoint'), 'utf8'))
    const complete = filesIn('whole')
    const { bytes: _, ...counts } = JSON.parse(complete.summary ?? '')
    const sizes = ['output', 'rejects', 'rejected'].map((name) => (complete[name] ?? '').length)
    // All bytes of the input come before the last checkpoint.
    const { size } = statSync(at('input'))
    const last = {
      ...lastIdentity(),
      options: checkpoint.options,
      offset: size,
      sizes,
      counts,
      isConverted: true,
    }
    for (const named of [[], ['output'], ['output', 'rejects'], ['output', 'rejects', 'rejected']]) {
      removeFolder(at('a'))
      mkdirSync(at('a'))
      writeFileSync(at('a/output.checkpoint'), JSON.stringify(last))
      for (const name of ['output', 'rejects', 'rejected']) {
        copyFileSync(at(`whole/${name}`), at(`a/${name}${named.includes(name) ? '' : '.partial'}`))
      }
      expect(await convertFile(at('input'), given)).toStrictEqual({ status: 'finished', counts })
      expect(filesIn('a')).toEqual(complete)
    }
    writeFileSync(at('a/output.checkpoint'), JSON.stringify(last))
    renameSync(at('a/rejects'), at('moved'))
    await expect(convertFile(at('input'), given)).rejects.toMatchObject({ code: 'damaged' })
  })

  /** The parts of a checkpoint that say which input it is, at the end of the input. */
  const lastIdentity = (): object => ({
    version: 1,
    input: identityOf(at('input'), statSync(at('input')).size),
  })

  test('has no secret in its checkpoint and its messages', async () => {
    await stopped()
    const { 'output.checkpoint': checkpoint = '', 'rejects.partial': rejects = '' } = filesIn('a')
    expect(checkpoint).toContain('"offset"')
    expect(rejects).toContain('"code"')
    expect(`${checkpoint}${rejects}`).not.toContain('fake-')
  })
})

test('a conversion ends if another one to the same output has replaced its files', async () => {
  const input = writeParts('input', 3)
  const outputs = outputsIn('a')
  const onProgress = (): void => {
    unlinkSync(at('a/output.partial'))
    writeFileSync(at('a/output.partial'), 'other')
  }
  const conversion = convertFile(input, { ...options, ...outputs, onProgress })
  await expect(conversion).rejects.toMatchObject({ name: 'BulkError', code: 'damaged' })
  expect(existsSync(outputs.output)).toBe(false)
})

test('an input with the name of a temporary file of the checkpoint is refused, and stays', async () => {
  const input = writeParts('a.checkpoint.partial', 1)
  await expect(convertFile(input, { ...options, output: at('a') })).rejects.toMatchObject({ code: 'same-file' })
  expect(existsSync(input)).toBe(true)
})

describe('an input that changes during its conversion', () => {
  test.each<readonly [title: string, change: () => void]>([
    ['grows', () => appendFileSync(at('input'), good)],
    [
      'is replaced by a file of the same size',
      () => {
        writeFileSync(at('other'), readFileSync(at('input'), 'latin1').replaceAll('fake-a', 'fake-b'), 'latin1')
        renameSync(at('other'), at('input'))
      },
    ],
  ])('ends it if it %s, whether or not it can be resumed', async (_, change) => {
    for (const outputs of [outputsIn('a'), {}]) {
      const input = writeParts('input', 3)
      let isChanged = false
      const onProgress = (): void => {
        if (!isChanged) change()
        isChanged = true
      }
      const conversion = convertFile(input, { ...options, ...outputs, onProgress })
      await expect(conversion).rejects.toMatchObject({ name: 'BulkError', code: 'changed-input' })
      expect(existsSync(at('a/output'))).toBe(false)
    }
  })
})

describe('worker threads', () => {
  const workerOf = (code: string) => () => new Worker(code, { eval: true })

  test.each([0, -1, 1.5, Number.NaN])('are refused in the number %d', async (jobs) => {
    writeFileSync(at('input'), good)
    await expect(convertFile(at('input'), { ...options, jobs, startWorker })).rejects.toThrow(RangeError)
  })

  test.each([
    ['throws at the start', "throw new RangeError('fake-reason')", RangeError],
    [
      'throws at work',
      "require('worker_threads').parentPort.on('message', () => { throw new RangeError('x') })",
      RangeError,
    ],
    ['has no listener', '0', Error],
    ['ends', 'process.exit(0)', Error],
    ['ends at work', "require('worker_threads').parentPort.on('message', () => process.exit(0))", Error],
  ])('end the conversion if one %s', async (_, code, type) => {
    const input = writeParts('input', 3)
    const conversion = convertFile(input, { ...options, ...outputsIn('a'), jobs: 2, startWorker: workerOf(code) })
    await expect(conversion).rejects.toThrow(type)
  })

  test('end the conversion if one ends while it is idle', async () => {
    const input = writeParts('input', 8)
    let started = 0
    const startOne = (): Worker => {
      started += 1
      return started === 1 ? workerOf('setTimeout(() => process.exit(0), 20)')() : startWorker()
    }
    await expect(convertFile(input, { ...options, jobs: 2, startWorker: startOne })).rejects.toThrow(Error)
  })

  test.each<readonly [title: string, harm: (path: string) => void, expected: object]>([
    ['removed', unlinkSync, { code: 'ENOENT' }],
    ['cut', (path) => truncateSync(path, 10), { name: 'BulkError', code: 'changed-input' }],
  ])('end the conversion if the input is %s, and it can be resumed', async (_, harm, expected) => {
    const input = writeParts('input', 20, 200_000)
    copyFileSync(input, at('copy'))
    let isHarmed = false
    const onProgress = (bytes: number): void => {
      // After the first checkpoint.
      if (isHarmed || bytes < 17.5 * 1_048_576) return
      isHarmed = true
      harm(input)
    }
    const given = { ...options, ...outputsIn('a'), jobs: 2, startWorker }
    await expect(convertFile(input, { ...given, onProgress })).rejects.toMatchObject(expected)
    expect(isHarmed).toBe(true)
    copyFileSync(at('copy'), input)
    await convertFile(input, { ...given, resume: true })
    await convertFile(input, { ...options, ...outputsIn('whole') })
    expect(filesIn('a')).toEqual(filesIn('whole'))
  })
})
