import { descriptions, readSeals, sealed } from './contracts.js'
import type { Generated } from './Generated.js'
import type { Library } from './Library.js'
import { changesets, manifests } from './manifests.js'
import { readmes } from './readmes.js'

/** Every generated file of the repository. */
export const everything = (packages: readonly Library[]): readonly Generated[] => {
  const seals = readSeals()
  return [
    ...readmes(),
    ...manifests(),
    changesets(),
    ...packages.flatMap((library) => descriptions(library, seals)),
    sealed(packages, seals),
  ]
}
