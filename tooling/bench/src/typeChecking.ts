import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { figure, median, table } from './markdown.js'

const consumers = [
  ['an empty program', 'empty'],
  ['one `t.type`, io-ts alone', 'ioTsAlone'],
  ['every package, codec and row helper', 'everyPackage'],
] as const

type Consumer = (typeof consumers)[number][1]

// Without a configuration file, imports resolve to the built packages. A single thread makes the counts repeatable.
const options = '--noEmit --extendedDiagnostics --singleThreaded --ignoreConfig --strict --skipLibCheck'
const target = '--module nodenext --target es2022 --lib es2022'

const RUNS = 9

/** Upper bound on the time of every package over that of an empty program, in milliseconds. */
const WANTED = 1_000

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

/** A consumer's source file. */
export const fileOf = (consumer: Consumer): string =>
  fileURLToPath(new URL(`consumers/${consumer}.ts`, import.meta.url))

/** The cost of one run of the compiler; times in milliseconds. */
interface Cost {
  readonly types: number
  readonly instantiations: number
  readonly check: number
  /** The time of the whole process, with Node's start. */
  readonly total: number
}

/** Compiles a consumer in a new process. */
export const costOf = (consumer: Consumer): Cost => {
  const words = [compiler, ...`${options} ${target}`.split(' '), fileOf(consumer)]
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  const total = performance.now() - start
  if (status !== 0) throw new Error(`a consumer does not compile:\n${stdout}${stderr}`)
  const countOf = (name: string): number => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
  return {
    types: countOf('Types'),
    instantiations: countOf('Instantiations'),
    check: countOf('Check time') * 1_000,
    total,
  }
}

/** Table of the type-checking cost of each consumer, with the target for every package. */
export const typesTable = (): string => {
  // Each round compiles all consumers, so that a busy moment slows them all.
  const rounds = Array.from({ length: RUNS }, () => new Map(consumers.map(([, name]) => [name, costOf(name)])))
  const medianOf = (consumer: Consumer, member: keyof Cost): number =>
    median(rounds.map((round) => round.get(consumer)?.[member] ?? Number.NaN))
  return table(
    ['consumer', 'types', 'instantiations', 'check, ms', 'whole process, ms', 'over empty, ms', 'wanted', 'met'],
    consumers.map(([name, consumer]) => {
      const over = medianOf(consumer, 'total') - medianOf('empty', 'total')
      const counts = (['types', 'instantiations', 'check', 'total'] as const).map((member) =>
        medianOf(consumer, member),
      )
      return [
        name,
        ...counts.map(figure),
        ...(consumer === 'empty' ? [''] : [figure(over)]),
        ...(consumer === 'everyPackage' ? [`at most ${figure(WANTED)}`, over <= WANTED ? 'yes' : '**no**'] : ['', '']),
      ]
    }),
  )
}
