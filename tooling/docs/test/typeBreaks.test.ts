// The report of core and bolt, broken on purpose in every way that a minor may not, and changed in each that it may.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { beforeAll, describe, expect, test } from 'vitest'
import { typeBreaks } from '../src/typeBreaks.js'
import type { Edit } from './edit.js'
import { edited } from './edit.js'

const folderOf = (name: string) => join(root, 'packages', name)
const reportOf = (name: string) => readFileSync(join(folderOf(name), 'api.md'), 'utf8')
const reports: Readonly<Record<string, string>> = { bolt: reportOf('bolt'), core: reportOf('core') }

const breaksAfter = (edit: Edit, name = 'core') => {
  const released = reports[name] ?? ''
  return typeBreaks(name, folderOf(name), released, edited(released, edit))
}

/** A line that is there once, with another before it. */
const before = (line: string, added: string): Edit => [[line, `${added}\n${line}`]]

type Case = readonly [title: string, edit: Edit, lines: readonly string[]]

// What can be broken at once is, since a comparison takes its time.
const broken: readonly (readonly Case[])[] = [
  [
    ['a removed export', [['export const secondsLeft', 'const secondsLeft']], ['secondsLeft: is no longer exported']],
    [
      'a removed type',
      [['export interface ScopeChange', 'interface ScopeChange']],
      ['ScopeChange: is no longer exported'],
    ],
    ['a renamed export', [['export const eqToken', 'export const equalTokens']], ['eqToken: is no longer exported']],
    ['a removed optional member', [['    readonly idToken?: Secret;\n', '']], ['Token.idToken: is gone']],
    [
      'a retyped member',
      [['readonly expiresIn?: number;', 'readonly expiresIn?: string;']],
      ['Token.expiresIn: was number | undefined, is string | undefined'],
    ],
    [
      'a member that becomes optional',
      [['readonly tokenType: string;', 'readonly tokenType?: string;']],
      ['Token.tokenType: was always there, is optional'],
    ],
    [
      'a member of something without a name',
      [['        get(name: string): string | null;\n', '        get(name: string, all: true): string | null;\n']],
      [
        'ResponseLike.headers: was { get(name: string): string | null; }, is { get(name: string, all: true): string | null; }',
      ],
    ],
    [
      'an option that takes less',
      [["onLoss?: 'report' | 'fail'", "onLoss?: 'fail'"]],
      ['WriteOptions.onLoss: was "report" | "fail" | undefined, is "fail" | undefined'],
    ],
    [
      'an option that is required',
      [['readonly errors?: readonly ErrorForm[];', 'readonly errors: readonly ErrorForm[];']],
      ['CodecDefinition.errors: was optional, is required'],
    ],
    [
      'an error that is added',
      [['| BodyTooLarge;', "| BodyTooLarge | Failure<'Expired'>;"]],
      [expect.stringMatching(/^TokenError: was .*, is .*Failure<"Expired">$/)],
    ],
    [
      'a reason that is removed',
      [["'rotated' | ", '']],
      ['Reason: is made of something else: see the difference of api.md'],
    ],
    [
      'a parameter that is required',
      [['options?: ConvertOptions)', 'options: ConvertOptions)']],
      [expect.stringMatching(/^convert: was .*, is .*options: ConvertOptions\)/)],
    ],
    [
      'another result',
      [['expiresAt: (input: Token) => number | undefined', 'expiresAt: (input: Token) => bigint | undefined']],
      ['expiresAt: was (input: Token) => number | undefined, is (input: Token) => bigint | undefined'],
    ],
    [
      'a narrower type parameter',
      [['defineCodec: <Wire extends object>()', 'defineCodec: <Wire extends { a: string }>()']],
      [expect.stringMatching(/^defineCodec: was /)],
    ],
    [
      'a type made of a type',
      [['Capitalize<CamelCase<Tail>>', 'CamelCase<Tail>']],
      [expect.stringMatching(/^CamelCase: was /)],
    ],
  ],
  [
    [
      'a renamed optional member',
      [['readonly idToken?: Secret;', 'readonly identityToken?: Secret;']],
      ['Token.idToken: is gone'],
    ],
    [
      'a wider member, which whoever reads it did not expect',
      [['readonly expiresIn?: number;', 'readonly expiresIn?: number | bigint;']],
      ['Token.expiresIn: was number | undefined, is number | bigint | undefined'],
    ],
    ['an error that is removed', [['| BodyTooLarge;', ';']], [expect.stringMatching(/^TokenError: was /)]],
    [
      'a type parameter more',
      [['interface WriteResult<Wire>', 'interface WriteResult<Wire, Note>']],
      [expect.stringMatching(/^WriteResult: /)],
    ],
    [
      'what an export is made of',
      [['NamesOf<Wire, WireValues[Member]> | Field<Names<Wire>>', 'NamesOf<Wire, WireValues[Member]>']],
      ['defineCodec: is made of something else: see the difference of api.md'],
    ],
    [
      'a base of several',
      before('    readonly _tag: Tag;', '    readonly at: number;'),
      ['Lossy.at: is new and required', 'OAuthError.at: is new and required'],
    ],
    [
      'a codec with a member more',
      before('    readonly vendor: string;\n    readonly wire', '    readonly more: string;'),
      ['TokenCodec.more: is new and required'],
    ],
    [
      'a type that is compared at one argument',
      [['as Name extends string ? CamelCase<Name> : Name]: Wire[Name]', 'as Name]: Wire[Name]']],
      ['CamelCased.accessToken: is gone'],
    ],
    [
      'a type where a value was',
      [
        [
          'export const reasons: Readonly<Record<Reason, string>>',
          'export type reasons = Readonly<Record<Reason, string>>',
        ],
      ],
      ['reasons: was a value, is a type'],
    ],
  ],
  [
    [
      'a member that becomes required',
      [['readonly expiresIn?: number;', 'readonly expiresIn: number;']],
      ['Token.expiresIn: was optional, is required'],
    ],
    [
      'a new required member',
      before('    readonly scope?: readonly string[];', '    readonly audience: string;'),
      ['Token.audience: is new and required'],
    ],
  ],
  [
    [
      'a default of a type parameter that is gone',
      [['interface Secret<A = string>', 'interface Secret<A>']],
      [expect.stringMatching(/: no longer compiles: .*'Secret<A>' requires 1 type argument/)],
    ],
  ],
]

