import { join } from 'node:path'
import ts from 'typescript'
import { print } from './Generated.js'
import type { Library } from './Library.js'
import { compilerOptions } from './Library.js'
import { mayGrow } from './mayGrow.js'

const { options } = ts.convertCompilerOptionsFromJson({ ...compilerOptions, noEmit: true }, '.')

/** A declaration in a report. */
interface Declaration {
  readonly name: string
  readonly text: string
  /** Entry points that export the declaration. */
  readonly entries: readonly string[]
  readonly value: boolean
  /** Type parameters as declared, in angle brackets; `''` if the type is not generic. */
  readonly parameters: string
  /** The type parameters' names, as arguments in angle brackets. */
  readonly args: string
}

const inBrackets = (texts: readonly string[]): string => (texts.length === 0 ? '' : `<${texts.join(', ')}>`)

/** Exports of the other entry points. A report lists each entry point as a module. */
type Listed = readonly (readonly [name: string, entry: string])[]

const listedIn = (declared: string): Listed =>
  [...declared.matchAll(/^declare module "(.*)" \{\s*export \{([^}]*)\}/gm)].flatMap(([, entry = '', names = '']) =>
    (names.match(/\w+/g) ?? []).map((name) => [name, entry] as const),
  )

const declarationOf = (statement: ts.Statement, listed: Listed): readonly Declaration[] => {
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
  const named = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations[0]
    : isType || ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
      ? statement
      : undefined
  if (named?.name === undefined) return []
  const { typeParameters = [] } = isType ? statement : {}
  const name = named.name.getText()
  const text = statement.getText()
  const byIndex = text.startsWith('export ') ? ['the index'] : []
  return [
    {
      name,
      text,
      entries: [...byIndex, ...listed.filter(([other]) => other === name).map(([, entry]) => entry)],
      value: !isType,
      parameters: inBrackets(typeParameters.map((parameter) => parameter.getText())),
      args: inBrackets(typeParameters.map((parameter) => parameter.name.text)),
    },
  ]
}

/** Parses a report: its text as a declaration file, its declarations, imports and re-exports. */
const declarationsIn = (report: string) => {
  const [, declared] = /^```ts\n([\s\S]*?)^```$/m.exec(report) ?? []
  if (declared === undefined) throw new Error('expected declarations in the report')
  const listed = listedIn(declared)
  // Without an `export {}`, a declaration file exports everything in it.
  const text = `${declared}export { ${listed.map(([name]) => name).join(', ')} }\n`
  const { statements } = ts.createSourceFile('declarations.d.ts', declared, ts.ScriptTarget.ES2022, true)
  const textsOf = (kind: (node: ts.Node) => boolean) => statements.filter(kind).map((statement) => statement.getText())
  const all = statements.flatMap((statement) => declarationOf(statement, listed))
  return { text, all, imports: textsOf(ts.isImportDeclaration), reexports: textsOf(ts.isExportDeclaration) }
}

type Declarations = ReturnType<typeof declarationsIn>

const exportsIn = ({ all }: Declarations): readonly Declaration[] => all.filter(({ entries }) => entries.length > 0)

/** Prefix for released exports, which otherwise have the names of present ones. */
const prefix = 'Released_'

/**
 * Returns a type with the member names of a type and of its members' types. It detects the removal of optional members,
 * which assignability allows. It is inlined, because the compiler can relate aliases without expanding them.
 */
const keysOf = (type: string): string =>
  `{ [Member in keyof (${type}) & PropertyKey]: (key: KeyOf<(${type})[Member]>) => void }`

/** Returns statements that compile only if the present export can replace the released one. */
const checksOf = ({ name, value, parameters, args }: Declaration, grows: boolean): readonly string[] => {
  const [was = '', is = ''] = [prefix, 'Present.'].map((before) => {
    // `any` for type parameters, because the compiler cannot compare changed types that depend on them.
    const type = `${value ? 'typeof ' : ''}${before}${name}${grows ? args.replace(/\w+/g, 'any') : args}`
    // Compares the elements only, because a list that may grow can change its length.
    return value && grows ? `(${type})[number]` : type
  })
  const check = (from: string, to: string): string => `void (${parameters}(it: ${from}): ${to} => it)`
  if (value) return [grows ? check(was, is) : check(is, was)]
  return [check(was, is), ...(grows ? [] : [check(is, was)]), check(keysOf(is), keysOf(was))]
}

