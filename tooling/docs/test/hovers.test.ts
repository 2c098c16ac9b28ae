import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { compilerOptions } from '../src/Library.js'

/** Words that the documentation of a codec's member must contain: its role, or the method to use instead. */
const words = {
  parse: ['Start here', 'throws', '`read`'],
  read: ['`parse`', 'never throws', 'notes', 'Either'],
  encode: ['reverse of `parse`', 'throws', '`write`'],
  write: ['`encode`', 'never throws', 'notes', 'Either'],
  decode: ['io-ts', '`parse`', '`read`'],
  validate: ['`decode`', '`read`', '`parse`'],
  is: ['`Token`', '`read`'],
  wire: ['io-ts type', '`null`'],
  id: ['unique'],
  fields: ['name of each token member'],
  extras: ['`extrasOf`'],
  secretExtras: ['`Secret`'],
  '~standard': ['Standard Schema'],
}
const members = Object.keys(words) as (keyof typeof words)[]

const codecs = { core: 'Rfc6749Token', bolt: 'BoltToken' }

// An editor's program with the built declarations. It exists in memory only.
const path = join(root, 'tooling/docs/hovers.ts')
const program = Object.entries(codecs)
  .flatMap(([name, codec]) => [
    `import { ${codec} } from ${JSON.stringify(join(root, 'packages', name, 'dist/index.js'))}`,
    ...members.map((member) => `${codec}['${member}']`),
  ])
  .join('\n')

const textOf = (file: string) => (file === path ? program : ts.sys.readFile(file))
const { options } = ts.convertCompilerOptionsFromJson({ ...compilerOptions, types: [] }, root)
const service = ts.createLanguageService({
  ...ts.sys,
  useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
  fileExists: (file) => file === path || ts.sys.fileExists(file),
  readFile: textOf,
  getCompilationSettings: () => options,
  getScriptFileNames: () => [path],
  getScriptVersion: () => '1',
  getScriptSnapshot: (file) => {
    const text = textOf(file)
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
})

test('the program compiles', () => {
  expect(service.getSemanticDiagnostics(path).map(({ messageText }) => messageText)).toEqual([])
})

describe.each(Object.values(codecs))('in an editor, %s', (codec) => {
  test.each(members)('shows documentation for %s', (member) => {
    const position = program.indexOf(`${codec}['${member}']`) + `${codec}['`.length
    const { documentation, tags = [] } = service.getQuickInfoAtPosition(path, position) ?? {}
    const shown = ts.displayPartsToString(documentation)
    for (const word of words[member]) expect(shown).toContain(word)
    // `@since 1.0.0` is io-ts's tag, which TypeScript shows for members without tags.
    expect(tags.map(({ text }) => ts.displayPartsToString(text))).not.toContain('1.0.0')
  })
})
