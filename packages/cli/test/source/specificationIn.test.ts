import { expect, test } from 'vitest'
import { specificationIn } from '../../src/source/specificationIn.js'

const json = '{ "openapi": "3.1.0" }'
const yaml = 'openapi: 3.0.3\ninfo: {}'

test.each<readonly [string, string, string, string | undefined]>([
  ['a JSON file', 'a.json', json, json],
  ['a YAML file', 'a.yaml', '# A comment\nopenapi: 3.0.3', '# A comment\nopenapi: 3.0.3'],
  ['a file without an ending', 'specification', yaml, yaml],
  ['a page with a code block of JSON', 'a.md', `# Token\n\n\`\`\`json\n${json}\n\`\`\`\n`, json],
  ['a page with a code block of YAML', 'a.md', `# Token\n\n\`\`\`\n${yaml}\n\`\`\`\n`, yaml],
  ['a page with a sample', 'a.md', '# Token\n\n```json\n{ "access_token": "fake-a" }\n```\n', undefined],
  ['a page', 'a.md', '# openapi: a page\n\n| Name | Type |\n', undefined],
])('finds the specification in %s, if there is one', (_, file, text, specification) => {
  expect(specificationIn(file, text)).toBe(specification)
})
