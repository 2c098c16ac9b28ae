import type { AnyTokenCodec } from '@token-codecs/core'
import type { ErrorObject } from 'ajv/dist/2020.js'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** Finds the first thing wrong with a value; `undefined` where it is valid. */
export type ErrorOf = (value: unknown) => ErrorObject | undefined

/** The validators of a schema's `$defs`, by their names. How strictly a schema is written is tested elsewhere. */
export const errorsOf = (schema: { readonly $id?: string }): ((name: string) => ErrorOf) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(schema)
  return (name) => {
    const validate = ajv.getSchema(`${schema.$id}#/$defs/${name}`)
    if (validate === undefined) throw new Error(`${name} is not in ${schema.$id}`)
    return (value) => (validate(value) ? undefined : validate.errors?.[0])
  }
}

/** What a codec writes and what it reads, by its package's schema. */
export interface Valid {
  readonly written: (value: unknown) => boolean
  readonly accepted: (value: unknown) => boolean
}

export const validOf = (schema: object, { name }: AnyTokenCodec): Valid => {
  const [written, accepted] = ['Written', 'Accepted'].map((part) => errorsOf(schema)(`${name}${part}`))
  return { written: (value) => written?.(value) === undefined, accepted: (value) => accepted?.(value) === undefined }
}
