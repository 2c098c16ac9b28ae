import { do_not_optimize, measure } from 'mitata'
import { median } from './markdown.js'

/** One way to do a job. */
export interface Arm {
  readonly name: string
  readonly run: (input: never) => unknown
  /** Runs, without being timed, before the arm is measured among all vendors. */
  readonly useOthers?: () => void
}

/** Ways to do one job, with inputs in turns. The first is the one that the others are compared with. */
export interface Race {
  readonly name: string
  readonly inputs: readonly unknown[]
  readonly arms: readonly Arm[]
}

/** Microseconds that an arm takes, and how many times those of the first arm that is. */
interface Figure {
  readonly microseconds: number
  readonly ratio: number
}

/** A figure of an arm, measured with nothing else in the process, and with the codecs of all vendors in use as well. */
export type Figures = (race: string, arm: string, unit: keyof Figure) => readonly number[]

const ROUNDS = 7
/** Enough for the compiler to have seen nine schemas wherever it looks. */
const OTHERS = 300

/** Nanoseconds of processor time, which leave out other programs on the machine. */
const now = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1_000
}

const options = {
  now,
  // The mean of a slice holds the collections that its arm causes; one between slices would cost seconds.
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
 * Measures arms in turns, a slice of each at a time, so that other work on the machine hits all of them; the ratios are
 * those of neighbouring slices. A round before the first is for the compiler alone.
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

/** Measures races one after the other. */
export const measureRaces = async (races: readonly Race[]): Promise<Figures> => {
  const runs: Map<string, ReadonlyMap<string, Figure>>[] = []
  // Everything alone comes first: code that has met nine codecs does not forget them.
  for (const interleaved of [false, true]) {
    const run = new Map<string, ReadonlyMap<string, Figure>>()
    for (const race of races) run.set(race.name, await measureRace(race, interleaved))
    runs.push(run)
  }
  return (race, arm, unit) => runs.map((run) => run.get(race)?.get(arm)?.[unit] ?? Number.NaN)
}
