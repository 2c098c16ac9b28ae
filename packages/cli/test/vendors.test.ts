import type { AnyTokenCodec } from '@token-codecs/core'
import { convert, noteCodes, orThrow } from '@token-codecs/core'
import { codecs as checked, codecPackages } from '@tooling/testing/codecs'
import { describe, expect, test } from 'vitest'
import { loadCodec, loadPackages } from '../src/codecs.js'
import { fullResponse } from '../src/losses.js'
import { run } from '../src/run.js'
import { asMarkdown, asText } from '../src/Table.js'
import { fieldTable } from '../src/tables.js'
import { acmeCodecs } from './acmeCodecs.js'
import { codecs } from './codecs.js'

test('has every codec that the tooling checks, by package', async () => {
  const sorted = [...codecPackages].sort((first, second) => (first.name < second.name ? -1 : 1))
  const isCore = ({ name }: { readonly name: string }): boolean => name === 'core'
  const expected = [...sorted.filter((each) => !isCore(each)), ...sorted.filter(isCore)]
  const ids = (codecs: readonly AnyTokenCodec[]): readonly string[] => codecs.map(({ id }) => id).sort()
  const listed = (await loadPackages()).map(({ name, codecs }) => ({ name, ids: ids(codecs) }))
  expect(listed).toEqual(expected.map(({ name, codecs }) => ({ name, ids: ids(codecs) })))
})

test.each(checked)('loads $id by its id', async (codec) => {
  expect(await loadCodec(codec.id)).toBe(codec)
})

