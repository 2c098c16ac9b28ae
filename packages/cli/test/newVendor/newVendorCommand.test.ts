// Runs the commands as a user does, in a temporary folder.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { describe, expect, test } from 'vitest'
import { jsonResponse, specification } from '../source/specification.js'
import { clearRows, commandLine, fixture, pageOf, tableOf } from './commandLine.js'

const { home, write, filesIn, run } = commandLine()

const page = write('page.md', pageOf(clearRows))
const openPage = write('open.md', pageOf(clearRows.slice(0, 3).concat([['scope', 'string']])))
const wrongPage = write('wrong.md', pageOf([...clearRows, ['session_token', 'string']]))

const wrappedPage = write('wrapped.md', pageOf(clearRows.map(([name, ...others]) => [`data.${name}`, ...others])))

const names = ['AcmeToken.test.ts', 'AcmeToken.ts', 'source.json']

/** Runs `new-vendor acme` with the files in a folder. */
const newVendor = async (folder: string, args: readonly string[], replies?: string) => {
  const printed = await run(['new-vendor', 'acme', '--out', folder, ...args], replies === undefined ? {} : { replies })
  return { ...printed, files: filesIn(folder) }
}

const sampleOf = (name: string, sample: unknown): string =>
  write(name, typeof sample === 'string' ? sample : JSON.stringify(sample))

describe('a documented response', () => {
  test('becomes three files, with exit code 0', async () => {
    const { code, stdout, files } = await newVendor('documented', ['--docs', page])
    expect(code).toBe(0)
    expect([...files.keys()].sort()).toEqual(names)
    for (const name of names) expect(stdout).toContain(join('documented', name))
  })

  test('is written to --out in this repository too, for a second codec of a package', async () => {
    const folder = join(home, 'second')
    const { code } = await run(['new-vendor', 'acme-second', '--docs', page, '--out', folder], { folder: root })
    expect(code).toBe(0)
    expect([...filesIn('second').keys()].sort()).toEqual([
      'AcmeSecondToken.test.ts',
      'AcmeSecondToken.ts',
      'source.json',
    ])
  })

  test('is written to an absolute path', async () => {
    const folder = join(home, 'absolute')
    const { code, stdout } = await newVendor(folder, ['--docs', page], undefined)
    expect(code).toBe(0)
    expect(stdout).toContain(`wrote ${join(folder, 'AcmeToken.ts')}\n`)
    expect([...filesIn('absolute').keys()].sort()).toEqual(names)
  })

  test('may have the name of a codec that has its own package', async () => {
    const args = ['new-vendor', 'bolt', '--docs', page, '--dry-run']
    expect(await run(args, { folder: root })).toMatchObject({ code: 0 })
  })

  test('is written below the current folder without --out', async () => {
    const { code } = await run(['new-vendor', 'plain', '--docs', page])
    expect(code).toBe(0)
    expect([...filesIn('plain').keys()].sort()).toEqual(['PlainToken.test.ts', 'PlainToken.ts', 'source.json'])
  })

  test('of a specification is recorded with its operation and address', async () => {
    const { code, files } = await newVendor('specification', [
      ...['--openapi', fixture('openapi/bolt.component.yaml'), '--url', 'https://fake.example/openapi.yaml'],
    ])
    expect(code).toBe(0)
    const { acme } = JSON.parse(files.get('source.json') ?? '')
    expect(acme).toMatchObject({ from: 'https://fake.example/openapi.yaml', place: { operation: expect.any(String) } })
  })

  test('with open questions is written, and each is marked in the codec', async () => {
    const { code, stderr, files } = await newVendor('open', ['--docs', openPage])
    expect(code).toBe(0)
    expect(stderr).toContain('scope.separator')
    expect(files.get('AcmeToken.ts')).toContain('// QUESTION scope.separator')
  })

  test('with settled questions has no mark', async () => {
    const { files } = await newVendor('settled', ['--docs', openPage, '--set', 'scope.separator=comma'])
    expect(files.get('AcmeToken.ts')).not.toContain('QUESTION')
    expect(files.get('AcmeToken.ts')).toContain("separator: ','")
  })

  test('is read with the enumerations on linked pages', async () => {
    const { code, files } = await newVendor('linked', [
      ...['--docs', fixture('pages/enterprise/docs/models/shared/oauth2tokenresponse.md')],
    ])
    expect(code).toBe(0)
    expect(files.get('AcmeToken.ts')).toContain("tokenType: { only: 'Bearer' }")
  })

  test('may begin with a byte order mark, as may its sample', async () => {
    const { files } = await newVendor('unmarked', ['--docs', page])
    const marked = [
      ...['--docs', write('marked.md', `\uFEFF${pageOf(clearRows)}`)],
      ...['--sample', write('marked.json', '\uFEFF{"access_token":"fake-a","token_type":"Bearer"}')],
    ]
    const { code, files: same } = await newVendor('marked', marked)
    expect(code).toBe(0)
    expect(same.get('AcmeToken.ts')).toBe(files.get('AcmeToken.ts'))
    const specification = write('marked.json', '\uFEFF{"openapi":"3.1.0"}')
    expect(await newVendor('marked', ['--openapi', specification])).toMatchObject({ code: 1 })
  })
})

