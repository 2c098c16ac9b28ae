import { expect, test } from 'vitest'
import { goldenDocuments } from '../src/index.js'
import { goldenFolder } from './goldenFolder.js'

test.each([
  ['an empty folder', {}, 'token-codecs-golden-'],
  ['a file that is not a golden document', { 'a.json': '{ "v": 1 }' }, 'a.json'],
  ['a wire value of another type', { 'a.json': '{ "canonical": {}, "wire": { "acme": 1 } }' }, 'a.json'],
])('rejects %s', (_, files, message) => expect(() => goldenDocuments(goldenFolder(files))).toThrow(message))
