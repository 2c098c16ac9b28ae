import { descriptions } from './contracts.js'
import { examples } from './examples.js'
import type { Generated } from './Generated.js'
import type { Library } from './Library.js'
import { manifests } from './manifests.js'
import { readmes } from './readmes.js'

/** Returns every generated file of the repository. */
export const everything = (packages: readonly Library[]): readonly Generated[] => [
  ...readmes(),
  ...manifests(),
  ...examples(),
  ...packages.flatMap((library) => descriptions(library)),
]
