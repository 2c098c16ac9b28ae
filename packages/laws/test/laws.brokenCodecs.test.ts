import type { AnyTokenCodec } from '@token-codecs/core'
import { afterAll, describe, expect, inject, test, vi } from 'vitest'
import type { GoldenDocument } from '../src/index.js'
import { checkedLaws } from '../src/runner/checkedLaws.js'
import { runLaw } from '../src/runner/runLaw.js'
import type { BrokenCodec } from './brokenCodecs.js'
import { AcmeToken, brokenCodecs } from './brokenCodecs.js'
import { brokenTables } from './brokenTables.js'

const all: readonly BrokenCodec[] = [...brokenCodecs, ...brokenTables]

interface Failure {
  readonly law: number
  readonly breach: string
}

/** Returns the breaches found by all laws. Laws other than `known` run with fewer cases. */
const failuresOf = (
  codec: AnyTokenCodec,
  golden: readonly GoldenDocument[] = [],
  known?: readonly number[],
): readonly Failure[] =>
  checkedLaws(codec, [], golden).flatMap(({ title, examples, property, isComplete }) => {
    const law = Number(/^law (\d+)/.exec(title)?.[1])
    const isKnown = known === undefined || known.includes(law)
    // Only some hostile cases, because all of them for fifty codecs would take minutes.
    const some = examples.filter((_, index) => isComplete || index % (isKnown ? 7 : 49) === 0)
    const runs = isKnown || inject('fullSizes') ? 200 : 20
    const { failed, errorInstance } = runLaw(
      { title, property, examples: some, ...(isComplete && { isComplete }) },
      { runs, seed: 6749 },
    )
    return failed ? [{ law, breach: errorInstance instanceof Error ? errorInstance.message : 'nothing' }] : []
  })

const found = new Map<BrokenCodec, readonly Failure[]>()

const failuresOfBroken = (broken: BrokenCodec): readonly Failure[] => {
  const { codec, golden, law, also = [] } = broken
  const failures = found.get(broken) ?? failuresOf(codec, golden, [law, ...also])
  found.set(broken, failures)
  return failures
}

describe('the laws', () => {
  test('pass for a correct codec', () => expect(failuresOf(AcmeToken)).toEqual([]))
})

describe('the laws catch a codec that', () => {
  // Two of the codecs log tokens.
  const logs = vi.spyOn(console, 'debug').mockImplementation(() => undefined)
  afterAll(() => logs.mockRestore())

  test.each(all)('$does: law $law', (broken) => {
    const laws = new Set(failuresOfBroken(broken).map(({ law }) => law))
    expect([...laws]).toEqual([broken.law, ...(broken.also ?? [])].sort((a, b) => a - b))
  })

  test('with the same messages as before', async () => {
    const breaches = all.map((broken) =>
      [`${broken.does}:`, ...failuresOfBroken(broken).map(({ law, breach }) => `  law ${law}: ${breach}`), ''].join(
        '\n',
      ),
    )
    await expect(breaches.join('\n')).toMatchFileSnapshot('brokenCodecs.txt')
  })
})
