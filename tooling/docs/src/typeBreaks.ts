import { join } from 'node:path'
import ts from 'typescript'
import { print } from './Generated.js'
import type { Library } from './Library.js'
import { compilerOptions } from './Library.js'
import { mayGrow } from './mayGrow.js'

const { options } = ts.convertCompilerOptionsFromJson({ ...compilerOptions, noEmit: true }, '.')

/** A declaration of a report. */
interface Declaration {
  readonly name: string
  readonly text: string
  /** The entry points that export it. */
  readonly entries: readonly string[]
  readonly value: boolean
  /** Its type parameters as declared, between angle brackets; empty where it has none. */
  readonly parameters: string
  /** The same, as arguments. */
  readonly args: string
}

const inBrackets = (texts: readonly string[]): string => (texts.length === 0 ? '' : `<${texts.join(', ')}>`)

/** The exports that a report lists in modules, with the entry points beside the index that these stand for. */
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

/** The declarations that a report holds: as a file, its other statements, and one by one. */
const declarationsIn = (report: string) => {
  const [, declared] = /^```ts\n([\s\S]*?)^```$/m.exec(report) ?? []
  if (declared === undefined) throw new Error('expected declarations in the report')
  const listed = listedIn(declared)
  // Without an export of this form, a file of declarations exports all that is in it.
  const text = `${declared}export { ${listed.map(([name]) => name).join(', ')} }\n`
  const { statements } = ts.createSourceFile('declarations.d.ts', declared, ts.ScriptTarget.ES2022, true)
  const textsOf = (kind: (node: ts.Node) => boolean) => statements.filter(kind).map((statement) => statement.getText())
  const all = statements.flatMap((statement) => declarationOf(statement, listed))
  return { text, all, imports: textsOf(ts.isImportDeclaration), reexports: textsOf(ts.isExportDeclaration) }
}

type Declarations = ReturnType<typeof declarationsIn>

const exportsIn = ({ all }: Declarations): readonly Declaration[] => all.filter(({ entries }) => entries.length > 0)

/** Before the names of released exports, where the names themselves are the present ones'. */
const prefix = 'Released_'

/**
 * The names of a type's members and of theirs: optional members may vanish without an error, but names may not. Not an
 * alias, because the compiler takes an alias of types that fit each other as fitting without a look into it.
 */
const keysOf = (type: string): string =>
  `{ [Member in keyof (${type}) & PropertyKey]: (key: KeyOf<(${type})[Member]>) => void }`

/** The statements that compile where an export does for the released one: code that takes or makes a value of it. */
const checksOf = ({ name, value, parameters, args }: Declaration, grows: boolean): readonly string[] => {
  const [was = '', is = ''] = [prefix, 'Present.'].map((before) => {
    // The compiler cannot compare a type that depends on its parameters, unless it has not changed.
    const type = `${value ? 'typeof ' : ''}${before}${name}${grows ? args.replace(/\w+/g, 'any') : args}`
    // The length of a list that may grow is not promised.
    return value && grows ? `(${type})[number]` : type
  })
  const check = (from: string, to: string): string => `void (${parameters}(it: ${from}): ${to} => it)`
  if (value) return [grows ? check(was, is) : check(is, was)]
  return [check(was, is), ...(grows ? [] : [check(is, was)]), check(keysOf(is), keysOf(was))]
}

/** The released exports in terms of present ones, so that one change is one line, and the checks of each. */
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

/** A program of texts by their paths, beside the files on disk, each of which is read once for all programs. */
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

/** The break that an error shows: the released export, with its member where the error names one, and the message. */
const breakOf = ({ messageText, file, start = 0 }: ts.Diagnostic): readonly (readonly [string, string])[] => {
  const statement = file?.statements.find(({ end }) => start < end)?.getText() ?? ''
  const [, name] = new RegExp(`${prefix}(\\w+)`).exec(statement) ?? []
  const message = ts.flattenDiagnosticMessageText(messageText, '\n').replace(/\bimport\([^)]*\)\.|Released_/g, '')
  // Types that are not found become `any`; other errors outside of exports come of the report's notation.
  if (name === undefined) return message.startsWith('Cannot find') ? [['api.md', message]] : []
  if (/has no exported member|on type 'typeof import\(/.test(message)) return [[name, 'is no longer exported']]
  // Deeper lines name members of other types.
  const [, member] = /^(?:.*\n)?.*(?:[Pp]roperty|types of) '([\w.]+)'/.exec(message) ?? []
  const lines = message.split('\n').map((line) => print(line.trim()))
  const last = lines.at(-1) ?? ''
  return [member === undefined ? [name, [...new Set([lines[0], last])].join(' ')] : [`${name}.${member}`, last]]
}

/**
 * The breaks of a package's report against a released one: a line for each export or member, with its name first. Each
 * export is compared by itself: the others it names are taken as they are now, so that one change is one line.
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
  // `any` fits everything, so that no check of a type that has become it fails.
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
