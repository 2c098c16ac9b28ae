/** An issue of Standard Schema v1. @since 0.1.0 @category interop */
export interface StandardIssue {
  readonly message: string
  readonly path?: readonly string[]
}

/**
 * A validator as libraries take it (Standard Schema, version 1).
 *
 * @since 0.1.0
 * @category interop
 */
export interface StandardSchema<Input, Output> {
  readonly version: 1
  readonly vendor: string
  readonly validate: (
    value: unknown,
  ) => { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] }
  /** For the compiler only: never there at run time. */
  readonly types?: { readonly input: Input; readonly output: Output } | undefined
}
