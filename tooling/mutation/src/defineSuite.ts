import { describe } from 'vitest'

/** Test files as parts of the one that calls it: a worker and its modules then start once, and not for each of them. */
export const defineSuite = (files: Readonly<Record<string, () => Promise<unknown>>>): void => {
  for (const [path, load] of Object.entries(files)) describe(path, async () => void (await load()))
}
