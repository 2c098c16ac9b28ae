import { noteCodes } from '@token-codecs/core'
import { codecs as checked } from '@tooling/testing/codecs'
import { describe, expect, test } from 'vitest'
import { codecs } from '../src/codecs.js'
import { run } from '../src/run.js'
import { asMarkdown, asText } from '../src/Table.js'

test('has every codec that the tooling checks', () => {
  expect([...codecs.keys()].sort()).toEqual(checked.map(({ id }) => id).sort())
  for (const codec of checked) expect(codecs.get(codec.id)).toBe(codec)
})

const vendors = async (...options: readonly string[]) => {
  let stdout = ''
  let stderr = ''
  const code = await run(['vendors', ...options], {
    stdin: (async function* () {})(),
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  })
  return { code, stdout, stderr }
}

const section = (output: string, title: string): string => {
  const found = output.split(/^## /m).find((part) => part.startsWith(`${title}\n`))
  if (found === undefined) throw new Error(`no section ${title}`)
  return found
}

/** Cells of a Markdown table, by row name and column name. A cell with several names counts for each. */
const cellsOf = (markdown: string): ReadonlyMap<string, ReadonlyMap<string, string>> => {
  const lines = markdown.split('\n').filter((line) => line.startsWith('|'))
  const split = (line: string): readonly string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  const namesOf = (cell: string): readonly string[] => cell.replaceAll('`', '').split('<br>')
  const header = split(lines[0] ?? '').map(namesOf)
  const rows = lines.slice(2).map(split)
  return new Map(
    rows.flatMap((row) => {
      const cells = new Map(header.flatMap((names, index) => names.map((name) => [name, row[index] ?? ''])))
      return namesOf(row[0] ?? '').map((name) => [name, cells] as const)
    }),
  )
}

const markdown = (await vendors('--markdown')).stdout
const text = (await vendors()).stdout

describe('the table of fields', () => {
  const fields = cellsOf(section(markdown, 'Fields'))

  // Typed by hand from the vendors' documented models.
  const documented = {
    pipeshub: {
      accessToken: 'access_token',
      tokenType: 'token_type',
      expiresIn: 'expires_in',
      scope: 'scope',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
    },
    'pipeshub-sdk': {
      accessToken: 'accessToken',
      tokenType: 'tokenType',
      expiresIn: 'expiresIn',
      scope: 'scope',
      refreshToken: 'refreshToken',
      idToken: 'idToken',
    },
    bolt: {
      accessToken: 'access_token',
      tokenType: 'token_type',
      expiresIn: 'expires_in',
      scope: 'scope',
      refreshToken: 'refresh_token',
      refreshTokenScope: 'refresh_token_scope',
      idToken: 'id_token',
    },
    'ory-like': {
      accessToken: 'access_token',
      tokenType: 'token_type',
      expiresIn: 'expires_in',
      scope: 'scope',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      authorizationDetails: 'authorization_details',
      '(extras)': 'c_nonce_draft_00<br>c_nonce_expires_in_draft_00',
    },
    enterprise: {
      accessToken: 'access_token',
      tokenType: 'token_type',
      expiresIn: 'expires_in',
      issuedAt: 'created_at',
      scope: 'scope',
    },
    'enterprise-delegated': {
      accessToken: 'access_token',
      tokenType: 'token_type',
      expiresIn: 'expires_in',
      issuedAt: 'created_at',
      scope: 'scope',
      refreshToken: 'refresh_token',
    },
  }

  test.each(Object.entries(documented))('has the documented names of %s', (vendor, names) => {
    const shown = [...fields].map(([member, row]) => [member, row.get(vendor)?.replaceAll('`', '')])
    expect(Object.fromEntries(shown.filter(([, name]) => name !== ''))).toEqual(names)
  })

  test('has every codec, and the canonical names in the first column', () => {
    for (const row of fields.values()) expect(new Set(row.keys())).toEqual(new Set(codecs.keys()))
    expect([...fields.keys()]).toContain('authorizationDetails')
    expect([...fields.values()].map((row) => row.get('canonical')?.replaceAll('`', ''))).toEqual([...fields.keys()])
  })
})

describe('the table of losses', () => {
  const losses = cellsOf(section(markdown, 'Losses'))
  const lost = (from: string, to: string): string | undefined => losses.get(from)?.get(to)?.replaceAll('`', '')

  test.each([
    ['pipeshub', 'enterprise', 'refreshToken<br>idToken'],
    ['pipeshub-sdk', 'ory-like', '-'],
    ['pipeshub', 'enterprise-delegated', 'idToken'],
    ['bolt', 'pipeshub', 'refreshTokenScope'],
    ['bolt', 'bolt-sdk', '-'],
    ['bolt-sdk', 'enterprise', 'refreshToken<br>refreshTokenScope<br>idToken'],
    ['ory-like', 'bolt', 'authorizationDetails'],
    ['ory-like', 'enterprise', 'refreshToken<br>idToken<br>authorizationDetails'],
    ['enterprise', 'bolt', 'issuedAt'],
    ['enterprise', 'enterprise-delegated', '-'],
    ['enterprise-delegated', 'enterprise', 'refreshToken'],
    ['enterprise', 'rfc6749', 'issuedAt'],
    ['bolt', 'rfc6749', 'refreshTokenScope'],
    ['rfc6749', 'pipeshub', 'issuedTokenType<br>authorizationDetails'],
    ['canonical', 'rfc6749', 'issuedAt<br>refreshTokenExpiresIn<br>refreshTokenScope'],
  ])('from %s to %s shows %s', (from, to, expected) => {
    expect(lost(from, to)).toBe(expected)
  })

  test('has every ordered pair, without losses to canonical JSON or to the same codec', () => {
    for (const from of codecs.keys()) {
      for (const to of codecs.keys()) expect(lost(from, to), `${from} to ${to}`).toMatch(/^(-|\w+(<br>\w+)*)$/)
      expect(lost(from, 'canonical')).toBe('-')
      expect(lost(from, from)).toBe('-')
    }
  })

  test.each([
    ['issuedAt', 'receivedAt', 'enterprise, enterprise-delegated, canonical'],
    ['a DPoP one', 'token-type', 'enterprise, enterprise-delegated'],
    ['A lifetime so long', 'not-representable', 'enterprise, enterprise-delegated'],
  ])('remarks on %s', (_, of, said) => {
    const remarks = text.split('\n').filter((line) => line.startsWith('* ') && line.includes(of))
    expect(remarks).toHaveLength(1)
    expect(remarks[0]).toContain(said)
  })
})

test('the table of codes has every code, and explains the codes of moved values', () => {
  const codes = section(markdown, 'Codes')
  const shown = [...cellsOf(codes)].map(([code, cells]) => [code, [...cells.values()][1]])
  expect(Object.fromEntries(shown)).toEqual(noteCodes)
  expect(codes).toMatch(/^- .*`moved`.*`too-large`/m)
})

describe('a table', () => {
  test('is aligned plain text for a terminal', () => {
    expect(text).not.toMatch(/[`|#]|<br>/)
    const lines = text.split('\n')
    expect(lines.filter((line) => /^(Fields|Losses|Codes)$/.test(line))).toEqual(['Fields', 'Losses', 'Codes'])
    const header = lines.find((line) => line.startsWith('canonical ')) ?? ''
    const issuedAt = lines.find((line) => line.startsWith('issuedAt ')) ?? ''
    expect(issuedAt.indexOf('created_at')).toBe(header.indexOf('enterprise'))
    expect(issuedAt.lastIndexOf('created_at')).toBe(header.indexOf('enterprise-delegated'))
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([])
  })

  test('starts the lines of a row beside its first name, and joins them in Markdown', () => {
    const table = {
      title: 'Losses',
      columns: [{ title: ['from'] }, { title: ['acme', 'acme-sdk'] }, { title: ['said'], prose: true }],
      rows: [
        [['acme', 'acme-sdk'], ['-'], []],
        [['other'], ['refreshToken', 'idToken', 'issuedAt'], ['by `acme` | another']],
      ],
      remarks: ['`-` is nothing.'],
    }
    expect(asText(table).split('\n')).toEqual([
      'Losses',
      '',
      'from      acme          said',
      '          acme-sdk',
      '--------  ------------  -----------------',
      'acme      -',
      'acme-sdk',
      '',
      'other     refreshToken  by acme | another',
      '          idToken',
      '          issuedAt',
      '',
      '* - is nothing.',
      '',
    ])
    expect(asMarkdown(table).split('\n')).toEqual([
      '## Losses',
      '',
      '| from | acme<br>acme-sdk | said |',
      '| --- | --- | --- |',
      '| `acme`<br>`acme-sdk` | - | |',
      '| `other` | `refreshToken`<br>`idToken`<br>`issuedAt` | by `acme` \\| another |',
      '',
      '- `-` is nothing.',
      '',
    ])
  })
})

describe('the command line', () => {
  test('exits 0 and writes nothing to standard error', async () => {
    expect(await vendors()).toMatchObject({ code: 0, stderr: '' })
    expect(await vendors('--markdown')).toMatchObject({ code: 0, stderr: '' })
    expect(await vendors('--help')).toMatchObject({ code: 0, stderr: '' })
  })

  test.each([
    ['an argument', ['fake-access']],
    ['an unknown option', ['--fake-access']],
    ['an argument after the option', ['--markdown', 'fake-access']],
  ])('exits 2 for %s and does not quote it', async (_, options) => {
    const { code, stdout, stderr } = await vendors(...options)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^token-codecs: .+\n$/)
    expect(stderr).not.toContain('fake-access')
  })
})
