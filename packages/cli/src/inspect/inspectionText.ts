import type { Json } from '@token-codecs/core'
import { shownLine, shownName } from '../shown.js'
import type { Inspection, JwtView, TokenView } from './inspection.js'
import { duration, momentOf, momentText } from './moments.js'

/** A label and its text. */
type Line = readonly [label: string, text: string]

const shown = (value: Json): string => shownName(typeof value === 'string' ? value : JSON.stringify(value))

const expiryLines = ({ expiry, lifetime, jwt }: TokenView, unstated: string): readonly Line[] => {
  if (expiry !== undefined) return [[expiry.secondsLeft > 0 ? '  expires' : '  expired', momentText(expiry)]]
  if (lifetime !== undefined)
    return [['  expires', `${duration(lifetime)} after the response: pass --received-at to see when`]]
  return jwt?.expiry === undefined ? [['  expires', unstated]] : []
}

const timeClaims: readonly string[] = ['exp', 'iat', 'nbf']

const jwtLines = (
  { header, claims, otherClaims }: JwtView,
  format: TokenView['format'],
  now: number,
): readonly Line[] => {
  const claimText = (name: string, value: Json): string => {
    const moment = timeClaims.includes(name) ? momentOf(value, now) : undefined
    return moment === undefined ? shown(value) : momentText(moment)
  }
  const others = Object.entries(otherClaims).map(([name, type]) => `${shownName(name)} (${type})`)
  return [
    ...Object.entries(header).map(([name, value]): Line => [`  header ${shownName(name)}`, shown(value)]),
    ...Object.entries(claims ?? {}).map(([name, value]): Line => [`  ${shownName(name)}`, claimText(name, value)]),
    ...(claims === null ? [['  claims', format === 'jwe' ? 'encrypted' : 'not readable'] as const] : []),
    ...(others.length === 0 ? [] : [['  other claims', others.join(', ')] as const]),
  ]
}

const formats: Readonly<Record<TokenView['format'], string>> = {
  jwt: 'JWT, not verified',
  jwe: 'encrypted JWT (JWE), not verified',
  opaque: 'opaque',
}

/** `unstated` is shown for an unknown expiry, unless the response never states it. */
const tokenLines = (label: string, view: TokenView | undefined, now: number, unstated?: string): readonly Line[] =>
  view === undefined
    ? []
    : [
        [label, formats[view.format]],
        ...(unstated === undefined ? [] : expiryLines(view, unstated)),
        ...(view.jwt === undefined ? [] : jwtLines(view.jwt, view.format, now)),
      ]

const scopeLines = (label: string, scope: readonly string[] | undefined): readonly Line[] =>
  scope === undefined ? [] : [[label, scope.length === 0 ? 'empty' : scope.map(shownName).join(' ')]]

const codecText = ({ codec, codecs }: Inspection): string =>
  codecs.length > 1 ? `any of ${codecs.join(', ')}, which read the same token` : `${codec}`

const linesOf = (inspection: Inspection, now: number): readonly Line[] => {
  const { tokens, tokenType, issuedAt, scope, refreshTokenScope, issuedTokenType, authorizationDetails } = inspection
  const { extras, secretExtras, undocumented, notes } = inspection
  const unstated = undocumented === 0 ? 'not stated' : 'not stated in a documented member'
  return [
    ...(inspection.codec === null ? [] : [['codec', codecText(inspection)] as const]),
    ...(tokenType === undefined ? [] : [['token type', shownName(tokenType)] as const]),
    ...(issuedAt === undefined ? [] : [['issued', momentText(issuedAt)] as const]),
    ...tokenLines('access token', tokens.accessToken, now, unstated),
    ...scopeLines('  scope', scope),
    ...tokenLines('refresh token', tokens.refreshToken, now, unstated),
    ...scopeLines('refresh token scope', refreshTokenScope),
    ...tokenLines('ID token', tokens.idToken, now),
    ...tokenLines('token', tokens.jwt, now),
    ...(issuedTokenType === undefined ? [] : [['issued token type', shownName(issuedTokenType)] as const]),
    ...(authorizationDetails === undefined ? [] : [['authorization details', `${authorizationDetails}`] as const]),
    ...Object.entries(extras).map(([name, value]): Line => [`extra ${shownName(name)}`, shown(value)]),
    ...secretExtras.map((name): Line => [`extra ${name}`, 'secret']),
    ...(undocumented === 0
      ? []
      : [['undocumented', `${undocumented} member${undocumented === 1 ? '' : 's'}`] as const]),
    ...notes.map(({ action, code, member }): Line => ['note', `${member} ${action} (${code})`]),
  ]
}

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/gu

/** Returns the width of text on a terminal, where some letters take two cells, and combining marks none. */
const cellsOf = (text: string): number => [...text.replace(/\p{M}/gu, '')].length + (text.match(wide)?.length ?? 0)

/** Formats an inspection as aligned lines, each with a label. */
export const inspectionText = (inspection: Inspection, now: number): string => {
  const lines = linesOf(inspection, now)
  const width = Math.max(...lines.map(([label]) => cellsOf(label)))
  const padding = (label: string): string => ' '.repeat(width - cellsOf(label))
  return `${lines.map(([label, text]) => `${label}${padding(label)}  ${shownLine(text)}`).join('\n')}\n`
}

/** Formats an inspection as JSON in ASCII, because other characters may control a terminal. */
export const inspectionJson = (inspection: Inspection): string => {
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `${JSON.stringify(inspection, null, 2).replace(/[^\n -~]/g, escaped)}\n`
}
