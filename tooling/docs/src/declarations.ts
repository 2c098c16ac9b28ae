import ts from 'typescript'

/** A declaration of a report. */
export interface Declaration {
  readonly name: string
  readonly text: string
  readonly exported: boolean
  readonly value: boolean
  /** Its type parameters as declared, between angle brackets; empty where it has none. */
  readonly parameters: string
  /** The same, as arguments. */
  readonly args: string
}

/** The declarations that a report holds, as a file, and one by one. */
export interface Declarations {
  readonly text: string
  /** Imports, and exports of what other packages declare. */
  readonly imports: readonly string[]
  readonly all: readonly Declaration[]
}

const inBrackets = (texts: readonly string[]): string => (texts.length === 0 ? '' : `<${texts.join(', ')}>`)

const declarationOf = (statement: ts.Statement): readonly Declaration[] => {
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
  const named = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations[0]
    : isType || ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
      ? statement
      : undefined
  if (named?.name === undefined) return []
  const { typeParameters = [] } = isType ? statement : {}
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
  return [
    {
      name: named.name.getText(),
      text: statement.getText(),
      exported: modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
      value: !isType,
      parameters: inBrackets(typeParameters.map((parameter) => parameter.getText())),
      args: inBrackets(typeParameters.map((parameter) => parameter.name.text)),
    },
  ]
}

export const declarationsIn = (report: string): Declarations => {
  const [, declared] = /^```ts\n([\s\S]*?)^```$/m.exec(report) ?? []
  if (declared === undefined) throw new Error('expected declarations in the report')
  // Without an export of this form, a file of declarations exports all that is in it.
  const text = `${declared}export {}\n`
  const { statements } = ts.createSourceFile('declarations.d.ts', text, ts.ScriptTarget.ES2022, true)
  return {
    text,
    imports: statements.filter(ts.isImportDeclaration).map((statement) => statement.getText()),
    all: statements.flatMap(declarationOf),
  }
}
