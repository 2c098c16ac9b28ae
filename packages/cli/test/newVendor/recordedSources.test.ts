// Each shipped codec agrees with the documentation that its package records: the command would write the same table.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyTokenCodec } from '@token-codecs/core'
import { codecPackages } from '@tooling/testing/codecs'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { plannedCodec } from '../../src/newVendor/codecOf.js'
import type { Plan } from '../../src/newVendor/Plan.js'
import { planCodec } from '../../src/newVendor/planCodec.js'
import { parseSourceFile } from '../../src/source/parseSourceFile.js'
import { printSourceFile } from '../../src/source/printSourceFile.js'
import type { SourceFile } from '../../src/source/SourceFile.js'
import { differences } from './sameTable.js'

const vendors = codecPackages.filter(({ name }) => name !== 'core')

const textOf = (name: string): string => readFileSync(join(root, 'packages', name, 'source.json'), 'utf8')

const planOf = (file: SourceFile, { id }: AnyTokenCodec): Plan => {
  const source = file[id]
  if (source === undefined) throw new Error(`source.json lacks ${id}`)
  return planCodec(source)
}

/** Documentation gives no error bodies. */
const never: readonly string[] = ['hasErrors']

/** Differences between a codec and its recorded source, by codec id. Each has a reason. */
const known: Readonly<Record<string, readonly string[]>> = {
  // The interface extends that of the older model, in which every member may be null.
  'enterprise-delegated': ['access_token', 'created_at', 'expires_in', 'scope', 'token_type'].map(
    (name) => `interface.${name}?`,
  ),
  // The interface types the objects that the page only names.
  'github-installation': ['interface.permissions?', 'interface.repositories?'],
  // The interface types the union of owners, which a table cannot say. The command writes no nullable rows.
  notion: ['interface.owner', 'rows.refreshToken', 'wire.refresh_token'],
  // The interface types the objects that the page only names.
  'slack-bot': ['interface.enterprise?', 'interface.incoming_webhook?', 'interface.team?'],
  'slack-user-refresh': ['interface.enterprise?', 'interface.team?'],
  // The command cannot say that the bot's token in the same response is an extra.
  'slack-user': [
    'extras',
    'interface.authed_user',
    ...[
      'access_token',
      'enterprise',
      'expires_in',
      'incoming_webhook',
      'refresh_token',
      'scope',
      'team',
      'token_type',
    ].map((name) => `interface.${name}?`),
    ...['access_token', 'expires_in', 'refresh_token', 'scope', 'token_type'].map((name) => `wire.${name}`),
  ],
  // The interface types the user, whom the page shows in an example only.
  'shopify-online': ['interface.associated_user'],
}

test.each(vendors)('$name has a source for each codec, as the command prints it', ({ name, codecs }) => {
  const file = parseSourceFile(textOf(name))
  expect(Object.keys(file).sort()).toEqual(codecs.map(({ id }) => id).sort())
  expect(textOf(name)).toBe(printSourceFile(file))
})

for (const { name, codecs } of vendors) {
  const file = parseSourceFile(textOf(name))
  test.each(codecs)('$id agrees with its source', (codec) => {
    const plan = planOf(file, codec)
    expect(plan.questions).toEqual([])
    const found = differences(codec, plannedCodec(codec.id, plan), plan).filter((part) => !never.includes(part))
    expect(found).toEqual([...(known[codec.id] ?? [])].sort())
  })
}
