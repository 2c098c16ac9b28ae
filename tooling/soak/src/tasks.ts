import type { AnyTokenCodec } from '@token-codecs/core'
import { checkLaws } from '@token-codecs/laws'

/** One law of one codec, to be checked in as many cases as were asked for. */
export interface Task {
  readonly name: string
  readonly run: () => void
}

/** The laws of all codecs whose titles have this part in them, each codec a partner of every other. */
export const tasksOf = (codecs: readonly AnyTokenCodec[], runs: number, seed: number, part = ''): readonly Task[] => {
  const tasks: Task[] = []
  for (const codec of codecs) {
    checkLaws(codec, { test: (name, run) => tasks.push({ name, run }), partners: codecs, runs, seed })
  }
  return tasks.filter(({ name }) => name.includes(part))
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
