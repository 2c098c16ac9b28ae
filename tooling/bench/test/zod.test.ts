import { expect, test, vi } from 'vitest'
import type { Contender } from '../src/contenders/Contender.js'
import { inputsNamed } from '../src/inputs.js'

test('zod compiles its parser in the one contender and not in the other', async () => {
  const compiled: unknown[] = []
  const construct = (target: FunctionConstructor, parameters: string[]): object => {
    compiled.push(parameters)
    return Reflect.construct(target, parameters)
  }
  vi.stubGlobal('Function', new Proxy(Function, { construct }))
  // Schemas that an earlier file has used are compiled already.
  vi.resetModules()
  const { zod, zodJitless } = await import('../src/contenders/zod.js')
  const compiledBy = ({ decode }: Contender): number => {
    const before = compiled.length
    for (const input of inputsNamed('full')) decode(input)
    return compiled.length - before
  }
  expect(compiledBy(zodJitless)).toBe(0)
  expect(compiledBy(zod)).toBeGreaterThan(0)
  vi.unstubAllGlobals()
})