describe('nothing is written', () => {
  test.each<readonly [string, 1 | 2, readonly string[]]>([
    ['a member may be a token', 1, ['--docs', wrongPage]],
    ['no table has members', 1, ['--docs', write('empty.md', '# Tokens\n')]],
    ['the heading is wrong', 1, ['--docs', page, '--heading', 'fake-heading']],
    ['a setting makes the table unsound', 1, ['--docs', page, '--set', 'scope.separator=; ;']],
    ['a setting names a key-bound token type', 2, ['--docs', page, '--set', 'token_type.bearer=DPoP']],
    ['the sample does not fit', 1, ['--docs', page, '--sample', sampleOf('misfit.json', { token_type: 'Bearer' })]],
    ['the page is missing', 2, ['--docs', 'fake-page']],
    ['there is no documentation', 2, []],
    ['there are two', 2, ['--docs', page, '--openapi', page]],
    ['the specification is a page', 2, ['--openapi', page]],
    ['a setting fits no question', 2, ['--docs', page, '--set', 'fake-id=fake-value']],
    ['a setting has no value', 2, ['--docs', page, '--set', 'fake-id']],
    ['an option is unknown', 2, ['--docs', page, '--fake-option']],
    ['the sample is an error', 2, ['--docs', page, '--sample', sampleOf('error.json', { error: 'fake-error' })]],
  ])('if %s: exit code %i', async (_, code, args) => {
    const before = readdirSync(home)
    const printed = await newVendor('refused', args)
    expect(printed).toMatchObject({ code, stdout: '', files: new Map() })
    expect(printed.stderr).not.toContain('fake-')
    expect(readdirSync(home)).toEqual(before)
  })

  test.each<readonly [1 | 2, string, string]>([
    [2, 'token_type.bearer', ''],
    [2, 'token_type.bearer', 'DPoP'],
    [2, 'token_type.use', 'accessToken'],
    [1, 'scope.separator', '; ;'],
    [1, 'expires_in.instantFrom', '5'],
  ])('if the table is not sound: exit code %i, and %s is named for %j', async (code, id, value) => {
    for (const folder of [home, root]) {
      const args = ['new-vendor', 'acme', '--docs', page, '--set', `${id}=${value}`, '--dry-run']
      const printed = await run(args, { folder })
      expect(printed).toMatchObject({ code, stdout: '' })
      expect(printed.stderr).toContain(code === 1 ? `--set ${id}` : id)
    }
  })

  test('into a file, with the reason', async () => {
    write('taken', '')
    for (const folder of ['taken', join('taken', 'below')]) {
      const { code, stderr } = await run(['new-vendor', 'acme', '--docs', page, '--out', folder])
      expect(code).toBe(2)
      expect(stderr).toMatch(/--out: .*\((?:EEXIST|ENOTDIR)\)/)
    }
  })

  test.each(['core', 'laws', 'cli', 'bulk', 'bolt-sdk', 'canonical'])(
    'over a package or codec of the repository: %s',
    async (name) => {
      // A dry run, because otherwise a failure of this test would change the repository.
      const { code, stdout } = await run(['new-vendor', name, '--docs', page, '--dry-run'], { folder: root })
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    },
  )

  test('by a dry run, which prints the same files', async () => {
    const { files } = await newVendor('wet', ['--docs', page])
    const { code, stdout, files: none } = await newVendor('dry', ['--docs', page, '--dry-run'])
    expect(code).toBe(0)
    expect(none.size).toBe(0)
    for (const [name, text] of files) expect(stdout).toContain(`--- ${join('dry', name)}\n${text}`)
  })

  test('over existing files, unless --overwrite is passed', async () => {
    write('existing/AcmeToken.ts', 'fake-content')
    expect(await newVendor('existing', ['--docs', page])).toMatchObject({
      code: 2,
      stdout: '',
      files: new Map([['AcmeToken.ts', 'fake-content']]),
    })
    const { code, files } = await newVendor('existing', ['--docs', page, '--overwrite'])
    expect(code).toBe(0)
    expect([...files.keys()].sort()).toEqual(names)
    expect(files.get('AcmeToken.ts')).not.toContain('fake-content')
  })
})

