import { do_not_optimize, measure } from 'mitata'

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

/** Nanoseconds of each slice, by arm and state of the process: alone first, then with all vendors in use. */
export type Slices = Readonly<Record<string, readonly (readonly number[])[]>>

const ROUNDS = 3
/** Nanoseconds of one slice. */
const SLICE = 20_000_000
/** Nanoseconds of the discarded first slice: alone, where V8 first optimizes the code, and among all vendors. */
const [WARM_UP, WARM_UP_AMONG] = [100_000_000, 40_000_000]
/** Untimed runs before the first slice, enough for V8 to see all schemas in shared code before it optimizes it. */
const OTHERS_FIRST = 300
const OTHERS = 20

/** Nanoseconds of processor time, which exclude other programs on the machine. */
const now = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1_000
}

const options = {
  now,
  // A slice's mean includes the garbage collections of its arm. Collecting between slices would take seconds.
  gc: false,
  batch_samples: 64,
}

const inTurns = (inputs: readonly unknown[], run: (input: never) => unknown): (() => unknown) => {
  let next = 0
  return () => {
    next = next + 1 < inputs.length ? next + 1 : 0
    return run(inputs[next] as never)
  }
}

/**
 * Measures the arms in turn, one slice each per round, because other load then affects all of them. The first round is
 * discarded as warm-up.
 */
const measureRace = async ({ inputs, arms }: Race, interleaved: boolean): Promise<readonly (readonly number[])[]> => {
  const lanes = arms.map(({ run, useOthers }) => {
    const times: number[] = []
    return { run: inTurns(inputs, run), useOthers, times }
  })
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { run, useOthers, times } of lanes) {
      const uses = interleaved ? (round === 0 ? OTHERS_FIRST : OTHERS) : 0
      for (let use = 0; use < uses; use++) useOthers?.()
      const min_cpu_time = round > 0 ? SLICE : interleaved ? WARM_UP_AMONG : WARM_UP
      const { avg } = await measure(() => do_not_optimize(run()), { ...options, min_cpu_time })
      if (round > 0) times.push(avg)
    }
  }
  return lanes.map(({ times }) => times)
}

/** Measures the races one after the other; returns the slices by race. */
export const measureRaces = async (races: readonly Race[]): Promise<Readonly<Record<string, Slices>>> => {
  const alone: (readonly (readonly number[])[])[] = []
  // Measuring alone comes first, because optimized code that has seen nine codecs stays generic.
  for (const race of races) alone.push(await measureRace(race, false))
  const slices: Record<string, Slices> = {}
  for (const [index, race] of races.entries()) {
    const among = await measureRace(race, true)
    const byArm = race.arms.map(({ name }, arm) => [name, [alone[index]?.[arm] ?? [], among[arm] ?? []]])
    slices[race.name] = Object.fromEntries(byArm)
  }
  return slices
}
