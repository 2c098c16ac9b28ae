import assert from 'node:assert'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { expect } from 'vitest'
import type { Sink } from '../Sink.js'
import { deepSinks, shallowSinks } from '../Sink.js'
import { everything, outcome } from '../show.js'

class OwnError extends Error {
  constructor(readonly details: unknown) {
    super('refused')
  }
}

const other = { unlike: 'anything' }

/** What errors say, our users' and Node's own. */
export const failureSinks: readonly Sink[] = [
  ...shallowSinks(
    ['an error message', (value) => new Error(`refused: ${value}`).message],
    ['an error as text', (value) => String(new Error(value as string))],
    ['a stack', (value) => new Error(String(value)).stack],
    ['an error event that nobody hears', (value) => outcome(() => new EventEmitter().emit('error', value))],
    ['assert.fail', (value) => outcome(() => assert.fail(value as string))],
    ['assert.ok', (value) => outcome(() => assert.ok(false, String(value)))],
    ['assert.strictEqual', (value) => outcome(() => assert.strictEqual(value, other))],
    ['assert.deepEqual', (value) => outcome(() => assert.deepEqual(value, other))],
    ['assert.notStrictEqual', (value) => outcome(() => assert.notStrictEqual(value, value))],
    ['assert.match', (value) => outcome(() => assert.match(value as string, /^nothing$/))],
    ['assert.ifError', (value) => outcome(() => assert.ifError(value))],
    ['assert.throws', (value) => outcome(() => assert.throws(() => raise(value), other))],
    ['JSON.parse', (value) => outcome(() => JSON.parse(`(${value}`))],
    ['BigInt', (value) => outcome(() => BigInt(value as string))],
    ['new URL', (value) => outcome(() => new URL(value as string))],
    ["a refused argument of Node's", (value) => outcome(() => [join(value as string), readFileSync(value as string)])],
    ['expect().toBe', (value) => outcome(() => expect(value).toBe(other))],
    ['expect().toContain', (value) => outcome(() => expect([value]).toContain(other))],
    ['expect().toBeUndefined', (value) => outcome(() => expect([value]).toBeUndefined())],
  ),
  ...deepSinks(
    ['a cause', (value) => inspect(new Error('refused', { cause: value }), { depth: Number.POSITIVE_INFINITY })],
    ['a cause of a cause', (value) => everything(new Error('a', { cause: new Error('b', { cause: value }) }))],
    ['an AggregateError', (value) => everything(new AggregateError([value, new Error('a', { cause: value })], 'all'))],
    ["an error's own member", (value) => everything(new OwnError(value))],
    ['assert.deepStrictEqual', (value) => outcome(() => assert.deepStrictEqual({ value }, { value: other }))],
    ['expect().toEqual', (value) => outcome(() => expect({ value }).toEqual({ value: other }))],
    ['expect().toStrictEqual', (value) => outcome(() => expect([value]).toStrictEqual([other]))],
    ['expect().toMatchObject', (value) => outcome(() => expect({ value }).toMatchObject({ value: other }))],
  ),
]

const raise = (value: unknown): never => {
  throw value
}