test.each(['', 'acme', 'bolt-', 'bol', 'core', 'Bolt', '__proto__', 'constructor'])('has no codec %j', async (id) => {
  expect(await loadCodec(id)).toBeUndefined()
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

const markdown = (await vendors('--markdown')).stdout

const section = (title: string): string => {
  const found = markdown.split(/^#+ /m).find((part) => part.startsWith(`${title}\n`))
  if (found === undefined) throw new Error(`no section ${title}`)
  return found
}

type Row = ReadonlyMap<string, string>

/** Cells of a Markdown table without backticks, by column; a row with several names counts for each. */
const rowsOf = (table: string): ReadonlyMap<string, Row> => {
  const [header = [], , ...rows] = table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .replaceAll('`', '')
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  return new Map(
    rows.flatMap(([names = '', ...cells]) => {
      const row = new Map(cells.map((cell, index) => [header[index + 1] ?? '', cell]))
      return names.split('<br>').map((name) => [name, row] as const)
    }),
  )
}

describe('the tables of fields', () => {
  // Typed by hand from the vendors' documented models.
  const documented = {
    pipeshub: {
      accessToken: 'access_token',
      tokenType: 'token_type = Bearer',
      expiresIn: 'expires_in',
      scope: 'scope',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
    },
    'pipeshub-sdk': {
      accessToken: 'accessToken',
      tokenType: 'tokenType = Bearer',
      expiresIn: 'expiresIn',
      scope: 'scope',
      refreshToken: 'refreshToken',
      idToken: 'idToken',
    },
    bolt: {
      accessToken: 'access_token',
      tokenType: 'token_type = bearer',
      expiresIn: 'expires_in',
      scope: 'scope',
      refreshToken: 'refresh_token',
      refreshTokenScope: 'refresh_token_scope',
      idToken: 'id_token',
    },
    'ory-like': {
      accessToken: 'access_token',
      tokenType: 'token_type = bearer',
      expiresIn: 'expires_in',
      scope: 'scope',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      authorizationDetails: 'authorization_details',
      extras: 'c_nonce_draft_00, secret<br>c_nonce_expires_in_draft_00',
    },
    enterprise: {
      accessToken: 'access_token',
      tokenType: 'token_type = Bearer',
      expiresIn: 'expires_in',
      issuedAt: 'created_at',
      scope: 'scope',
    },
    'enterprise-delegated': {
      accessToken: 'access_token',
      tokenType: 'token_type = Bearer',
      expiresIn: 'expires_in',
      issuedAt: 'created_at',
      scope: 'scope',
      refreshToken: 'refresh_token',
    },
  }

  const shownFor = (id: string) => {
    const name = codecPackages.find((each) => each.codecs.some((codec) => codec.id === id))?.name
    const rows = [...rowsOf(section(`@token-codecs/${name}`))].map(([member, row]) => [member, row.get(id)])
    return Object.fromEntries(rows.filter(([, cell]) => cell !== ''))
  }

  test.each(Object.entries(documented))('have the documented names of %s', (id, names) => {
    expect(shownFor(id)).toEqual(names)
  })

  test('have the names of canonical JSON, which are those of the token', () => {
    const { constants, ...names } = shownFor('canonical')
    expect(constants).toBe('v = 1')
    expect(Object.entries(names).filter(([member, cell]) => !`${cell} `.startsWith(member))).toEqual([])
    expect(names).toMatchObject({ authorizationDetails: 'authorizationDetails', scope: 'scope, as an array' })
  })

  test('show paths, constants, secret extras, and forms that differ from RFC 6749', () => {
    const table = fieldTable('Fields', acmeCodecs)
    expect([...rowsOf(asMarkdown(table))].map(([member, row]) => [member, ...row.values()])).toEqual([
      ['accessToken', 'data.token', 'token'],
      ['tokenType', 'data.kind = key', ''],
      ['expiresIn', 'data.lifetime, as a string', 'expiry, custom form'],
      ['expiresAt', 'data.until, ISO 8601', ''],
      ['issuedAt', 'data.issued, milliseconds as a string', ''],
      ['scope', 'data.scopes, as an array', 'scope, comma-separated'],
      ['refreshToken', 'data.refresh', ''],
      ['refreshTokenExpiresIn', 'data.refresh_lifetime, milliseconds, -1 = never', ''],
      ['refreshTokenScope', 'data.refresh_scope, custom form', ''],
      ['constants', 'ok = true', ''],
      ['extras', 'url<br>key, secret', ''],
    ])
  })

  test.each(codecPackages)('have the codecs of $name as columns', ({ name, codecs: own }) => {
    for (const row of rowsOf(section(`@token-codecs/${name}`)).values())
      expect([...row.keys()].sort()).toEqual(own.map(({ id }) => id).sort())
  })
})

describe('the table of losses', () => {
  const rows = rowsOf(section('Losses'))
  const rowFor = ({ id }: AnyTokenCodec): Row => rows.get(id) ?? new Map()
  const receivedAt = 1_700_000_000
  const all = [...codecs.values()]

  const columnOf = (member: string): string =>
    member
      .replace(/expires(?:In|At)$/i, 'Expiry')
      .replace(/(?<=.)[A-Z]/g, ' $&')
      .toLowerCase()
      .replace(/^id /, 'ID ')

  /** The lost columns, by the rules of `docs/losses.md`. */
  const predicted = (from: AnyTokenCodec, to: AnyTokenCodec, isReceived: boolean): readonly string[] => {
    const [source, target] = [rowFor(from), rowFor(to)]
    const expiries = [...source].filter(([column, cell]) => column.endsWith('expiry') && cell !== '')
    const knowsIssueTime = isReceived || source.get('issued at') === '✓' || expiries.some(([, cell]) => cell === 'both')
    const keepsIssueTime =
      target.get('issued at') === '✓' ||
      expiries.some(([column, cell]) => cell !== 'instant' && /both|instant/.test(target.get(column) ?? ''))
    const isConverted = (cell: string, other: string | undefined): boolean =>
      ['lifetime instant', 'instant lifetime'].includes(`${cell} ${other}`)
    return [...source]
      .filter(([column, cell]) =>
        column === 'issued at'
          ? knowsIssueTime && !keepsIssueTime
          : cell !== '' && (target.get(column) === '' || (!knowsIssueTime && isConverted(cell, target.get(column)))),
      )
      .map(([column]) => column)
  }

  const lost = (from: AnyTokenCodec, to: AnyTokenCodec, isReceived: boolean): readonly string[] => {
    const { notes } = orThrow(convert(from, to, isReceived ? { receivedAt } : {})(fullResponse(from)))
    return [...new Set(notes.filter(({ action }) => action === 'dropped').map(({ member }) => columnOf(member)))]
  }

  test.each(all)('predicts the losses from $id to every codec', (from) => {
    const pairs = all.flatMap((to) => [true, false].map((isReceived) => ({ to, isReceived })))
    const losses = (of: typeof lost) =>
      pairs.map(({ to, isReceived }) => ({ to: to.id, isReceived, lost: [...of(from, to, isReceived)].sort() }))
    expect(losses(lost)).toEqual(losses(predicted))
  })

  test('has every codec, and nothing is lost to canonical JSON or to the same codec', () => {
    expect([...rows.keys()].sort()).toEqual([...codecs.keys()].sort())
    expect([...(rows.get('canonical')?.values() ?? [])]).not.toContain('')
    for (const codec of all) expect(predicted(codec, codec, false)).toEqual([])
  })

  test.each([
    ['Extras', 'all but canonical'],
    ['DPoP', 'enterprise, enterprise-delegated'],
    ['Lifetimes so long', 'enterprise, enterprise-delegated'],
  ])('has a remark about %s', (subject, names) => {
    const remarks = section('Losses').replaceAll('`', '').split('\n')
    expect(remarks.filter((line) => line.startsWith('- ') && line.includes(subject))).toEqual([
      expect.stringContaining(names),
    ])
  })
})

describe('the losses between chosen codecs', () => {
  const lost = async (from: string, to: string): Promise<string | undefined> => {
    const lines = (await vendors(from, to)).stdout.split('\n')
    const start = lines.findIndex((line) => new RegExp(`^${from} +${to} `).test(line))
    const next = lines.findIndex((line, index) => index > start && !line.startsWith(' '))
    return lines
      .slice(start, next)
      .map((line) => line.split(/ +/).at(-1))
      .join(' ')
  }

  test.each([
    ['pipeshub', 'enterprise', 'refreshToken idToken'],
    ['pipeshub-sdk', 'ory-like', 'nothing'],
    ['pipeshub', 'enterprise-delegated', 'idToken'],
    ['bolt', 'pipeshub', 'refreshTokenScope'],
    ['bolt', 'bolt-sdk', 'nothing'],
    ['bolt-sdk', 'enterprise', 'refreshToken refreshTokenScope idToken'],
    ['ory-like', 'bolt', 'authorizationDetails'],
    ['ory-like', 'enterprise', 'refreshToken idToken authorizationDetails'],
    ['enterprise', 'bolt', 'issuedAt'],
    ['enterprise', 'enterprise-delegated', 'nothing'],
    ['enterprise-delegated', 'enterprise', 'refreshToken'],
    ['enterprise', 'rfc6749', 'issuedAt'],
    ['bolt', 'rfc6749', 'refreshTokenScope'],
    ['rfc6749', 'pipeshub', 'issuedTokenType authorizationDetails'],
    ['canonical', 'rfc6749', 'issuedAt refreshTokenExpiresIn refreshTokenScope'],
  ])('from %s to %s are %s', async (from, to, expected) => {
    expect(await lost(from, to)).toBe(expected)
  })
})

test('the table of codes has every code, and explains the codes of moved values', async () => {
  const shown = [...rowsOf(section('Codes'))].map(([code, row]) => [code, row.get('explanation')])
  expect(Object.fromEntries(shown)).toEqual(noteCodes)
  expect(section('Codes')).toMatch(/^- .*`moved`.*`too-large`/m)
  const { stdout } = await vendors('--codes')
  for (const [code, explanation] of Object.entries(noteCodes))
    expect(stdout).toMatch(new RegExp(`^${code} +${explanation.replace(/[^\w ]/g, '.')}$`, 'm'))
})

describe('a table', () => {
  test('is aligned plain text for a terminal, and joins the lines of a cell in Markdown', () => {
    const table = {
      title: 'Losses',
      columns: ['from', '`acme-sdk`', 'said'],
      rows: [
        [['`acme`', '`acme-sdk`'], ['nothing'], []],
        [['`other`'], ['`refreshToken`', '`idToken`', '`issuedAt`'], ['by `acme` | another']],
      ],
      remarks: ['`-` is nothing.'],
    }
    expect(asText(table).split('\n')).toEqual([
      'Losses',
      '',
      'from      acme-sdk      said',
      '--------  ------------  -----------------',
      'acme      nothing',
      'acme-sdk',
      'other     refreshToken  by acme | another',
      '          idToken',
      '          issuedAt',
      '',
      '* - is nothing.',
      '',
    ])
    expect(asMarkdown(table, 2).split('\n')).toEqual([
      '## Losses',
      '',
      '| from | `acme-sdk` | said |',
      '| --- | --- | --- |',
      '| `acme`<br>`acme-sdk` | nothing | |',
      '| `other` | `refreshToken`<br>`idToken`<br>`issuedAt` | by `acme` \\| another |',
      '',
      '- `-` is nothing.',
      '',
    ])
  })
})

describe('the command line', () => {
  test('lists every package with its codecs, in at most 100 columns', async () => {
    const { code, stdout, stderr } = await vendors()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const lines = stdout.split('\n').map((line) => line.split(/ {2,}/))
    for (const { name, codecs: own } of codecPackages) {
      const [, ids = ''] = lines.find(([first]) => first === `@token-codecs/${name}`) ?? []
      expect(ids.split(', ').sort()).toEqual(own.map(({ id }) => id).sort())
    }
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  test.each([
    [['bolt'], ['bolt']],
    [['@token-codecs/bolt'], ['bolt', 'bolt-sdk']],
    [['core'], ['canonical', 'rfc6749']],
    [
      ['enterprise', 'bolt', 'enterprise'],
      ['enterprise', 'bolt'],
    ],
  ])('shows the fields of %s side by side', async (names, ids) => {
    const { code, stdout, stderr } = await vendors(...names)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.split('\n').slice(0, 3)).toEqual(['Fields', '', expect.any(String)])
    expect(stdout.split('\n')[2]?.split(/ +/)).toEqual(['member', ...ids])
    expect(/^Losses$/m.test(stdout)).toBe(ids.length > 1)
    expect(stdout).not.toMatch(/[`|#]|<br>| $/m)
  })

  test('exits 0 and writes nothing to standard error', async () => {
    for (const options of [['--codes'], ['--markdown'], ['--help']])
      expect(await vendors(...options)).toMatchObject({ code: 0, stderr: '' })
  })

  test.each([
    ['an unknown codec', ['fake-access']],
    ['an unknown codec after another', ['bolt', 'fake-access']],
    ['an unknown package', ['@token-codecs/fake-access']],
    ['an unknown option', ['--fake-access']],
    ['an unknown codec after the option', ['--markdown', 'fake-access']],
  ])('exits 2 for %s and does not quote it', async (_, options) => {
    const { code, stdout, stderr } = await vendors(...options)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^token-codecs: .+\n$/)
    expect(stderr).not.toContain('fake-access')
  })
})
