import { describe, expect, test } from 'vitest'
import { partOf, schema } from '../support/schemas.js'

describe('jsonSchema', () => {
  test('describes the rules that it cannot express', () => {
    const [written, accepted] = ['Written', 'Accepted'].map((strength) =>
      String(partOf(schema.$defs, `AcmeToken${strength}`, 'description')),
    )
    for (const description of [written, accepted]) expect(description).toContain('problem')
    expect(written).toMatch(/refresh_scope.*scope/)
    expect(accepted).not.toContain('refresh_scope')
  })
})
