import type { Json } from '@token-codecs/core'
import { propertyKeyOf, scalarLiteral, stringLiteral } from './literals.js'

/** Part of a program, on one line or broken into several. */
export interface Layout {
  readonly flat: string
  /** Prints over several lines, indented at least by `indent`; the first one begins after `before`. */
  readonly broken?: (indent: string, before: string) => string
  /** True for a string, which moves to the next line if it does not fit after its key. */
  readonly isString?: boolean
  /** True for an object, which is broken inside the call's parentheses if it is the last argument. */
  readonly isObject?: boolean
}

/** The line width of this repository's formatter. */
export const LINE_WIDTH = 120

/** Prints a layout that begins after `before` on its line. The rest of its last line has `after` characters. */
export const printed = (layout: Layout, indent: string, before: string, after = 0): string =>
  before.length + layout.flat.length + after <= LINE_WIDTH || layout.broken === undefined
    ? layout.flat
    : layout.broken(indent, before)

export const code = (flat: string): Layout => ({ flat })

export const scalar = (value: string | number | boolean): Layout =>
  typeof value === 'string' ? { flat: stringLiteral(value), isString: true } : code(scalarLiteral(value))

const lines = (items: readonly Layout[], indent: string): string =>
  items.map((item) => `${indent}  ${printed(item, `${indent}  `, `${indent}  `, 1)},\n`).join('')

/** An array literal. */
export const array = (items: readonly Layout[]): Layout => ({
  flat: `[${items.map(({ flat }) => flat).join(', ')}]`,
  broken: (indent) => `[\n${lines(items, indent)}${indent}]`,
})

/** Prints a property of an object, without its comma. */
export const property = (key: string, value: Layout, indent: string): string => {
  const before = `${indent}${key}: `
  const isTooLong = value.isString === true && before.length + value.flat.length + 1 > LINE_WIDTH
  return isTooLong ? `${indent}${key}:\n${indent}  ${value.flat}` : `${before}${printed(value, indent, before, 1)}`
}

type Properties = readonly (readonly [key: string, value: Layout])[]

/** An object literal. */
export const object = (properties: Properties): Layout => ({
  flat: properties.length === 0 ? '{}' : `{ ${properties.map(([key, { flat }]) => `${key}: ${flat}`).join(', ')} }`,
  broken: (indent) =>
    `{\n${properties.map(([key, value]) => `${property(key, value, `${indent}  `)},\n`).join('')}${indent}}`,
  isObject: true,
})

/** A call. */
export const call = (name: string, args: readonly Layout[]): Layout => {
  const last = args.at(-1)
  const head = `${name}(${args
    .slice(0, -1)
    .map(({ flat }) => `${flat}, `)
    .join('')}`
  return {
    flat: `${head}${last?.flat ?? ''})`,
    broken: (indent, before) => {
      const isHugged = last?.isObject === true && before.length + head.length < LINE_WIDTH
      return isHugged && last.broken !== undefined
        ? `${head}${last.broken(indent, before)})`
        : `${name}(\n${lines(args, indent)}${indent})`
    },
  }
}

/** The literal of a JSON value. */
export const literal = (value: Json): Layout => {
  if (value === null) return code('null')
  if (typeof value !== 'object') return scalar(value)
  // `isArray` does not narrow a readonly array.
  if (Array.isArray(value)) return array((value as readonly Json[]).map(literal))
  return object(Object.entries(value).map(([name, member]) => [propertyKeyOf(name), literal(member as Json)] as const))
}
