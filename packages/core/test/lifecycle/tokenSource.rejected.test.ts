// Tokens that a resource server rejected.
import { describe, expect, test, vi } from 'vitest'
import type { Token } from '../../src/index.js'
import { secret } from '../../src/index.js'
import { leftOf, rightOf, tokenWith } from '../support/index.js'
import { accessOf, answered, given, inTurn, refused, start, tokenOf, World } from '../support/World.js'

describe('a rejected token', () => {
  test('is refreshed although it has not expired', async () => {
    const world = new World(tokenOf(0))
    const source = world.source()
    await source()
    expect(await given(source({ rejected: true }))).toBe('fake-a1')
    expect(await given(source())).toBe('fake-a1')
    expect(world.requests).toEqual(['refresh fake-r0'])
  })

  test('of an earlier process is refreshed', async () => {
    const world = new World(tokenOf(0))
    expect(await given(world.source()({ rejected: true }))).toBe('fake-a1')
  })

  test('is replaced by the token that another process saved', async () => {
    const world = new World(tokenOf(0))
    const source = world.source()
    await source()
    world.stored = tokenOf(7)
    expect(await given(source({ rejected: true }))).toBe('fake-a7')
    expect(world.requests).toEqual([])
  })

  test('is refreshed once, however late other requests with it are rejected', async () => {
    const world = new World(tokenOf(0))
    const source = world.source()
    const sent = rightOf(await source())
    for (let late = 0; late < 3; late += 1) expect(await given(source({ rejected: sent }))).toBe('fake-a1')
    expect(world.requests).toEqual(['refresh fake-r0'])
  })

  test('joins a running refresh at every step', async () => {
    for (const slow of ['refresh', 'save'] as const) {
      const world = new World(tokenOf(0))
      let resume = (): void => {}
      const waiting = new Promise<void>((resolve) => {
        resume = resolve
      })
      const late = async (token: Token): Promise<unknown> => {
        await waiting
        return world[slow](token)
      }
      const source = world.source({ [slow]: late })
      await source()
      world.time += 3600
      const results = [source(), source({ rejected: true })]
      await vi.waitFor(() => expect(world.events.join()).toContain(slow))
      results.push(source({ rejected: true }), source())
      resume()
      expect(await Promise.all(results.map(given))).toEqual(['fake-a1', 'fake-a1', 'fake-a1', 'fake-a1'])
      expect(new Set(world.requests)).toEqual(new Set(['refresh fake-r0']))
    }
  })

  test('is not returned again by a shared run without a refresh', async () => {
    const world = new World(tokenOf(0))
    const source = world.source()
    const results = [source(), source({ rejected: true }), source({ rejected: true })]
    expect(await Promise.all(results.map(given))).toEqual(['fake-a0', 'fake-a1', 'fake-a1'])
    expect(world.requests).toEqual(['refresh fake-r0'])
  })

  test('is not returned again after a failed refresh, although other callers may use it', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({ refresh: inTurn(refused('temporarily_unavailable')) })
    await source()
    const [first, other] = await Promise.all([source({ rejected: true }), source()])
    expect(leftOf(first)).toMatchObject({ error: 'temporarily_unavailable' })
    expect(accessOf(rightOf(other))).toBe('fake-a0')
  })

  test('is returned again if the refresh returns the same token', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({ refresh: async () => answered(tokenOf(0)) })
    await source()
    expect(await given(source({ rejected: true }))).toBe('fake-a0')
    expect(world.requests).toHaveLength(1)
  })

  test('is not returned again from a store that is behind, even if the refresh token stays the same', async () => {
    const world = new World(tokenOf(0))
    const source = world.source({
      refresh: async () => answered(tokenWith({ accessToken: secret('fake-a1'), issuedAt: start })),
      save: async () => {},
    })
    await source()
    expect(await given(source({ rejected: true }))).toBe('fake-a1')
    expect(await given(source({ rejected: true }))).toBe('fake-a1')
    expect(world.requests).toEqual(['refresh fake-r0', 'refresh fake-r0'])
  })
})
