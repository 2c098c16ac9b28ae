import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'

/** Where compilers find the types of Node, because packages that declare none need them too. */
export const typeRoot: string = join(root, 'tooling/docs/node_modules/@types')
