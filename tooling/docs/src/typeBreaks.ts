import { join } from 'node:path'
import ts from 'typescript'
import type { Declaration, Declarations } from './declarations.js'
import { declarationsIn } from './declarations.js'
import { print } from './Generated.js'
import type { Library } from './Library.js'
import { mayGrow } from './mayGrow.js'
import { typeRoot } from './reports.js'

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  types: ['node'],
  typeRoots: [typeRoot],
  noEmit: true,
}

/** Arguments for types that the compiler cannot relate at every argument, not even to themselves. */
const samples: Readonly<Record<string, string>> = {
  CamelCased: '<{ access_token: string; refresh_token_scope?: number; plain: true }>',
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
    const source = onDisk.get(file) ?? getSourceFile(file, language)
    onDisk.set(file, source)
    return source
  }
  return ts.createProgram({ rootNames: [...texts.keys()], options, host })
}

interface Pair {
  readonly was: ts.Type
  readonly is: ts.Type
}

/** Whether a present type does for the released one: code that takes or makes a value of it still compiles. */
const fits = (checker: ts.TypeChecker, { was, is }: Pair, grows: boolean): boolean => {
  const vanished = (is.flags & ts.TypeFlags.Any) !== 0 && (was.flags & ts.TypeFlags.Any) === 0
  return !vanished && checker.isTypeAssignableTo(was, is) && (grows || checker.isTypeAssignableTo(is, was))
}

/** Before the names of released exports, where the names themselves are the present ones'. */
const prefix = 'Released_'

/** A line for a type that changed. Where both print alike, the difference is in the types they are made of. */
const changed = (checker: ts.TypeChecker, name: string, { was, is }: Pair): string => {
  const [before, after] = [was, is].map((type) => {
    const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias
    return print(checker.typeToString(type, undefined, flags).replaceAll(prefix, ''), 300)
  })
  return before === after
    ? `${name}: is made of something else: see the difference of api.md`
    : `${name}: was ${before}, is ${after}`
}

