import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { InputSet } from './inputs.js'
import { median } from './markdown.js'
import type { Slices } from './measureRaces.js'
import type { RaceSection } from './races.js'

/** Processes that measure the same races, because V8 may optimize the same code differently in each. */
const PROCESSES = 5

/** Two figures: measured alone, and with the codecs of all vendors in use. */
export type Pair = readonly [alone: number, among: number]

/** The figures of a race's arms. */
export interface RaceFigures {
  readonly microseconds: (arm: string) => Pair
  /** Returns one arm's time as a multiple of another's. */
  readonly ratio: (arm: string, other: string) => Pair
}

/** Returns the figures of a measured race. */
export type Figures = (race: string) => RaceFigures

const program = fileURLToPath(new URL('measure.ts', import.meta.url))

const measured = (set: InputSet, sections: readonly RaceSection[]): Readonly<Record<string, Slices>> =>
  JSON.parse(
    execFileSync(process.execPath, [...process.execArgv, program, set, ...sections], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: Number.POSITIVE_INFINITY,
    }),
  )

/** Summarizes a race measured in several processes: a process's best slices, and the median of the processes. */
export const summarize = (processes: readonly Slices[]): RaceFigures => {
  const best = (slices: Slices, arm: string, state: number): number => Math.min(...(slices[arm]?.[state] ?? []))
  const pair = (figure: (slices: Slices, state: number) => number): Pair => [
    median(processes.map((slices) => figure(slices, 0))),
    median(processes.map((slices) => figure(slices, 1))),
  ]
  return {
    microseconds: (arm) => pair((slices, state) => best(slices, arm, state) / 1_000),
    ratio: (arm, other) => pair((slices, state) => best(slices, arm, state) / best(slices, other, state)),
  }
}

/** Measures the races of the sections, in several processes. */
export const figuresOf = (set: InputSet, sections: readonly RaceSection[]): Figures => {
  const processes = Array.from({ length: PROCESSES }, () => measured(set, sections))
  return (race) => summarize(processes.map((slices) => slices[race] ?? {}))
}
