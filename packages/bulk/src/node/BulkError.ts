/** Reasons why a conversion cannot start or go on. */
export type BulkErrorCode =
  | 'unfinished'
  | 'no-output'
  | 'same-file'
  | 'not-file'
  | 'other-input'
  | 'other-options'
  | 'damaged'
  | 'changed-input'
  | 'other-size'
  | 'missing-part'
  | 'damaged-part'
  | 'csv-jobs'
  | 'bad-delimiter'
  | 'no-header'
  | 'repeated-column'
  | 'missing-column'
  | 'column-taken'

const messages: Readonly<Record<BulkErrorCode, string>> = {
  unfinished: 'an earlier conversion to this output is unfinished: resume it, or remove its checkpoint',
  'no-output': 'a conversion can be resumed only if its input and output are files',
  'same-file': 'the input and the outputs must be different files',
  'not-file': 'only a file can be divided into parts',
  'other-input': 'the input is not the file of the earlier conversion, or has changed since',
  'other-options': 'the options differ from those of the earlier conversion',
  damaged: 'the checkpoint or an unfinished output is damaged: remove the checkpoint to start again',
  'missing-part': 'a part is missing from the plan, or not converted yet',
  'damaged-part': 'the files of a part are not those of its result: convert the part again',
  'other-size': 'the source of a part has fewer or more bytes than the part',
  'changed-input': 'the input changed during the conversion',
  'csv-jobs': 'a CSV file is converted by one job, because a line break may be part of a cell',
  'bad-delimiter': 'the delimiter must be one ASCII character, and not a quote or a line break',
  'no-header': 'the CSV input does not begin with a header: a record of column names within the length limit',
  'repeated-column': 'the CSV header repeats a column name',
  'missing-column': 'the CSV header has no column for the response, its access token or the time of its receipt',
  'column-taken': 'the CSV input already has another column with the name of a member that would be written',
}

/**
 * A conversion that cannot start or go on. Errors of the file system are thrown as they are.
 *
 * @since 0.1.0
 * @category errors
 */
export class BulkError extends Error {
  readonly code: BulkErrorCode

  constructor(code: BulkErrorCode) {
    super(messages[code])
    this.name = 'BulkError'
    this.code = code
  }
}
