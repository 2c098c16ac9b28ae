import { describe, expect, test } from 'vitest'
import type { ErrorShape, JsonObject, Token } from '../../src/index.js'
import { reveal, secret } from '../../src/index.js'
import { opened, refused, withShapes } from '../support/errors.js'
import { nested, response, rightOf, tokenWith, triplesOf } from '../support/index.js'

describe('an error shape', () => {
  const says = (marker: string, read: (body: object) => unknown): ErrorShape => ({
    marker,
    read: (body) => read(body) as ReturnType<ErrorShape['read']>,
  })
  const throws = (): never => {
    throw new Error('fake')
  }

  test('may be an instance of a class, and return one', () => {
    class Busy {
      get error(): string {
        return 'busy'
      }
    }
    class BusyShape implements ErrorShape {
      readonly marker = 'busy'
      read(): Busy {
        return new Busy()
      }
    }
    expect(refused({ ...response, busy: true }, withShapes(new BusyShape())).error).toBe('busy')
  })

  test('applies only to a body with its marker, in table order', () => {
    const codec = withShapes(
      says('first', () => ({ error: 'first' })),
      says('second', () => ({ error: 'second' })),
    )
    expect(refused({ second: 1 }, codec).error).toBe('second')
    expect(refused({ second: 1, first: 1 }, codec).error).toBe('first')
    expect(codec.read(response)._tag).toBe('Right')
  })

  test.each<readonly [title: string, read: () => unknown]>([
    ['nothing', () => undefined],
    ['null', () => null],
    ['an empty code', () => ({ error: 0 })],
    ['an empty object', () => ({})],
    ['an exception', throws],
    ['C29: a getter that throws', () => Object.defineProperty({}, 'error', { get: throws, enumerable: true })],
    [
      'C29: a code, and a getter that throws',
      () => Object.defineProperty({ error: 'fake' }, 'errorDescription', { get: throws, enumerable: true }),
    ],
    ['C29: a proxy that throws', () => new Proxy({ error: 'fake' }, { get: throws })],
    [
      'C29: a revoked proxy',
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return proxy
      },
    ],
    ['C29: a code that throws', () => ({ error: new Proxy({}, { ownKeys: throws }) })],
  ])('that returns %s leaves the body to the next shape, and then to RFC 6749', (_, read) => {
    const codec = withShapes(
      says('first', read),
      says('second', () => ({ error: 'second' })),
    )
    expect(refused({ first: 1, second: 1 }, codec).error).toBe('second')
    expect(refused({ first: 1, error: 'third' }, codec).error).toBe('third')
    const { token } = rightOf(codec.read({ ...response, first: 1 }))
    expect(rightOf(codec.write(token)).value).toEqual({ ...response, first: 1 })
  })

  test('may return a proxy, whose members are read once', () => {
    let reads = 0
    const found = new Proxy<{ readonly error: unknown; readonly errorDescription?: unknown }>(
      { error: 'fake', errorDescription: 'a' },
      { get: (target, name) => (name === 'error' ? `fake${reads++}` : Reflect.get(target, name)) },
    )
    const error = refused({ first: 1 }, withShapes(says('first', () => found)))
    expect(opened(error)).toMatchObject({
      error: 'fake0',
      errorDescription: 'a',
      message: 'acme: the server refused: fake0',
    })
  })

  test('receives only the JSON part of a body', () => {
    const codec = withShapes(says('fault', (body) => ({ error: Object.keys(body).join(' ') })))
    const body = { fault: 1, none: () => 1, all: [], big: 1n, deep: nested(600) }
    expect(refused(body, codec).error).toBe('fault all')
    expect(reveal(refused(body, codec).body)).toEqual({ fault: 1, all: [] })
  })

  test('receives no inherited members', () => {
    const codec = withShapes(says('fault', (body) => ({ error: 'toString' in body ? 'inherited' : 'own' })))
    expect(refused({ fault: 1 }, codec).error).toBe('own')
  })
})

const holding = (members: JsonObject): Token => tokenWith({ extensions: { acme: secret(members) } })

describe('with an error shape', () => {
  const problems: ErrorShape = {
    marker: 'problem',
    read: ({ problem }) => (typeof problem === 'string' ? { error: problem } : undefined),
  }

  test('a marker that makes no error is written back', () => {
    const { value, notes } = rightOf(withShapes(problems).write(holding({ problem: null, tenant: 1 })))
    expect(value).toEqual({ ...response, problem: null, tenant: 1 })
    expect(notes).toEqual([])
  })

  test('only a marker that makes an error is dropped, with a note', () => {
    const { value, notes } = rightOf(withShapes(problems).write(holding({ problem: 'fake', tenant: 1 })))
    expect(value).toEqual({ ...response, tenant: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test('a shape without its marker is not called', () => {
    const anything: ErrorShape = { marker: 'failed', read: () => ({ error: 'fake' }) }
    const { value, notes } = rightOf(withShapes(anything).write(holding({ tenant: 1 })))
    expect(value).toEqual({ ...response, tenant: 1 })
    expect(notes).toEqual([])
  })

  test('only shapes that return an error count', () => {
    const never: ErrorShape = { marker: 'status', read: () => undefined }
    const { value, notes } = rightOf(withShapes(never, problems).write(holding({ status: 1, problem: 'fake' })))
    expect(value).toEqual({ ...response, status: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })
})