/** Returns the released exports and their checks. They refer to present types, so that each change is reported once. */
const comparison = (released: Declarations, present: Declarations, growing: readonly string[]): string => {
  const presentNames = exportsIn(present).map(({ name }) => name)
  const ambient = (text: string): string => text.replace(/^(export )?/, '$1declare ')
  return [
    "import type * as Present from './present.js'",
    `import type { ${presentNames.join(', ')} } from './present.js'`,
    ...released.imports,
    'type KeyOf<T> = T extends readonly unknown[] ? never : T extends object ? keyof T : never',
    ...released.all.filter(({ name }) => !presentNames.includes(name)).map(({ text }) => ambient(text)),
    ...exportsIn(released).flatMap((declaration) => [
      ambient(declaration.text.replace(declaration.name, `${prefix}${declaration.name}`)),
      ...checksOf(declaration, growing.includes(declaration.name)),
    ]),
  ].join('\n')
}

const onDisk = new Map<string, ts.SourceFile | undefined>()

/** Creates a program of in-memory files and files on disk. The latter are parsed once for all programs. */
const programOf = (texts: ReadonlyMap<string, string>): ts.Program => {
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (file) => texts.has(file) || fileExists(file)
  host.getSourceFile = (file, language) => {
    const text = texts.get(file)
    if (text !== undefined) return ts.createSourceFile(file, text, language, true)
    if (!onDisk.has(file)) onDisk.set(file, getSourceFile(file, language))
    return onDisk.get(file)
  }
  return ts.createProgram({ rootNames: [...texts.keys()], options, host })
}

/** Converts a compiler error to the name of the broken export, with the member if known, and a message. */
const breakOf = ({ messageText, file, start = 0 }: ts.Diagnostic): readonly (readonly [string, string])[] => {
  const statement = file?.statements.find(({ end }) => start < end)?.getText() ?? ''
  const [, name] = new RegExp(`${prefix}(\\w+)`).exec(statement) ?? []
  const message = ts.flattenDiagnosticMessageText(messageText, '\n').replace(/\bimport\([^)]*\)\.|Released_/g, '')
  // Missing types become `any`, so their errors count. Other errors outside exports are due to the report's syntax.
  if (name === undefined) return message.startsWith('Cannot find') ? [['api.md', message]] : []
  if (/has no exported member|on type 'typeof import\(/.test(message)) return [[name, 'is no longer exported']]
  // Only the first two lines, because deeper ones name members of other types.
  const [, member] = /^(?:.*\n)?.*(?:[Pp]roperty|types of) '([\w.]+)'/.exec(message) ?? []
  const lines = message.split('\n').map((line) => print(line.trim()))
  const last = lines.at(-1) ?? ''
  return [member === undefined ? [name, [...new Set([lines[0], last])].join(' ')] : [`${name}.${member}`, last]]
}

/**
 * Returns the breaking changes of a package's report: one line for each export or member, beginning with its name.
 * References to other exports resolve to the present ones, so that each change is reported once.
 */
export const typeBreaks = ({ name, folder, report }: Library, releasedReport: string): readonly string[] => {
  if (report === releasedReport) return []
  const [released, present] = [declarationsIn(releasedReport), declarationsIn(report)]
  const files = new Map([
    [join(folder, 'comparison.ts'), comparison(released, present, mayGrow[name] ?? [])],
    [join(folder, 'present.d.ts'), present.text],
  ])
  const program = programOf(files)
  const errors = [...files.keys()].flatMap((path) => program.getSemanticDiagnostics(program.getSourceFile(path)))
  const reexports = released.reexports.filter((text) => !present.reexports.includes(text))
  // Types that have become `any` pass every check, because `any` is assignable to everything.
  const loose = released.all.filter(({ name: known, text }) => {
    const now = present.all.find((declaration) => declaration.name === known)
    return now !== undefined && /\bany\b/.test(now.text) && !/\bany\b/.test(text)
  })
  const moved = exportsIn(released).flatMap(({ name: known, entries }) => {
    const now = exportsIn(present).find((declaration) => declaration.name === known)
    return now === undefined
      ? []
      : entries.filter((entry) => !now.entries.includes(entry)).map((entry) => [known, entry])
  })
  return [
    ...reexports.map((text) => `${text.replace(';', '')}: is gone`),
    ...loose.map(({ name: known }) => `${known}: is any`),
    ...moved.map(([known, entry]) => `${known}: is no longer exported by ${entry}`),
    ...[...new Map(errors.flatMap(breakOf).reverse())].map(([path, problem]) => `${path}: ${problem}`),
  ]
}
