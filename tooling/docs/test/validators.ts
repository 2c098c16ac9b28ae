import type { AnyTokenCodec } from '@token-codecs/core'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** Whether a value is valid for one of a schema's `$defs`. */
const validatorOf = (schema: object): ((name: string, value: unknown) => boolean) => {
  const ajv = new Ajv2020({ strictRequired: false })
  ajv.addSchema(schema)
  const id = String((schema as { readonly $id?: unknown }).$id)
  return (name, value) => ajv.validate(`${id}#/$defs/${name}`, value)
}

/** What a codec writes and what it reads, by its package's schema. */
export interface Valid {
  readonly written: (value: unknown) => boolean
  readonly accepted: (value: unknown) => boolean
}

export const validOf = (schema: object, { name }: AnyTokenCodec): Valid => {
  const validate = validatorOf(schema)
  return {
    written: (value) => validate(`${name}Written`, value),
    accepted: (value) => validate(`${name}Accepted`, value),
  }
}
