import type { AnyTokenCodec, TokenMember } from '@token-codecs/core'
import { noteCodes } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import type { CodecPackage } from './codecs.js'
import { constantsOf, fieldOf } from './forms.js'
import { keepsForeignMembers, losses, readsInstants, refusesBoundTokens, separatesByComma } from './losses.js'
import type { Cell, Table } from './Table.js'

const code = (name: string): string => `\`${name}\``

const idsOf = (codecs: readonly AnyTokenCodec[]): Cell => codecs.map(({ id }) => code(id))

/** Groups codecs by a key, in order. */
const groupsBy = (codecs: readonly AnyTokenCodec[], keyOf: (codec: AnyTokenCodec) => string) => {
  const groups = new Map<string, readonly AnyTokenCodec[]>()
  for (const codec of codecs) groups.set(keyOf(codec), [...(groups.get(keyOf(codec)) ?? []), codec])
  return [...groups.values()]
}

/** The codecs of each package. */
export const packageTable = (packages: readonly CodecPackage[]): Table => ({
  title: 'Codecs',
  columns: ['package', 'codecs'],
  rows: packages.map(({ name, codecs }) => [[code(`@token-codecs/${name}`)], [idsOf(codecs).join(', ')]]),
  remarks: [],
})

const members = Object.keys(memberTable) as readonly TokenMember[]

/** The members of each codec's response: those of a token, those with a fixed value, and extras. */
export const fieldTable = (title: string, codecs: readonly AnyTokenCodec[]): Table => {
  const cellOf = (codec: AnyTokenCodec, member: TokenMember): Cell => {
    const field = fieldOf(codec, member)
    return field === undefined ? [] : [field]
  }
  const extrasOf = ({ extras, secretExtras }: AnyTokenCodec): Cell =>
    extras.map((name) => (secretExtras.includes(name) ? `${code(name)}, secret` : code(name)))
  const rows = [
    ...members.map((member): readonly Cell[] => [[code(member)], ...codecs.map((codec) => cellOf(codec, member))]),
    [['constants'], ...codecs.map(constantsOf)],
    [['extras'], ...codecs.map(extrasOf)],
  ]
  return {
    title,
    columns: ['member', ...idsOf(codecs)],
    rows: rows.filter(([, ...cells]) => cells.some((cell) => cell.length > 0)),
    remarks: [],
  }
}

/** Returns a sentence about the codecs that satisfy a predicate, or `[]` if no codec does. */
const about = (
  codecs: readonly AnyTokenCodec[],
  holds: (codec: AnyTokenCodec) => boolean,
  sentence: (names: string) => string,
): readonly string[] => {
  const those = codecs.filter(holds)
  const others = codecs.filter((codec) => !holds(codec))
  if (those.length === 0) return []
  const isMost = those.length > others.length && others.length > 0
  return [sentence(isMost ? `all but ${idsOf(others).join(', ')}` : idsOf(those).join(', '))]
}

const lossRemarks = (codecs: readonly AnyTokenCodec[]): readonly string[] => [
  ...about(
    codecs,
    (codec) => !keepsForeignMembers(codec),
    (names) =>
      `Extras and unknown members of another codec are dropped by ${names}. The codec that read them writes them back.`,
  ),
  ...about(
    codecs,
    refusesBoundTokens,
    (names) =>
      `Token types other than Bearer, such as DPoP, are rejected by ${names}: the error is \`Lossy\`, its code \`token-type\`.`,
  ),
  ...about(
    codecs,
    separatesByComma,
    (names) => `A scope with a comma in a name is dropped by ${names}, with the code \`not-representable\`.`,
  ),
  ...about(
    codecs,
    readsInstants,
    (names) =>
      `Lifetimes so long that they would be read back as instants are dropped by ${names}, with the code \`not-representable\`.`,
  ),
]

/** Returns a member's title as words. A lifetime and an instant of the same expiry have the same title. */
const titleOf = (member: TokenMember): string =>
  member
    .replace(/expires(?:In|At)$/i, 'Expiry')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim()
    .replace(/^id /, 'ID ')

const optionalMembers = members.filter((member) => !memberTable[member].isRequired)

/** The optional members of a token, by title. */
const titles: ReadonlyMap<string, readonly TokenMember[]> = new Map(
  optionalMembers.map((member) => [
    titleOf(member),
    optionalMembers.filter((other) => titleOf(other) === titleOf(member)),
  ]),
)

const heldBy = ({ fields }: AnyTokenCodec, either: readonly TokenMember[]): Cell => {
  const held = either.filter((member) => fields[member] !== undefined)
  if (held.length === 0) return []
  if (either.length === 1) return ['✓']
  return [held.length > 1 ? 'both' : held[0]?.endsWith('In') ? 'lifetime' : 'instant']
}

/** The members that each codec holds. A conversion loses those that its source holds and its target does not. */
export const lossTable = (codecs: readonly AnyTokenCodec[]): Table => {
  const cellsOf = (codec: AnyTokenCodec): readonly Cell[] => [...titles.values()].map((either) => heldBy(codec, either))
  return {
    title: 'Losses',
    columns: ['codec', ...titles.keys()],
    rows: groupsBy(codecs, (codec) => JSON.stringify(cellsOf(codec))).map((group) => [
      idsOf(group),
      ...group.slice(0, 1).flatMap(cellsOf),
    ]),
    remarks: lossRemarks(codecs),
  }
}

/** The members that are lost between any two of the given codecs. */
export const pairTable = (codecs: readonly AnyTokenCodec[]): Table => ({
  title: 'Losses',
  columns: ['from', 'to', 'lost'],
  rows: codecs.flatMap((from) =>
    codecs
      .filter((to) => to !== from)
      .map((to) => {
        const lost = losses(from, to)
        return [[code(from.id)], [code(to.id)], lost.length === 0 ? ['nothing'] : lost.map(code)]
      }),
  ),
  remarks: [
    'Measured with `--received-at`. Without it, a lifetime cannot become an instant, nor an instant a lifetime.',
    ...lossRemarks(codecs),
  ],
})

/** Every note code and its explanation. */
export const codeTable = (): Table => ({
  title: 'Codes',
  columns: ['code', 'explanation'],
  rows: Object.entries(noteCodes).map(([name, explanation]) => [[code(name)], [explanation]]),
  remarks: [
    'A `moved` note has the code of the broken rule, for example `not-digits`. Issues use the same codes; for a moved value, `too-large` means above the limit of that member.',
  ],
})
