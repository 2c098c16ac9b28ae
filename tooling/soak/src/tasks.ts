import type { AnyTokenCodec } from '@token-codecs/core'
import { checkLaws } from '@token-codecs/laws'

/** One law of one codec, to be checked in as many cases as were asked for. */
export interface Task {
  readonly name: string
  readonly run: () => void
}

/** All laws of all codecs, each codec a partner of every other. */
export const tasksOf = (codecs: readonly AnyTokenCodec[], runs: number, seed: number): readonly Task[] => {
  const tasks: Task[] = []
  for (const codec of codecs) {
    checkLaws(codec, { test: (name, run) => tasks.push({ name, run }), partners: codecs, runs, seed })
  }
  return tasks
}

/** Runs a task; what broke, in words, or nothing. */
export const outcomeOf = ({ run }: Task): string | undefined => {
  try {
    run()
    return undefined
  } catch (broken) {
    return broken instanceof Error ? broken.message : String(broken)
  }
}
