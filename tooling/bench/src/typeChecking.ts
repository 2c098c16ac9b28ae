import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { figure, median, table } from './markdown.js'

const consumers = [
  ['one `t.type`, io-ts alone', 'ioTsAlone'],
  ['every vendor, composed in a `t.type`', 'everyVendor'],
] as const

// Without a configuration file, imports resolve to the built packages. A single thread makes the counts repeatable.
const options = '--noEmit --extendedDiagnostics --singleThreaded --ignoreConfig --strict --skipLibCheck'
const target = '--module nodenext --target es2022 --lib es2022'

const RUNS = 5

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

/** Returns the compiler's counts for a consumer: types, instantiations and milliseconds, each a median. */
export const countsOf = (consumer: string, runs: number): readonly number[] => {
  const file = fileURLToPath(new URL(`consumers/${consumer}.ts`, import.meta.url))
  const words = [compiler, ...`${options} ${target}`.split(' '), file]
  const outputs = Array.from({ length: runs }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`a consumer does not compile:\n${stdout}${stderr}`)
    return stdout
  })
  const medianOf = (name: string): number =>
    median(outputs.map((output) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(output)?.[1])))
  return [medianOf('Types'), medianOf('Instantiations'), medianOf('Check time') * 1_000]
}

/** Table of the type-checking cost of a consumer of every vendor, and of one that only uses io-ts. */
export const typesTable = (): string =>
  table(
    ['consumer', 'types', 'instantiations', 'check time, ms'],
    consumers.map(([name, consumer]) => [name, ...countsOf(consumer, RUNS).map(figure)]),
  )
