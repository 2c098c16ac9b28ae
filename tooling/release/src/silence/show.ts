import { inspect } from 'node:util'

/** All that a program can see of a value without calling what is in it. */
export const everything = (value: unknown): string =>
  inspect(value, {
    customInspect: false,
    depth: Number.POSITIVE_INFINITY,
    getters: true,
    maxArrayLength: null,
    maxStringLength: null,
    showHidden: true,
    showProxy: true,
  })

/** What is left when something is tried that may throw: its result, or all of what it threw. */
export const outcome = (attempt: () => unknown): unknown => {
  try {
    return attempt()
  } catch (thrown) {
    return thrown instanceof Error ? `${thrown}\n${everything(thrown)}` : thrown
  }
}