const isRecord = (checker: ts.TypeChecker, type: ts.Type): boolean =>
  (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 &&
  type.getCallSignatures().length === 0 &&
  !checker.isArrayType(type) &&
  !checker.isTupleType(type)

const isOptional = (member: ts.Symbol): boolean => (member.flags & ts.SymbolFlags.Optional) !== 0

/**
 * Lines for the differences of one type, by its members where it has some. Two records that can each be assigned to the
 * other may still differ: by an optional member that is gone.
 */
const differences = (checker: ts.TypeChecker, name: string, pair: Pair, grows: boolean): readonly string[] => {
  const whole = fits(checker, pair, grows) ? [] : [changed(checker, name, pair)]
  if (!isRecord(checker, pair.was) || !isRecord(checker, pair.is)) return whole
  const [before, after] = [checker.getPropertiesOfType(pair.was), checker.getPropertiesOfType(pair.is)]
  const known = before.flatMap((member) => {
    const path = `${name}.${member.name}`
    const present = after.find((candidate) => candidate.name === member.name)
    if (present === undefined) return [`${path}: is gone`]
    if (isOptional(member) && !isOptional(present)) return [`${path}: was optional, is required`]
    if (!isOptional(member) && isOptional(present) && !grows) return [`${path}: was always there, is optional`]
    const members = { was: checker.getTypeOfSymbol(member), is: checker.getTypeOfSymbol(present) }
    if (!fits(checker, members, grows)) return [changed(checker, path, members)]
    // A type without a name is compared here, and nowhere else.
    const inner = { was: checker.getNonNullableType(members.was), is: checker.getNonNullableType(members.is) }
    return inner.was.symbol?.name === '__type' ? differences(checker, path, inner, grows) : []
  })
  const added = after
    .filter((member) => !isOptional(member) && !before.some(({ name: known }) => known === member.name))
    .map((member) => `${name}.${member.name}: is new and required`)
  const found = [...known, ...added]
  return found.length > 0 ? found : whole
}

const exportsIn = ({ all }: Declarations): readonly Declaration[] => all.filter(({ exported }) => exported)

/** Released exports in terms of present ones, each in a pair with the present export of its name. */
const pairingOf = (released: Declarations, present: Declarations): string => {
  const presentNames = exportsIn(present).map(({ name }) => name)
  const kept = released.all.filter(({ name }) => !presentNames.includes(name))
  const imported = presentNames.filter((name) => !kept.some((local) => local.name === name))
  const renamed = released.all.filter(({ name }) => presentNames.includes(name))
  const pairs = exportsIn(released).map(({ name, value, parameters, args }, index) => {
    const sample = value ? undefined : samples[name]
    const [was, is] = [`${prefix}${name}`, `Present.${name}`].map(
      (type) => `${value ? 'typeof ' : ''}${type}${sample ?? args}`,
    )
    return `export declare function pair${index}${sample === undefined ? parameters : ''}(was: ${was}, is: ${is}): void`
  })
  return [
    "import type * as Present from './present.js'",
    `import type { ${imported.join(', ')} } from './present.js'`,
    ...released.imports,
    ...kept.map(({ text }) => text),
    ...renamed.map(({ name, text }) => text.replace(name, `${prefix}${name}`)),
    ...pairs,
  ].join('\n')
}

/** The elements of a list that may grow: its length is not promised. */
const elements = (checker: ts.TypeChecker, type: ts.Type): ts.Type =>
  checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type

/**
 * The breaks of a package's report against a released one: a line for each export or member, with its name first. Each
 * export is compared by itself: the others it names are taken as they are now, so that one change is one line.
 */
export const typeBreaks = ({ name, folder, report }: Library, releasedReport: string): readonly string[] => {
  if (report === releasedReport) return []
  const [released, present] = [declarationsIn(releasedReport), declarationsIn(report)]
  const file = {
    pairs: join(folder, 'pairs.d.ts'),
    was: join(folder, 'released.d.ts'),
    is: join(folder, 'present.d.ts'),
  }
  const pairing = pairingOf(released, present)
  const program = programOf(
    new Map([
      [file.pairs, pairing],
      [file.was, released.text],
      [file.is, present.text],
    ]),
  )
  const checker = program.getTypeChecker()
  const exportsOf = (path: string): ReadonlyMap<string, ts.Symbol> => {
    const source = program.getSourceFile(path)
    const module = source === undefined ? undefined : checker.getSymbolAtLocation(source)
    if (module === undefined) throw new Error(`${path} exports nothing`)
    return new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]))
  }
  const [before, after] = [exportsOf(file.was), exportsOf(file.is)]
  const source = program.getSourceFile(file.pairs)
  const statements: readonly ts.Statement[] = source?.statements ?? []
  const pairs = statements
    .filter(ts.isFunctionDeclaration)
    .filter((statement) => /^pair\d+$/.test(statement.name?.text ?? ''))
    .map(({ parameters }) => parameters.map((parameter) => checker.getTypeAtLocation(parameter)))
  const gone = [...before.keys()].filter((symbol) => !after.has(symbol))
  const breaks = exportsIn(released).flatMap(({ name: symbol, value }, index): readonly string[] => {
    const target = after.get(symbol)
    if (target === undefined) return []
    const { flags } = target.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(target) : target
    const isValue = (flags & ts.SymbolFlags.Value) !== 0
    if (value !== isValue) return [`${symbol}: was a ${value ? 'value, is a type' : 'type, is a value'}`]
    const [was, is] = pairs[index] ?? []
    if (was === undefined || is === undefined) throw new Error(`${symbol} has no pair`)
    const grows = mayGrow[name]?.includes(symbol) ?? false
    if (!value) return differences(checker, symbol, { was, is }, grows)
    if (grows) return differences(checker, symbol, { was: elements(checker, was), is: elements(checker, is) }, true)
    // A value is only ever read: that it fits what it was is enough.
    return fits(checker, { was: is, is: was }, true) ? [] : differences(checker, symbol, { was, is }, false)
  })
  if (gone.length + breaks.length > 0) return [...gone.map((symbol) => `${symbol}: is no longer exported`), ...breaks]
  // Released declarations that present ones no longer allow: a type parameter has lost its default, for example.
  return program.getSemanticDiagnostics(source).flatMap(({ messageText, start = 0 }) => {
    const statement = statements.find(({ end }) => start < end)
    const [, symbol] = new RegExp(`${prefix}(\\w+)`).exec(statement?.getText() ?? '') ?? []
    const message = ts.flattenDiagnosticMessageText(messageText, ' ')
    return symbol === undefined ? [] : [`${symbol}: no longer compiles: ${message}`]
  })
}
