import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Json, JsonObject, Note, Token } from '@token-codecs/core'
import { valueAt, withValueAt } from '../json.js'
import type { Meaning } from './Finding.js'
import { hasRowsBelow, keptMembers } from './ownValue.js'
import type { Sample } from './samplesOf.js'
import { kindWords } from './words.js'

/** A codec's behaviour for one sample. */
export interface Measured {
  readonly meaning: Meaning
  /** The behaviour as words. */
  readonly how: string
}

/** A member under test. */
export interface Trial {
  readonly codec: AnyTokenCodec
  /** A response that the codec reads without a note. */
  readonly response: JsonObject
  readonly path: readonly string[]
  /** True if the recorded documentation does not have the member. */
  readonly isNew: boolean
  /** True if a token can carry the member, or one inside it. */
  readonly isStandard: boolean
  readonly isRequired: boolean
}

const countsAsAbsent = new Set(['null-member', 'empty-member'])

const regenerate = 'run new-vendor again to regenerate the codec, because a token can carry it'

/** Returns the loss of a new member that the codec keeps without knowing it. */
const unknownLoss = ({ codec, path, isNew, isStandard }: Trial, token: Token): string | undefined => {
  const [top = ''] = path
  const isExtra = codec.extras.includes(top) && !(isStandard && hasRowsBelow(codec, [top]))
  if (!isNew || isExtra || valueAt(keptMembers(codec, token), path) === undefined) return undefined
  const loss = 'the codec does not know it, keeps it in extensions, and a conversion loses it'
  return isStandard ? `${loss}; ${regenerate}` : loss
}

const noteLoss = (notes: readonly Note[], { text }: Sample): string | undefined => {
  const moved = notes.find(({ action }) => action === 'moved')
  if (moved !== undefined) return `the codec reads ${text}, but only into extensions, with the note ${moved.code}`
  const dropped = notes.find(({ action }) => action === 'dropped')
  if (dropped !== undefined) return `the codec reads ${text}, but does not write it, with the note ${dropped.code}`
  const ignored = notes.find(({ action, code }) => action === 'ignored' && !countsAsAbsent.has(code))
  return ignored && `the codec reads ${text} less exactly, with the note ${ignored.code}`
}

const writes = (value: Json | undefined, sample: Sample): string => {
  if (value === undefined) return 'does not write it'
  const isSameKind = sample.value !== undefined && kindWords(value) === kindWords(sample.value)
  return isSameKind ? 'writes another value' : `writes ${kindWords(value)}`
}

/** Returns the member as it is written back, if that differs from the sample. */
const otherForm = (trial: Trial, notes: readonly Note[], value: Json | undefined, sample: Sample) => {
  const note = notes.find(({ action }) => action === 'repaired' || action === 'defaulted')
  const isSame = isDeepStrictEqual(value, sample.value)
  const isAbsence = sample.value === null && value === undefined && !trial.isRequired
  if (note === undefined && (isSame || isAbsence)) return undefined
  const reads = `the codec reads ${sample.text}${note === undefined ? '' : ` with the note ${note.code}`}`
  return isSame ? reads : `${reads}, and ${writes(value, sample)}`
}

/** Reads a response with the sample, writes it back, and says what happened to the member. */
export const measure = (trial: Trial, sample: Sample): Measured => {
  const { codec, response, path } = trial
  const { text } = sample
  const read = codec.read(withValueAt(response, path, sample.value))
  if (read._tag === 'Left') return { meaning: 'refused', how: `the codec refuses ${text} (${read.left.code})` }
  const { token, notes } = read.right
  const written = codec.write(token)
  if (written._tag === 'Left') {
    return { meaning: 'refused', how: `the codec reads ${text}, but refuses to write it (${written.left.code})` }
  }
  const all = [...notes, ...written.right.notes]
  const lost = noteLoss(all, sample) ?? unknownLoss(trial, token)
  if (lost !== undefined) return { meaning: 'read but lost', how: lost }
  const value = valueAt(JSON.parse(JSON.stringify(written.right.value)), path)
  const other = otherForm(trial, all, value, sample)
  if (other !== undefined) return { meaning: 'written otherwise', how: other }
  return { meaning: 'read as before', how: 'the codec reads and writes it as before' }
}