describe.each(broken)('of a report, broken on purpose,', (...cases) => {
  let found: readonly string[] = []
  beforeAll(() => {
    found = breaksAfter(cases.flatMap(([, edit]) => edit))
  })

  test.each(cases)('%s is found and named', (_, __, lines) => {
    expect(found).toEqual(expect.arrayContaining([...lines]))
  })
})

const permitted: readonly (readonly [title: string, edit: Edit])[] = [
  ['an export', before('// @public\nexport const secondsLeft', '// @public\nexport const fake: string;\n')],
  [
    'an optional member of a token',
    [
      ['readonly expiresIn?: number;', 'readonly expiresIn?: number;\n    readonly audience?: string;'],
      ['    issuedTokenType: string;', '    issuedTokenType: string;\n    audience: string;'],
    ],
  ],
  ['an optional member of an error', before('    readonly _tag: Tag;', '    readonly at?: number;')],
  ['an option', before('    readonly strict?: boolean;', '    readonly now?: number;')],
  ['a value of an option', [["onLoss?: 'report' | 'fail'", "onLoss?: 'report' | 'fail' | 'fake'"]]],
  ['a member of a table', before('    readonly errors?: readonly ErrorForm[];', '    readonly fake?: string;')],
  ['a code', [["'rebased' | ", "'rebased' | 'fake' | "]]],
  ['a reason', [["'null-member' |", "'null-member' | 'fake' |"]]],
  ['an optional parameter', [['expiresAt: (input: Token)', 'expiresAt: (input: Token, leeway?: number)']]],
  ['a type parameter with a default', [['interface WriteResult<Wire>', 'interface WriteResult<Wire, Fake = Wire>']]],
]

test(`a minor may add ${permitted.map(([title]) => title).join(', ')}`, () => {
  expect(breaksAfter(permitted.flatMap(([, edit]) => edit))).toEqual([])
})

test('nothing is broken by nothing', () => {
  expect(breaksAfter([])).toEqual([])
})

describe('a vendor', () => {
  test('may add a name that it documents', () => {
    expect(breaksAfter([["'openid'];", "'openid', 'fake'];"]], 'bolt')).toEqual([])
  })

  test('may not lose one', () => {
    expect(breaksAfter([["'bolt.account.view', ", '']], 'bolt')).toEqual([expect.stringMatching(/^boltScopes: was /)])
  })

  test('exports all of core', () => {
    expect(breaksAfter([['export * from "@token-codecs/core";\n', '']], 'bolt')).toEqual(
      expect.arrayContaining(['convert: is no longer exported', 'Token: is no longer exported']),
    )
  })
})
