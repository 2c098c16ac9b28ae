import fc from 'fast-check'
import { afterEach, describe, expect, inject, test, vi } from 'vitest'
import type { Either, ReadResult, Token, TokenError, TokenSourceOptions } from '../../src/index.js'
import { retryAdvice, tokenSource } from '../../src/index.js'
import { answered, refreshOf, refused, start, tokenOf } from '../support/World.js'

describe('with events in any order', () => {
  afterEach(() => void vi.unstubAllGlobals())

  /** A provider with rotation: it rejects a spent refresh token, and may then revoke the grant. */
  class Provider {
    isRevoked = false
    /** Running requests of each source, and the most that one source ran at once. */
    readonly running = { one: 0, other: 0 }
    readonly requests = { one: 0, other: 0 }
    most = 0
    /** Refresh tokens that each source exchanged, and those that it sent again. */
    readonly exchanged = { one: new Set<string>(), other: new Set<string>() }
    readonly sentAgain: string[] = []
    #round = 0

    constructor(
      readonly revokes: boolean,
      readonly turn: () => Promise<unknown>,
    ) {}

    async refresh(name: 'one' | 'other', token: Token, now: () => number): Promise<Either<TokenError, ReadResult>> {
      this.requests[name] += 1
      this.running[name] += 1
      this.most = Math.max(this.most, this.running[name])
      await this.turn()
      const answer = this.#answer(name, refreshOf(token), now())
      await this.turn()
      this.running[name] -= 1
      return answer
    }

    #answer(name: 'one' | 'other', sent: string, time: number): Either<TokenError, ReadResult> {
      if (this.exchanged[name].has(sent)) this.sentAgain.push(sent)
      if (sent !== `fake-r${this.#round}` || this.isRevoked) {
        this.isRevoked ||= this.revokes
        return refused('invalid_grant')
      }
      this.exchanged[name].add(sent)
      this.#round += 1
      return answered(tokenOf(this.#round, time))
    }
  }

  const names = ['one', 'other'] as const
  const call = fc.record({
    name: fc.constantFrom(...names),
    rejected: fc.boolean(),
    seconds: fc.constantFrom(0, 0, 3600),
  })
  const cases = fc.record({
    scheduler: fc.scheduler(),
    calls: fc.array(call, { minLength: 1, maxLength: 8 }),
    revokes: fc.boolean(),
    locks: fc.boolean(),
    /** Which save fails, counted from 1. */
    failing: fc.nat(9),
  })

  test('two sources of one store settle every call, send one request at a time, and never resend an exchanged token', () =>
    fc.assert(
      fc.asyncProperty(cases, async ({ scheduler, calls, revokes, locks, failing }) => {
        const turn = (): Promise<unknown> => scheduler.schedule(Promise.resolve())
        vi.stubGlobal('setTimeout', (run: () => void) => void turn().then(run))
        const provider = new Provider(revokes, turn)
        let stored = tokenOf(0, 0)
        let time = start
        let saves = 0
        let last: Promise<unknown> = Promise.resolve()
        const lock: TokenSourceOptions['lock'] = (run) => {
          const next = last.then(run)
          last = next.catch(() => {})
          return next
        }
        const sourceOf = (name: 'one' | 'other') =>
          tokenSource({
            load: () => turn().then(() => stored),
            save: async (token) => {
              await turn()
              saves += 1
              if (saves === failing) throw new Error('fake failure')
              stored = token
            },
            refresh: (token) => provider.refresh(name, token, () => time),
            now: () => time,
            ...(locks ? { lock } : {}),
          })
        const sources = { one: sourceOf('one'), other: sourceOf('other') }
        const ends = calls.map(async ({ name, rejected, seconds }) => {
          await turn()
          time += seconds
          return sources[name]({ rejected }).catch(() => 'rejected' as const)
        })
        const results = await scheduler.waitFor(Promise.all(ends))

        const hasFailed = failing > 0 && saves >= failing
        for (const result of results) {
          if (result === 'rejected') expect(hasFailed).toBe(true)
          else if (result._tag === 'Left') expect(retryAdvice(result.left).action).toBe('sign-in-again')
          if (locks && !hasFailed) expect(result).toMatchObject({ _tag: 'Right' })
        }
        expect(provider.most).toBeLessThanOrEqual(1)
        expect(provider.sentAgain).toEqual([])
        for (const name of names) {
          expect(provider.requests[name]).toBeLessThanOrEqual(calls.filter((one) => one.name === name).length)
        }
      }),
      { numRuns: inject('cases') },
    ))
})
