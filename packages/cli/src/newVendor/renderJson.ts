import type { Json } from '@token-codecs/core'
import { LINE_WIDTH } from './Layout.js'

const scalarsIn = (values: readonly Json[]): boolean => values.every((value) => typeof value !== 'object')

const print = (value: unknown, indent: string, before: number): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const flat = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`
    // One more character for a comma.
    if (value.length === 0 || (scalarsIn(value) && before + flat.length + 1 <= LINE_WIDTH)) return flat
    return `[\n${value.map((item) => `${inner}${print(item, inner, inner.length)}`).join(',\n')}\n${indent}]`
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => {
      const key = `${inner}${JSON.stringify(name)}: `
      return `${key}${print(member, inner, key.length)}`
    })
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`
}

/** Prints JSON in the form of this repository's formatter. Members that are `undefined` are left out. */
export const renderJson = (value: unknown): string => `${print(value, '', 0)}\n`
