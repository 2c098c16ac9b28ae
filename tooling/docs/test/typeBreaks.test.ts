// The reports of core and bolt, broken on purpose in every way that a minor may not, and changed in each that it may.
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { beforeAll, describe, expect, test } from 'vitest'
import { textOf } from '../src/Generated.js'
import { typeBreaks } from '../src/typeBreaks.js'
import type { Edit } from './edit.js'
import { edited } from './edit.js'

const breaksAfter = (edit: Edit, name = 'core') => {
  const released = textOf(join(root, `tooling/docs/reports/${name}.md`))
  const folder = join(root, 'packages', name)
  return typeBreaks(
    { name, folder, version: '0.0.0', report: edited(released, edit), schema: '', codecs: [] },
    released,
  )
}

type Case = readonly [from: string, to: string, line: string]

// Breaks that do not touch each other are made together, because a comparison takes its time.
const broken: readonly (readonly Case[])[] = [
  [
    ['export const secondsLeft', 'const secondsLeft', 'secondsLeft: is no longer exported'],
    ['export interface ScopeChange', 'interface ScopeChange', 'ScopeChange: is no longer exported'],
    ['export const eqToken', 'export const equalTokens', 'eqToken: is no longer exported'],
    ['    readonly idToken?: Secret;\n', '', 'Token.idToken: is gone'],
    ['readonly expiresIn?: number;', 'readonly expiresIn?: string;', 'Token.expiresIn: was number | undefined'],
    ['readonly tokenType: string;', 'readonly tokenType?: string;', 'Token.tokenType: was always there, is optional'],
    ['  get(name: string): ', '  get(name: string, all: true): ', 'ResponseLike.headers: was { get(name: string): '],
    ['onLoss?: "report" | "fail"', 'onLoss?: "fail"', 'WriteOptions.onLoss: was '],
    ['readonly errors?: readonly', 'readonly errors: readonly', 'CodecDefinition.errors: was optional, is required'],
    ['| BodyTooLarge;', '| BodyTooLarge | Failure<"Expired">;', 'TokenError: was '],
    ['"rotated" | ', '', 'Reason: is made of something else: see the difference of api.md'],
    ['options?: ConvertOptions)', 'options: ConvertOptions)', 'convert: was '],
    ['expiresAt: (input: Token) => number', 'expiresAt: (input: Token) => bigint', 'expiresAt: was (input: Token)'],
    ['defineCodec: <Wire extends object>', 'defineCodec: <Wire extends { a: string }>', 'defineCodec: was '],
    ['Capitalize<CamelCase<Tail>>', 'CamelCase<Tail>', 'CamelCase: was '],
  ],
  [
    ['readonly idToken?: Secret;', 'readonly identityToken?: Secret;', 'Token.idToken: is gone'],
    ['readonly expiresIn?: number;', 'readonly expiresIn?: number | bigint;', 'Token.expiresIn: was number'],
    ['| BodyTooLarge;', ';', 'TokenError: was '],
    ['interface WriteResult<Wire>', 'interface WriteResult<Wire, Note>', 'WriteResult: '],
    ['WireValues[Member]> | Field<', 'WireValues[Member]> & Field<', 'defineCodec: is made of something else'],
    // A base that is not exported, and a codec: every type made of them is named.
    ['    readonly _tag: Tag;', '    readonly at: number;\n    readonly _tag: Tag;', 'Lossy.at: is new and required'],
    ['    readonly wire', '    readonly more: string;\n    readonly wire', 'TokenCodec.more: is new and required'],
    ['as Name extends string ? CamelCase<Name> : Name]', 'as Name]', 'CamelCased.accessToken: is gone'],
    ['export const reasons: Readonly', 'export type reasons = Readonly', 'reasons: was a value, is a type'],
  ],
  [
    ['readonly expiresIn?: number;', 'readonly expiresIn: number;', 'Token.expiresIn: was optional, is required'],
    ['    readonly idToken?', '    readonly a: string;\n    readonly idToken?', 'Token.a: is new and required'],
  ],
  [['interface Secret<A = string>', 'interface Secret<A>', ': no longer compiles: ']],
]

describe.each(broken)('of a report, broken on purpose,', (...cases) => {
  let found = ''
  beforeAll(() => {
    found = breaksAfter(cases.map(([from, to]) => [from, to])).join('\n')
  })

  test.each(cases)('%j as %j is found', (_, __, line) => {
    expect(`\n${found}`).toContain(line.startsWith(':') ? line : `\n${line}`)
  })
})

test('a minor may add exports, optional members, options and their values, codes, reasons and parameters', () => {
  const edit: Edit = [
    ['export const secondsLeft', 'export const fake: string;\n\n// @public\nexport const secondsLeft'],
    ['readonly expiresIn?: number;', 'readonly expiresIn?: number;\n    readonly audience?: string;'],
    ['    readonly _tag: Tag;', '    readonly at?: number;\n    readonly _tag: Tag;'],
    ['    readonly strict?: boolean;', '    readonly now?: number;\n    readonly strict?: boolean;'],
    ['onLoss?: "report" | "fail"', 'onLoss?: "report" | "fail" | "fake"'],
    ['    readonly errors?: readonly', '    readonly fake?: string;\n    readonly errors?: readonly'],
    ['"rebased" | ', '"rebased" | "fake" | '],
    ['"null-member" |', '"null-member" | "fake" |'],
    ['expiresAt: (input: Token)', 'expiresAt: (input: Token, leeway?: number)'],
    ['interface WriteResult<Wire>', 'interface WriteResult<Wire, Fake = Wire>'],
  ]
  expect(breaksAfter(edit)).toEqual([])
})

test('a vendor may add a name that it documents, not lose one, and exports all of core', () => {
  expect(breaksAfter([['"openid"]', '"openid", "fake"]']], 'bolt')).toEqual([])
  expect(breaksAfter([['"bolt.account.view", ', '']], 'bolt')).toEqual([expect.stringMatching(/^boltScopes: was /)])
  expect(breaksAfter([['export * from "@token-codecs/core";\n', '']], 'bolt')).toEqual(
    expect.arrayContaining(['convert: is no longer exported', 'Token: is no longer exported']),
  )
})
