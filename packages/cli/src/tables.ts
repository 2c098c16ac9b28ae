import type { AnyTokenCodec, TokenMember } from '@token-codecs/core'
import { CanonicalToken, noteCodes } from '@token-codecs/core'
import type { Alike } from './losses.js'
import { alike, keepsForeignMembers, losses, readsInstants, refusesBoundTokens } from './losses.js'
import type { Cell, Column, Table } from './Table.js'
import { none } from './Table.js'

const named = (codecs: readonly AnyTokenCodec[]): string => codecs.map(({ id }) => `\`${id}\``).join(', ')

const idsOf = (codecs: readonly AnyTokenCodec[]): Cell => codecs.map(({ id }) => id)

/** Returns a sentence about the codecs that satisfy a predicate, or `[]` if no codec does. */
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

/** Every codec's name for each member of a token. Canonical JSON uses the members' own names. */
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
  'Each cell lists the members that are lost; each has a note with the action `dropped`. `-` means that nothing is lost.',
  ...about(
    codecs,
    (codec) => losses(CanonicalToken, codec).includes('issuedAt'),
    (names) =>
      `With \`receivedAt\`, every token has an \`issuedAt\`, which is dropped by ${names}. With \`onLoss: 'fail'\`, this fails only if a lifetime is written without \`now\`.`,
  ),
  ...about(
    codecs,
    (codec) => !keepsForeignMembers(codec),
    (names) => `Members that only one codec knows are dropped by ${names}. The codec that read them writes them back.`,
  ),
  ...about(
    codecs,
    refusesBoundTokens,
    (names) =>
      `Token types other than Bearer, such as DPoP, are rejected by ${names}: the error is \`Lossy\`, its code \`token-type\`.`,
  ),
  ...about(
    codecs,
    readsInstants,
    (names) =>
      `Lifetimes so long that they would be read back as instants are dropped by ${names}, with the code \`not-representable\`.`,
  ),
]

/** The members that are dropped between any two codecs, for responses with every documented member. */
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

/** Every note code and its explanation. */
export const codeTable = (): Table => ({
  title: 'Codes',
  columns: [{ title: ['code'] }, { title: ['explanation'], prose: true }],
  rows: Object.entries(noteCodes).map(([code, explanation]): readonly Cell[] => [[code], [explanation]]),
  remarks: [
    'A `moved` note has the code of the broken rule, for example `not-digits`. Issues use the same codes; for a moved value, `too-large` means above the limit of that member.',
  ],
})
