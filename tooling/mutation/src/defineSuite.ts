import { describe } from 'vitest'

/** Runs test files as parts of the calling one, so that the worker and its modules load only once. */
export const defineSuite = (files: Readonly<Record<string, () => Promise<unknown>>>): void => {
  for (const [path, load] of Object.entries(files)) describe(path, async () => void (await load()))
}
