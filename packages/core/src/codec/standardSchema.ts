/** A Standard Schema v1 issue. @since 0.1.0 @category interop */
export interface StandardIssue {
  readonly message: string
  readonly path?: readonly string[]
}

/**
 * The Standard Schema v1 interface, by which libraries accept any validator.
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
  /** Type-level only; missing at run time. */
  readonly types?: { readonly input: Input; readonly output: Output } | undefined
}
