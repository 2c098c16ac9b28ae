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

const asText = (value: unknown): string => (typeof value === 'string' ? value : everything(value))

/** The visible outcome of an attempt: all of its result, or all of what it throws. */
export const outcome = (attempt: () => unknown): string => {
  try {
    return asText(attempt())
  } catch (thrown) {
    return thrown instanceof Error ? `${thrown}\n${everything(thrown)}` : asText(thrown)
  }
}
