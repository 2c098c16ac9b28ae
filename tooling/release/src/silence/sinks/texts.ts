import type { Sink } from '../Sink.js'
import { deepSinks, shallowSinks } from '../Sink.js'
import { everything } from '../show.js'

const seen = (value: unknown): string => {
  const met: unknown[] = []
  JSON.stringify(value, (name: string, member: unknown) => {
    met.push(name, member)
    return member
  })
  return everything(met)
}

const object = (value: unknown): object => Object(value) as object
const anyHint = (value: unknown, hint: string): unknown => {
  const convert: unknown = Reflect.get(object(value), Symbol.toPrimitive)
  return typeof convert === 'function' ? convert.call(value, hint) : object(value).valueOf()
}

const form = (value: unknown): FormData => {
  const data = new FormData()
  data.append('token', String(value))
  return data
}

/** Wherever a value is made a text. */
export const textSinks: readonly Sink[] = [
  ...shallowSinks(
    ['String', (value) => String(value)],
    ['a template', (value) => `${value}`],
    // biome-ignore lint/style/useTemplate: how + makes a text of a value is what is looked at
    ['+', (value) => 'the token is ' + (value as string)],
    ['join', (value) => ['', value].join()],
    ['concat', (value) => ''.concat(value as string)],
    ['toString', (value) => object(value).toString()],
    ['toLocaleString', (value) => object(value).toLocaleString()],
    ['valueOf', (value) => everything(object(value).valueOf())],
    ['Symbol.toPrimitive', (value) => ['string', 'number', 'default'].map((hint) => everything(anyHint(value, hint)))],
    ['a computed name', (value) => Object.keys({ [value as string]: 1 })],
    ['encodeURIComponent', (value) => encodeURIComponent(value as string)],
    ['btoa', (value) => btoa(String(value))],
    ['URLSearchParams', (value) => new URLSearchParams({ token: value as string })],
    ['URLSearchParams of its members', (value) => new URLSearchParams(Object.entries(object(value)))],
    ['URL', (value) => new URL(`https://example.test/${value}`)],
    ['Headers', (value) => [...new Headers({ authorization: value as string })]],
    ['FormData', (value) => everything([...form(value)])],
    ['bytes', (value) => everything(new TextEncoder().encode(String(value)))],
  ),
  ...deepSinks(
    ['JSON.stringify', (value) => JSON.stringify(value)],
    ['JSON.stringify with spaces', (value) => JSON.stringify(value, null, 2)],
    ['JSON.stringify with a replacer', seen],
  ),
]
