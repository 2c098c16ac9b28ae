import * as bolt from '@token-codecs/bolt'
import * as core from '@token-codecs/core'
import * as enterprise from '@token-codecs/enterprise'
import * as oryLike from '@token-codecs/ory-like'
import * as pipeshub from '@token-codecs/pipeshub'
import { expect, test } from 'vitest'
import { codecs } from '../src/codecs.js'

const exported = [bolt, core, enterprise, oryLike, pipeshub].flatMap((entry) =>
  Object.entries(entry).filter(([, value]) => typeof value === 'object' && '~standard' in value),
)

test('the list holds every codec that a package exports, once', () => {
  const byName = new Map<string, unknown>(exported)
  expect(byName.size).toBeGreaterThan(0)
  expect(codecs.map(({ name }) => name).sort()).toEqual([...byName.keys()].sort())
  for (const codec of codecs) expect(byName.get(codec.name)).toBe(codec)
})