describe('no token of a sample is printed or written', () => {
  const secret = 'SeCrEt'
  const usual = { access_token: `${secret}-a`, token_type: 'Bearer', expires_in: 3600, scope: 'read write' }
  const samples: Readonly<
    Record<string, { readonly sample: unknown; readonly docs?: string; readonly settings?: readonly string[] }>
  > = {
    'the documented members': { sample: usual },
    'every other member': {
      sample: { ...usual, id_token: `${secret}.b.c`, team: { key: `${secret}-d` }, 'Other-Key': [secret] },
    },
    'a form': { sample: `access_token=${secret}-a&token_type=bearer&expires_in=3600&scope=read+write&extra=${secret}` },
    'the numbers of a secret': { sample: { ...usual, athlete: { pin: 123454321 } } },
    'names in another case': { sample: { accessToken: `${secret}-a`, tokenType: 'Bearer', scope: 'read write' } },
    'a settled token': {
      sample: { ...usual, session_token: `${secret}-e` },
      docs: wrongPage,
      settings: ['--set', 'session_token.use=refreshToken'],
    },
    'a wrapped token': {
      sample: { ok: true, data: { ...usual, user: { key: `${secret}-h` } } },
      docs: wrappedPage,
      settings: ['--set', 'data.use=wrapper'],
    },
    'a token as the lifetime, refused': { sample: { ...usual, expires_in: secret } },
    'members that may be tokens, refused': { sample: { ...usual, session: `${secret}-f`, auth_key: `${secret}-g` } },
    'an unreadable token, refused': { sample: { ...usual, access_token: `${secret}\u0000` } },
    'an error, refused': { sample: { ...usual, error: secret } },
    'broken JSON, refused': { sample: `{"access_token":"${secret}-a"` },
    'a string, refused': { sample: `"${secret}"` },
    'a list, refused': { sample: [secret] },
    'a bare token, refused': { sample: `${secret}==` },
    'two lines, refused': { sample: `${secret}\n${secret}` },
    'a contradicted setting, refused': {
      sample: { ...usual, scope: `${secret},b` },
      settings: ['--set', 'scope.separator=space'],
    },
  }

  test.each(Object.entries(samples))('%s', async (title, { sample, docs = page, settings = [] }) => {
    const file = sampleOf('sample.json', sample)
    const folder = `sample ${title}`
    const args = ['--docs', docs, '--sample', file, ...settings]
    const isRefused = title.endsWith('refused')
    const asked = await newVendor(folder, [...args, '--dry-run'], '\n'.repeat(9))
    const printed = await newVendor(folder, [...args, '--dry-run'])
    const written = await newVendor(folder, args)
    const all = [asked, printed, written].flatMap(({ stdout, stderr, files }) => [stdout, stderr, ...files.values()])
    expect(all.join('\n')).not.toContain(secret)
    expect(all.join('\n')).not.toContain('123454321')
    expect([printed, written].map(({ code }) => code === 0)).toEqual([!isRefused, !isRefused])
    expect([printed, written].map(({ files }) => files.size)).toEqual([0, isRefused ? 0 : 3])
  })

  test('nor is a sample that is passed in place of a file', async () => {
    for (const option of ['--docs', '--openapi', '--sample']) {
      const { code, stdout, stderr } = await newVendor('pasted', ['--docs', page, option, secret])
      expect(code).toBe(2)
      expect(`${stdout}${stderr}`).not.toContain(secret)
    }
  })
})

describe('a terminal', () => {
  test('is asked, and the replies are used', async () => {
    const { code, stderr, files } = await newVendor('asked', ['--docs', openPage], 'comma\n')
    expect(code).toBe(0)
    expect(stderr).toContain('> ')
    expect(files.get('AcmeToken.ts')).toContain("scopes('scope', { separator: ',' })")
    expect(files.get('AcmeToken.ts')).not.toContain('QUESTION')
    expect(JSON.parse(files.get('source.json') ?? '').acme.settings).toMatchObject({ 'scope.separator': 'comma' })
  })

  test('can settle a question that stops the command', async () => {
    const { code, files } = await newVendor('stopped', ['--docs', wrongPage], 'refreshToken\n')
    expect(code).toBe(0)
    expect(files.get('AcmeToken.ts')).toContain("refreshToken: 'session_token'")
  })

  test('that is closed leaves such a question open', async () => {
    expect(await newVendor('closed', ['--docs', wrongPage], '')).toMatchObject({ code: 1, files: new Map() })
  })

  test('is not asked for what is set', async () => {
    const { stderr } = await newVendor('set', ['--docs', openPage, '--set', 'scope.separator=space'], 'comma\n')
    expect(stderr).not.toContain('> ')
  })
})

