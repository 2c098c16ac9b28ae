import { join } from 'node:path'
import { typeRoots } from '@tooling/testing/workspace'
import ts from 'typescript'
import { declarationsIn, exportedTypes, exportedValues, qualifyExports, qualifyInternals } from './declarations.js'
import { mayGrow } from './mayGrow.js'

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  types: ['node'],
  typeRoots: [...typeRoots],
  noEmit: true,
}

/** What is compared at one argument, since the compiler relates it to nothing, itself included, at all of them. */
const samples: Readonly<Record<string, string>> = {
  CamelCased: '<{ access_token: string; refresh_token_scope?: number; plain: true }>',
}

const onDisk = new Map<string, ts.SourceFile | undefined>()

/** A program of files that are not on the disk, beside those that are, each of which is read once. */
const programOf = (folder: string, texts: ReadonlyMap<string, string>): ts.Program => {
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.getCurrentDirectory = () => folder
  host.fileExists = (file) => texts.has(file) || fileExists(file)
  host.readFile = (file) => texts.get(file) ?? readFile(file)
  host.getSourceFile = (file, language) => {
    const text = texts.get(file)
    if (text !== undefined) return ts.createSourceFile(file, text, language, true)
    const source = onDisk.get(file) ?? getSourceFile(file, language)
    onDisk.set(file, source)
    return source
  }
  return ts.createProgram({ rootNames: [...texts.keys()], options, host })
}

const exportsOf = (checker: ts.TypeChecker, source: ts.SourceFile): ReadonlyMap<string, ts.Symbol> => {
  const module = checker.getSymbolAtLocation(source)
  if (module === undefined) throw new Error(`${source.fileName} exports nothing`)
  return new Map(
    checker
      .getExportsOfModule(module)
      .map((symbol) => [symbol.name, symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol]),
  )
}

interface Pair {
  readonly was: ts.Type
  readonly is: ts.Type
}

/** Whether a present type does for what was released: whoever had a value of it, or made one, still compiles. */
const fits = (checker: ts.TypeChecker, { was, is }: Pair, grows: boolean): boolean => {
  const vanished = (is.flags & ts.TypeFlags.Any) !== 0 && (was.flags & ts.TypeFlags.Any) === 0
  return !vanished && checker.isTypeAssignableTo(was, is) && (grows || checker.isTypeAssignableTo(is, was))
}

const printLength = 300

const print = (checker: ts.TypeChecker, type: ts.Type): string => {
  const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias)
  return text.length > printLength ? `${text.slice(0, printLength)}…` : text
}

/** A line for what is not as it was. Where both are written alike, the difference is in what they are made of. */
const changed = (checker: ts.TypeChecker, name: string, { was, is }: Pair): string => {
  const [before, after] = [print(checker, was), print(checker, is)]
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

const membersOf = (checker: ts.TypeChecker, type: ts.Type): ReadonlyMap<string, ts.Symbol> =>
  new Map(checker.getPropertiesOfType(type).map((member) => [member.name, member]))

/**
 * What of one type is no longer as it was, by its members where it has some. Two records that can each be assigned to
 * the other may still differ: by an optional member that is gone.
 */
const differences = (checker: ts.TypeChecker, name: string, pair: Pair, grows: boolean): readonly string[] => {
  const whole = fits(checker, pair, grows) ? [] : [changed(checker, name, pair)]
  if (!isRecord(checker, pair.was) || !isRecord(checker, pair.is)) return whole
  const [before, after] = [membersOf(checker, pair.was), membersOf(checker, pair.is)]
  const known = [...before].flatMap(([member, symbol]) => {
    const path = `${name}.${member}`
    const present = after.get(member)
    if (present === undefined) return [`${path}: is gone`]
    if (isOptional(symbol) && !isOptional(present)) return [`${path}: was optional, is required`]
    if (!isOptional(symbol) && isOptional(present) && !grows) return [`${path}: was always there, is optional`]
    const members = { was: checker.getTypeOfSymbol(symbol), is: checker.getTypeOfSymbol(present) }
    // What has no name of its own is looked at here, and nowhere else.
    const inner = { was: checker.getNonNullableType(members.was), is: checker.getNonNullableType(members.is) }
    if (fits(checker, members, grows) && inner.was.symbol?.name === '__type') {
      return differences(checker, path, inner, grows)
    }
    return fits(checker, members, grows) ? [] : [changed(checker, path, members)]
  })
  const added = [...after].filter(([member, symbol]) => !before.has(member) && !isOptional(symbol))
  const found = [...known, ...added.map(([member]) => `${name}.${member}: is new and required`)]
  return found.length > 0 ? found : whole
}

/** The name of what is declared in a place. */
const nameOf = (statement: ts.Statement | undefined): string => {
  if (statement === undefined) return ''
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText()).join()
  const { name }: { readonly name?: ts.Node } = statement as ts.DeclarationStatement
  return name?.getText().replace(/^pairOf/, '') ?? ''
}

