import type { AnyTokenCodec, TokenMember } from '@token-codecs/core'
import { CanonicalToken, noteCodes } from '@token-codecs/core'
import type { Alike } from './losses.js'
import { alike, keepsForeignMembers, losses, refusesBoundTokens } from './losses.js'
import type { Cell, Column, Table } from './Table.js'
import { none } from './Table.js'

const named = (codecs: readonly AnyTokenCodec[]): string => codecs.map(({ id: vendor }) => `\`${vendor}\``).join(', ')

const idsOf = (codecs: readonly AnyTokenCodec[]): Cell => codecs.map(({ id: vendor }) => vendor)

/** A sentence about those codecs of which something holds, or none where there are none. */
const about = (
  codecs: readonly AnyTokenCodec[],
  holds: (codec: AnyTokenCodec) => boolean,
  sentence: (names: string) => string,
): readonly string[] => {
  const those = codecs.filter(holds)
  const others = codecs.filter((codec) => !holds(codec))
  if (those.length === 0) return []
  return [sentence(those.length > others.length && others.length > 0 ? `all but ${named(others)}` : named(those))]
}

/** Under which name each codec has each member of a token; the members' own names are those of canonical JSON. */
export const fieldTable = (codecs: readonly AnyTokenCodec[]): Table => {
  const wires = codecs.filter(({ id: vendor }) => vendor !== CanonicalToken.id)
  const members = Object.keys(CanonicalToken.fields) as readonly TokenMember[]
  const cellOf = (name: string | undefined): Cell => (name === undefined ? [] : [name])
  return {
    title: 'Fields',
    columns: [CanonicalToken, ...wires].map(({ id: vendor }) => ({ title: [vendor] })),
    rows: members.map((member) => [CanonicalToken, ...wires].map(({ fields }) => cellOf(fields[member]))),
    remarks: [],
  }
}

const lossRemarks = (codecs: readonly AnyTokenCodec[]): readonly string[] => [
  'Each loss is a note of code `dropped`; `-` is none.',
  ...about(
    codecs,
    (codec) => losses(CanonicalToken, codec).includes('issuedAt'),
    (names) =>
      `With \`receivedAt\` every token has an \`issuedAt\`, which is dropped by ${names}; this alone never fails.`,
  ),
  ...about(
    codecs,
    (codec) => !keepsForeignMembers(codec),
    (names) => `Members that only one codec knows are dropped by ${names}; that codec gets them back.`,
  ),
  ...about(
    codecs,
    refusesBoundTokens,
    (names) =>
      `A token that is no Bearer token, such as a DPoP one, is refused by ${names}: \`Lossy\`, \`token-type\`.`,
  ),
  ...ownRepairs(codecs)
    .filter(({ lifetime }) => lifetime)
    .map(({ reason, member, of }) => {
      const dropped = `\`${member}\` is dropped too by ${named(of)}`
      return `${dropped} where it would be read back as something else: \`${reason}\`.`
    }),
]

/** What is lost of a full response of each codec when it is written as another's. */
export const lossTable = (codecs: readonly AnyTokenCodec[]): Table => {
  const groups = alike(codecs)
  const cellOf = ([from]: Alike, [to]: Alike): Cell => {
    const lost = losses(from, to)
    return lost.length === 0 ? none : lost
  }
  return {
    title: 'Losses',
    columns: [{ title: ['from \\ to'] }, ...groups.map((to): Column => ({ title: idsOf(to) }))],
    rows: groups.map((from) => [idsOf(from), ...groups.map((to) => cellOf(from, to))]),
    remarks: lossRemarks(codecs),
  }
}

interface OwnRepair {
  readonly reason: string
  readonly explanation: string
  readonly member: string
  readonly lifetime: boolean
  readonly of: readonly AnyTokenCodec[]
}

/** The codecs' own repairs, one that several have once. */
const ownRepairs = (codecs: readonly AnyTokenCodec[]): readonly OwnRepair[] => {
  const found = new Map<string, OwnRepair>()
  for (const codec of codecs) {
    for (const repair of codec.repairs) {
      const { reason, explanation, member } = repair
      const key = JSON.stringify([reason, explanation, member])
      const of = [...(found.get(key)?.of ?? []), codec]
      found.set(key, { reason, explanation, member, lifetime: 'applies' in repair, of })
    }
  }
  return [...found.values()]
}

/** Every reason that a note can have: core's and the codecs' own. */
export const reasonTable = (codecs: readonly AnyTokenCodec[]): Table => ({
  title: 'Reasons',
  columns: [
    { title: ['reason'] },
    { title: ['what the note says'], prose: true },
    { title: ['member'] },
    { title: ['only of'], prose: true },
  ],
  rows: [
    ...Object.entries(noteCodes).map(([reason, explanation]): readonly Cell[] => [[reason], [explanation], [], []]),
    ...ownRepairs(codecs).map(({ reason, explanation, member, of }) => [
      [reason],
      [explanation],
      [member],
      [named(of)],
    ]),
  ],
  remarks: [],
})
