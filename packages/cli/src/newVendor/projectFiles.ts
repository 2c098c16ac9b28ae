import { printSourceFile } from '../source/printSourceFile.js'
import { literal } from './Layout.js'
import { keyOf } from './literals.js'
import { renderCodec } from './renderCodec.js'
import { questionMark } from './renderQuestions.js'
import { testedSample } from './testedSample.js'
import type { VendorFiles } from './VendorFiles.js'
import { codecNameOf } from './VendorFiles.js'

/** Options of {@link projectFiles}. */
export interface ProjectOptions {
  /** The module whose `test` function runs the generated tests. */
  readonly runner: 'node:test' | 'vitest'
}

const testText = (files: VendorFiles, { runner }: ProjectOptions): string => {
  const name = codecNameOf(files.id)
  const { isDocumented } = files
  const { expectation } = testedSample(files)
  const imports = [
    "import { existsSync, readFileSync } from 'node:fs'",
    ...(runner === 'node:test' ? ["import { test } from 'node:test'"] : []),
    "import { checkLaws } from '@token-codecs/laws'",
    ...(runner === 'vitest' ? ["import { test } from 'vitest'"] : []),
    `import { ${name} } from './${name}.js'`,
  ]
  return `${imports.join('\n')}

${isDocumented ? '' : '// Made up from the documented types.\n'}const response = ${expanded(expectation.encoded)}

// The token that the response contains, as canonical JSON.
const canonical = ${expanded(expectation.token)}

test('the codec has no open question', () => {
  // The compiled file keeps the comments.
  const ending = existsSync(new URL('./${name}.ts', import.meta.url)) ? 'ts' : 'js'
  const source = readFileSync(new URL(\`./${name}.\${ending}\`, import.meta.url), 'utf8')
  const [question] = /^ *${questionMark.replaceAll('/', '\\/')} .*/m.exec(source) ?? []
  if (question !== undefined) throw new Error(question)
})

const golden = [{ canonical, wire: { ${keyOf(files.id)}: response } }]

checkLaws(${name}, { test, runs: 100, golden })
`
}

const expanded = (value: VendorFiles['sample']): string => {
  const layout = literal(value)
  return layout.broken === undefined ? layout.flat : layout.broken('', '')
}

/** Returns the files of a codec for any project, by name: the codec, its test and `source.json`. */
export const projectFiles = (files: VendorFiles, options: ProjectOptions): ReadonlyMap<string, string> => {
  const name = codecNameOf(files.id)
  return new Map([
    [`${name}.ts`, renderCodec({ ...files, from: `./${name}.js`, isPublished: false })],
    [`${name}.test.ts`, testText(files, options)],
    ['source.json', printSourceFile({ [files.id]: files.source })],
  ])
}
