import { do_not_optimize, measure } from 'mitata'
import { median } from './markdown.js'

/** One implementation in a race. */
export interface Arm {
  readonly name: string
  readonly run: (input: never) => unknown
  /** Runs untimed before each slice, when the arm is measured among all vendors. */
  readonly useOthers?: () => void
}

/** Implementations of one job, which receive the inputs in turn. The first is the baseline. */
export interface Race {
  readonly name: string
  readonly inputs: readonly unknown[]
  readonly arms: readonly Arm[]
}

/** An arm's time in microseconds, and its ratio to the baseline's. */
interface Figure {
  readonly microseconds: number
  readonly ratio: number
}

/** Returns an arm's figure twice: measured alone, and with the codecs of all vendors in use. */
export type Figures = (race: string, arm: string, unit: keyof Figure) => readonly number[]

const ROUNDS = 7
/** Untimed runs, enough for V8 to see nine schemas in all shared code. */
const OTHERS = 300

/** Nanoseconds of processor time, which exclude other programs on the machine. */
const now = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1_000
}

const options = {
  now,
  // A slice's mean includes the garbage collections of its arm. Collecting between slices would take seconds.
  gc: false,
  batch_samples: 512,
  min_cpu_time: 40_000_000,
}

const inTurns = (inputs: readonly unknown[], run: (input: never) => unknown): (() => unknown) => {
  let next = 0
  return () => {
    next = next + 1 < inputs.length ? next + 1 : 0
    return run(inputs[next] as never)
  }
}

/**
 * Measures the arms in turn, one slice each per round, because other load then affects all of them. Ratios
 * compare slices of the same round. The first round is discarded as warm-up.
 */
const measureRace = async ({ inputs, arms }: Race, interleaved: boolean): Promise<ReadonlyMap<string, Figure>> => {
  const lanes = arms.map(({ name, run, useOthers }) => {
    const times: number[] = []
    return { name, run: inTurns(inputs, run), useOthers, times }
  })
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { run, useOthers, times } of lanes) {
      if (interleaved) for (let use = 0; use < OTHERS; use++) useOthers?.()
      const { avg } = await measure(() => do_not_optimize(run()), { ...options })
      if (round > 0) times.push(avg)
    }
  }
  const first = lanes[0]?.times ?? []
  return new Map(
    lanes.map(({ name, times }) => {
      const ratio = median(times.map((time, round) => time / (first[round] ?? Number.NaN)))
      return [name, { microseconds: median(times) / 1_000, ratio }]
    }),
  )
}

/** Measures the races one after the other. */
export const measureRaces = async (races: readonly Race[]): Promise<Figures> => {
  const runs: Map<string, ReadonlyMap<string, Figure>>[] = []
  // Measuring alone comes first, because optimized code that has seen nine codecs stays generic.
  for (const interleaved of [false, true]) {
    const run = new Map<string, ReadonlyMap<string, Figure>>()
    for (const race of races) run.set(race.name, await measureRace(race, interleaved))
    runs.push(run)
  }
  return (race, arm, unit) => runs.map((run) => run.get(race)?.get(arm)?.[unit] ?? Number.NaN)
}
