import ts from 'typescript'

/** An exported type of a file of declarations. */
interface ExportedType {
  readonly name: string
  /** As they are declared, between angle brackets; empty where there are none. */
  readonly parameters: string
  /** The same, as arguments. */
  readonly args: string
}

/** The declarations that a report holds. */
export const declarationsIn = (report: string): string => {
  const [, declarations] = /^```ts\n([\s\S]*?)^```$/m.exec(report) ?? []
  if (declarations === undefined) throw new Error('a report without declarations')
  // Without an export of this form, a file of declarations exports all that is in it.
  return `${declarations}export {}\n`
}

const parse = (text: string): ts.SourceFile =>
  ts.createSourceFile('declarations.d.ts', text, ts.ScriptTarget.ES2022, true)

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false)

const inBrackets = (texts: readonly string[]): string => (texts.length === 0 ? '' : `<${texts.join(', ')}>`)

/** The types that declarations export by themselves. */
export const exportedTypes = (text: string): readonly ExportedType[] =>
  parse(text)
    .statements.filter(isExported)
    .filter((statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    .map(({ name, typeParameters = [] }) => ({
      name: name.text,
      parameters: inBrackets(typeParameters.map((parameter) => parameter.getText())),
      args: inBrackets(typeParameters.map((parameter) => parameter.name.text)),
    }))

/** The names of the values that declarations export by themselves. */
export const exportedValues = (text: string): readonly string[] =>
  parse(text)
    .statements.filter(isExported)
    .flatMap((statement) => {
      if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? '']
      return ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.map(({ name }) => name.getText())
        : []
    })

/** Where a node names another declaration. */
const namedBy = (node: ts.Node): ts.Node | undefined => {
  if (ts.isTypeReferenceNode(node)) return node.typeName
  if (ts.isTypeQueryNode(node)) return node.exprName
  return ts.isExpressionWithTypeArguments(node) ? node.expression : undefined
}

/** The declarations, in some of which names are those of a namespace. */
const qualify = (
  text: string,
  wanted: (statement: ts.Statement) => boolean,
  names: ReadonlySet<string>,
  namespace: string,
): string => {
  const places: number[] = []
  const visit = (node: ts.Node): void => {
    const name = namedBy(node)
    if (name !== undefined && ts.isIdentifier(name) && names.has(name.text)) places.push(name.getStart())
    node.forEachChild(visit)
  }
  parse(text).statements.filter(wanted).forEach(visit)
  return places
    .sort((first, second) => second - first)
    .reduce((changed, place) => `${changed.slice(0, place)}${namespace}.${changed.slice(place)}`, text)
}

/** The declarations, each export of which refers to some names as those of a namespace. */
export const qualifyExports = (text: string, names: ReadonlySet<string>, namespace: string): string =>
  qualify(text, isExported, names, namespace)

/** The declarations, all but the exports of which refer to exports as those of a namespace. */
export const qualifyInternals = (text: string, namespace: string): string =>
  qualify(
    text,
    (statement) => !isExported(statement),
    new Set([...exportedTypes(text).map(({ name }) => name), ...exportedValues(text)]),
    namespace,
  )
