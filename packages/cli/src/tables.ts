import type { AnyTokenCodec, TokenMember } from '@token-codecs/core'
import { CanonicalToken, noteCodes } from '@token-codecs/core'
import type { Alike } from './losses.js'
import { alike, keepsForeignMembers, losses, readsInstants, refusesBoundTokens } from './losses.js'
import type { Cell, Column, Table } from './Table.js'
import { none } from './Table.js'

const named = (codecs: readonly AnyTokenCodec[]): string => codecs.map(({ id }) => `\`${id}\``).join(', ')

const idsOf = (codecs: readonly AnyTokenCodec[]): Cell => codecs.map(({ id }) => id)

/** A sentence about the codecs of which something holds; none where there are no such codecs. */
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

/** The name of each member of a token in each codec; the members' own names are those of canonical JSON. */
export const fieldTable = (codecs: readonly AnyTokenCodec[]): Table => {
  const wires = codecs.filter(({ id }) => id !== CanonicalToken.id)
  const members = Object.keys(CanonicalToken.fields) as readonly TokenMember[]
  const cellOf = (name: string | readonly string[] | undefined): Cell =>
    name === undefined ? [] : [typeof name === 'string' ? name : name.join('.')]
  return {
    title: 'Fields',
    columns: [CanonicalToken, ...wires].map(({ id }) => ({ title: [id] })),
    rows: [
      ...members.map((member) => [CanonicalToken, ...wires].map(({ fields }) => cellOf(fields[member]))),
      [['(extras)'], ...wires.map(({ extras }) => extras)],
    ],
    remarks: [],
  }
}

const lossRemarks = (codecs: readonly AnyTokenCodec[]): readonly string[] => [
  'Each loss is a note with the action `dropped`; `-` means that nothing is lost.',
  ...about(
    codecs,
    (codec) => losses(CanonicalToken, codec).includes('issuedAt'),
    (names) =>
      `With \`receivedAt\` every token has an \`issuedAt\`, which is dropped by ${names}; with \`onLoss: 'fail'\` that fails only where a lifetime is written and \`now\` is not given.`,
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
      `A token of another type than Bearer, such as a DPoP one, is refused by ${names}: \`Lossy\`, \`token-type\`.`,
  ),
  ...about(
    codecs,
    readsInstants,
    (names) =>
      `A lifetime so long that it would be read back as an instant is dropped by ${names}: \`not-representable\`.`,
  ),
]

/** The members that a full response of each codec loses when it is written as another's. */
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

/** Every code that a note can have. */
export const codeTable = (): Table => ({
  title: 'Codes',
  columns: [{ title: ['code'] }, { title: ['explanation'], prose: true }],
  rows: Object.entries(noteCodes).map(([code, explanation]): readonly Cell[] => [[code], [explanation]]),
  remarks: [
    'A note with the action `moved` has the code of the rule that the value breaks, as an issue has it: `not-digits`, `too-large`.',
  ],
})
