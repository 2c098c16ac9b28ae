import { deserialize, serialize } from 'node:v8'
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
import type { Sink } from '../Sink.js'
import { deepSinks, shallowSinks } from '../Sink.js'
import { everything, outcome } from '../show.js'

const posted = (value: unknown): string => {
  const { port1, port2 } = new MessageChannel()
  try {
    port1.postMessage(value)
    return everything(receiveMessageOnPort(port2))
  } finally {
    port1.close()
  }
}

const members = (value: unknown): readonly unknown[] => {
  const found: unknown[] = []
  for (const name in Object(value)) found.push(name, Reflect.get(Object(value) as object, name))
  return found
}

/** A walker that takes whatever it can get hold of, up to the first prototype that all objects share. */
const walked = (value: unknown): readonly unknown[] => {
  const found: unknown[] = []
  let at: unknown = value
  while (typeof at === 'object' && at !== null && at !== Object.prototype) {
    found.push(Object.getOwnPropertyDescriptors(at), Object.entries(at), Object.values(at))
    at = Object.getPrototypeOf(at)
  }
  return found.length === 0 ? [value] : found
}

/** What becomes of a value that is copied, sent or walked. */
export const copySinks: readonly Sink[] = [
  ...shallowSinks(
    ['a spread', (value) => everything(typeof value === 'string' ? [...value] : { ...(value as object) })],
    ['Object.assign', (value) => everything(Object.assign({}, value))],
    ['for in', (value) => everything(members(value))],
    ['a walk over members', (value) => everything(walked(value))],
  ),
  ...deepSinks(
    ['structuredClone', (value) => everything(outcome(() => structuredClone(value)))],
    ['v8.serialize', (value) => outcome(() => serialize(value).toString('latin1'))],
    ['v8.deserialize', (value) => everything(outcome(() => deserialize(serialize(value))))],
    ['postMessage', (value) => outcome(() => posted(value))],
    ['performance.mark', (value) => everything(outcome(() => performance.mark('a', { detail: value })))],
    ['Array.from', (value) => everything(Array.from([value]))],
    ['Response.json', (value) => everything(JSON.stringify({ value }))],
  ),
]