/** The elements of a list that may grow: its length is no promise. */
const elements = (checker: ts.TypeChecker, type: ts.Type): ts.Type =>
  checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type

/**
 * What a package's report no longer keeps of the one released: a line for each export or member, with its name first.
 * An export is compared with itself alone; what it names is taken as it is now, because that is compared under its own
 * name: one change is one line.
 */
export const typeBreaks = (
  name: string,
  folder: string,
  releasedReport: string,
  presentReport: string,
): readonly string[] => {
  const [released, present] = [declarationsIn(releasedReport), declarationsIn(presentReport)]
  const file = { was: join(folder, 'was.d.ts'), is: join(folder, 'present.d.ts') }
  const types = exportedTypes(present).map((type) => type.name)
  const names = new Set([...types, ...exportedValues(present)])
  const pairs = exportedTypes(released)
    .filter((type) => types.includes(type.name))
    .map(({ name: type, parameters, args }) =>
      type in samples
        ? `export declare function pairOf${type}(was: ${type}${samples[type]}, is: Present.${type}${samples[type]}): void`
        : `export declare function pairOf${type}${parameters}(was: ${type}${args}, is: Present.${type}${args}): void`,
    )
  const was = [
    "import type * as Present from './present.js'",
    "import type * as Released from './released.js'",
    qualifyInternals(qualifyExports(released, names, 'Present'), 'Released'),
    ...pairs,
  ]
  const program = programOf(
    folder,
    new Map([
      [file.was, was.join('\n')],
      [file.is, present],
      [join(folder, 'released.d.ts'), released],
    ]),
  )
  const checker = program.getTypeChecker()
  const sourceOf = (path: string): ts.SourceFile => {
    const source = program.getSourceFile(path)
    if (source === undefined) throw new Error(`${path} is not in the program`)
    return source
  }
  const [before, after] = [exportsOf(checker, sourceOf(file.was)), exportsOf(checker, sourceOf(file.is))]
  const paired = new Map(
    sourceOf(file.was)
      .statements.filter(ts.isFunctionDeclaration)
      .map((statement) => [
        statement.name?.text ?? '',
        statement.parameters.map((at) => checker.getTypeAtLocation(at)),
      ]),
  )
  const grows = (symbol: string): boolean => mayGrow[name]?.includes(symbol) ?? false
  // What is not exported refers to what was released, and compiled then.
  const unsound = program.getSemanticDiagnostics(sourceOf(file.was)).flatMap(({ messageText, start = 0 }) => {
    const symbol = nameOf(sourceOf(file.was).statements.find((statement) => start < statement.end))
    const text = ts.flattenDiagnosticMessageText(messageText, ' ')
    return before.has(symbol) ? [`${symbol}: no longer compiles: ${text}`] : []
  })
  const breaks = [...before]
    .filter(([symbol]) => !paired.has(symbol))
    .flatMap(([symbol, was]): readonly string[] => {
      const is = after.get(symbol)
      if (is === undefined) return [`${symbol}: is no longer exported`]
      if (is === was) return []
      if (was.flags & ts.SymbolFlags.Value) {
        if (!(is.flags & ts.SymbolFlags.Value)) return [`${symbol}: was a value, is a type`]
        const pair = { was: checker.getTypeOfSymbol(was), is: checker.getTypeOfSymbol(is) }
        if (grows(symbol)) {
          const listed = { was: elements(checker, pair.was), is: elements(checker, pair.is) }
          return differences(checker, symbol, listed, true)
        }
        // A value is only ever taken out: that it fits what it was is enough.
        return fits(checker, { was: pair.is, is: pair.was }, true) ? [] : differences(checker, symbol, pair, false)
      }
      const [wasType, isType] = paired.get(`pairOf${symbol}`) ?? []
      if (wasType === undefined || isType === undefined) return [`${symbol}: was a type, is a value`]
      return differences(checker, symbol, { was: wasType, is: isType }, grows(symbol))
    })
  return breaks.length > 0 ? breaks : unsound
}