describe('names of a foreign document', () => {
  const hostile = 'a\u001b[31m\u009b\u202e\r\nb'
  const schema = (names: readonly string[]) =>
    specification({
      responses: jsonResponse({ properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) }),
    })
  const open = write('hostile.yaml', schema(['access_token', hostile, `${hostile}_token`]))
  const sample = sampleOf('hostile.json', { access_token: 'fake-a', token_type: 'Bearer', [`${hostile}2`]: hostile })

  test.each<readonly [string, 0 | 1 | 2, readonly string[], string | undefined]>([
    ['in questions', 1, ['--openapi', open], undefined],
    ['on a terminal', 1, ['--openapi', open], 'fake\n'],
    ['in guesses', 0, ['--openapi', open, '--set', `${hostile}_token.use=secret`, '--sample', sample], undefined],
    ['in settings', 2, ['--openapi', open, '--set', 'fake=fake'], undefined],
    [
      'in headings',
      1,
      ['--docs', write('hostile.md', `# \u001b[31m\u202e\n\n${tableOf(clearRows)}`), '--heading', 'x'],
      undefined,
    ],
  ])('do not control the terminal %s', async (_, code, args, replies) => {
    const printed = await newVendor(`hostile ${code}`, args, replies)
    expect(printed.code).toBe(code)
    expect(printed.stderr).toMatch(/\\u\{1b\}/)
    expect(printed.stderr.replaceAll('\n', '')).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]+$/u)
  })

  test('are cut after 100 characters', async () => {
    const name = `${'n'.repeat(200)}_token`
    const { stderr } = await newVendor('long', ['--openapi', write('long.yaml', schema(['access_token', name]))])
    expect(stderr).toContain('n'.repeat(100))
    expect(stderr).not.toContain('n'.repeat(101))
  })
})

describe('drift', () => {
  const drift = (folder: string, file: string, ...options: readonly string[]) =>
    run(['drift', join(home, folder), '--source', file, ...options])

  const pages = [
    'apimatic/doc/models/o-auth-token.md',
    'enterprise-delegated/token.md',
    'ory-like/docs/Model/OAuth2Token.md',
  ]
  const settings = ['--set', 'id_token.sent=string']

  test.each<readonly [string, string]>([
    ...pages.map((path) => ['--docs', fixture(`pages/${path}`)] as const),
    ['--openapi', fixture('openapi/bolt.component.yaml')],
    ['--openapi', fixture('openapi/enterprise.type-null.json')],
  ])('finds nothing after new-vendor on the same document: %s %s', async (option, file) => {
    const folder = `same${file.replace(/.*fixtures/, '').replaceAll(/\W/g, '-')}`
    const { code } = await newVendor(folder, [option, file, ...(file.includes('ory-like') ? settings : [])])
    expect(code).toBe(0)
    const found = await drift(folder, file)
    expect(found).toMatchObject({ code: 0, stderr: '' })
    expect(found.stdout.split('\n')).toHaveLength(2)
  })

  test('finds nothing after a sample with further members', async () => {
    const sample = { access_token: 'fake-a', token_type: 'Bearer', team: { id: 1 } }
    const args = ['--docs', page, '--sample', sampleOf('team.json', sample)]
    expect(await newVendor('sampled', args)).toMatchObject({ code: 0 })
    expect(await drift('sampled', page)).toMatchObject({ code: 0 })
  })

  test('finds changes of the page, with exit code 1', async () => {
    await newVendor('changed', ['--docs', page])
    const newer = pageOf([['access_token', 'integer'], ...clearRows.slice(1), ['refresh_token', 'string']])
    const { code, stdout } = await drift('changed', write('newer.md', newer))
    expect(code).toBe(1)
    expect(stdout.split('\n').map((line) => line.split(': ').slice(0, 3).join(': '))).toEqual([
      'acme: access_token: refused',
      'acme: refresh_token: read but lost',
      '',
    ])
  })

  test('finds a vanished table, with exit code 1', async () => {
    await newVendor('vanished', ['--docs', page])
    const { code } = await drift('vanished', write('vanished.md', '# Tokens\n'))
    expect(code).toBe(1)
  })

  test.each<readonly [string, string, readonly string[]]>([
    ['a missing page', 'fake-page', []],
    ['an unknown codec', page, ['--codec', 'fake-codec']],
    ['an unknown option', page, ['--fake-option']],
  ])('rejects %s, with exit code 2', async (_, file, options) => {
    await newVendor('usage', ['--docs', page, '--overwrite'])
    const { code, stdout, stderr } = await drift('usage', file, ...options)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).not.toContain('fake-')
  })

  test('rejects a folder without source.json, with exit code 2', async () => {
    expect(await drift('fake-folder', page)).toMatchObject({ code: 2, stdout: '' })
  })
})
