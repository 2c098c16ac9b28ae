import { do_not_optimize, measure } from 'mitata'
import { median } from './median.js'

/** One thing to measure. */
export interface Arm {
  readonly name: string
  readonly run: () => unknown
  /** What runs, without being timed, before it is measured. */
  readonly before?: () => void
}

const ROUNDS = 7
/** Nanoseconds of processor time: what others do on the machine is none of it. */
const now = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1_000
}

const options = {
  now,
  // Collecting garbage is paid for by whoever allocates, in the mean of a slice; a collection between slices costs seconds.
  gc: false,
  batch_samples: 512,
  min_cpu_time: 40_000_000,
}

/** How long an arm takes, in nanoseconds, and how many times as long as the first one. */
export interface Figure {
  readonly nanoseconds: number
  readonly ratio: number
}

/**
 * Measures arms in turns, a slice of each at a time, so that what else the machine does hits all of them; the ratios are
 * those of neighbouring slices. A round before the first is for the compiler alone.
 */
export const measureArms = async (arms: readonly Arm[]): Promise<readonly Figure[]> => {
  const slices = arms.map((): number[] => [])
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, { run, before }] of arms.entries()) {
      before?.()
      const { avg } = await measure(() => do_not_optimize(run()), { ...options })
      if (round > 0) slices[index]?.push(avg)
    }
  }
  const [first = []] = slices
  return slices.map((times) => ({
    nanoseconds: median(times),
    ratio: median(times.map((time, round) => time / (first[round] ?? Number.NaN))),
  }))
}
