// Applies every kind of change to API reports: those a minor release must not make, and those it may.
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { textOf } from '../src/Generated.js'
import { typeBreaks } from '../src/typeBreaks.js'
import type { Edit } from './edit.js'
import { edited } from './edit.js'

const breaksAfter = (edit: Edit, name = 'core') => {
  const released = textOf(join(root, `tooling/docs/reports/${name}.md`))
  const folder = join(root, 'packages', name)
  const library = { name, folder, version: '0.0.0', report: edited(released, edit), schema: '', codecs: [] }
  return typeBreaks(library, released).map((line) => line.slice(0, line.indexOf(':')))
}

// Each case combines independent breaks, because comparisons are slow.
test.each<readonly (readonly [from: string, to: string, broken: string])[]>([
  [
    ['export const secondsLeft', 'const secondsLeft', 'secondsLeft'],
    ['export interface ScopeChange', 'interface ScopeChange', 'ScopeChange'],
    ['    readonly idToken?: Secret;\n', '', 'Token.idToken'],
    ['  get(name: string): ', '  get(name: string, all: true): ', 'ResponseLike.headers.get'],
    ['onLoss?: "report" | "fail"', 'onLoss?: "fail"', 'WriteOptions.onLoss'],
    ['readonly errors?: readonly', 'readonly errors: readonly', 'CodecDefinition'],
    ['| BodyTooLarge;', '| BodyTooLarge | Failure<"Expired">;', 'TokenError'],
    ['"rotated" | ', '', 'NoteCode'],
    ['options?: ConvertOptions)', 'options: ConvertOptions)', 'convert'],
    [
      'withIssuedAt: (token: Token, seconds: number) => Token',
      'withIssuedAt: (token: Token, seconds: number) => string',
      'withIssuedAt',
    ],
    ['export const noteCodes: Readonly', 'export type noteCodes = Readonly', 'noteCodes'],
  ],
  [
    ['readonly expiresIn?: number;', 'readonly expiresIn?: string;', 'Token.expiresIn'],
    ['readonly tokenType?: string | {', 'readonly tokenType?: {', 'CodecDefinition'],
    ['interface WriteResult<Wire>', 'interface WriteResult<Wire, Note>', 'WriteResult'],
    // An unexported base: every type that extends it is reported.
    ['    readonly _tag: Tag;', '    readonly at: number;\n    readonly _tag: Tag;', 'Lossy.at'],
  ],
  [
    ['readonly expiresIn?: number;', 'readonly expiresIn: number;', 'Token.expiresIn'],
    ['readonly tokenType: string;', 'readonly tokenType?: string;', 'Token.tokenType'],
    ['interface Secret<A = string>', 'interface Secret<A>', 'Token'],
    ['eqToken: (', 'eqToken: any | (', 'eqToken'],
    ["import * as t from 'io-ts'", "import * as t from 'io-tz'", 'api.md'],
  ],
  [
    ['const jsonSchema: (id: string, ', 'const jsonSchema: (id: string, version: number, ', 'jsonSchema'],
    ['    readonly isSealed: boolean;\n', '', 'MemberInfo.isSealed'],
    ['        tableProblems\n', '', 'tableProblems'],
    // Moves an export from an entry point to the index, and back.
    ['        memberTable,\n', '', 'memberTable'],
    ['const memberTable', 'export const memberTable', 'memberTable'],
    ['        jsonSchema\n', '        jsonSchema,\n        secondsLeft\n', 'secondsLeft'],
    ['export const secondsLeft', 'const secondsLeft', 'secondsLeft'],
  ],
])('reports the breaks %j, %j, …', (...cases) => {
  const found = breaksAfter(cases.map(([from, to]) => [from, to]))
  expect(found).toEqual(expect.arrayContaining(cases.map(([, , broken]) => broken)))
})

test('a minor may add exports, optional members, options and their values, codes and parameters', () => {
  const edit: Edit = [
    ['export const secondsLeft', 'export const fake: string;\n\n// @public\nexport const secondsLeft'],
    ['readonly expiresIn?: number;', 'readonly expiresIn?: number;\n    readonly audience?: string;'],
    ['    readonly _tag: Tag;', '    readonly at?: number;\n    readonly _tag: Tag;'],
    ['onLoss?: "report" | "fail"', 'onLoss?: "report" | "fail" | "fake"'],
    ['    readonly errors?: readonly', '    readonly fake?: string;\n    readonly errors?: readonly'],
    ['"null-member" |', '"null-member" | "fake" |'],
    ['withIssuedAt: (token: Token, seconds: number)', 'withIssuedAt: (token: Token, seconds: number, leeway?: number)'],
    ['interface WriteResult<Wire>', 'interface WriteResult<Wire, Fake = Wire>'],
  ]
  expect(breaksAfter(edit)).toEqual([])
})

test('a vendor may add a documented name, but not remove one, and exports all of core', () => {
  expect(breaksAfter([['"openid"]', '"openid", "fake"]']], 'bolt')).toEqual([])
  const less: Edit = [
    ['"bolt.account.view", ', ''],
    ['export * from "@token-codecs/core";\n', ''],
  ]
  expect(breaksAfter(less, 'bolt')).toEqual(['export * from "@token-codecs/core"', 'boltScopes'])
})
