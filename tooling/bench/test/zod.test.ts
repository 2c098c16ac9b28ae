import { expect, test, vi } from 'vitest'
import { inputsNamed } from '../src/inputs.js'

test('zod compiles its parser, and zodJitless does not', async () => {
  const construct = vi.fn(Reflect.construct)
  vi.stubGlobal('Function', new Proxy(Function, { construct }))
  // Schemas used by an earlier test file are already compiled.
  vi.resetModules()
  const { zod, zodJitless } = await import('../src/contenders/zod.js')
  construct.mockClear()
  for (const input of inputsNamed('full', 'long')) zodJitless.decode(input)
  expect(construct).not.toHaveBeenCalled()
  for (const input of inputsNamed('full', 'long')) zod.decode(input)
  expect(construct).toHaveBeenCalled()
  vi.unstubAllGlobals()
})
