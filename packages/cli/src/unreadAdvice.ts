import { inputAdvice } from './inputKind.js'

/** Says what an unreadable input is, unless the advice names a flag that the command lacks. */
export const unreadAdvice = (input: Uint8Array, flags: readonly string[]): string | undefined => {
  const advice = inputAdvice(input)
  const flag = /--\w+/.exec(advice ?? '')?.[0]
  return flag === undefined || flags.includes(flag) ? advice : undefined
}
