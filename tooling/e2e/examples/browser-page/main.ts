import { BoltToken, convert, formatError } from '@token-codecs/bolt'
import { EnterpriseToken } from '@token-codecs/enterprise'

const find = <Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] => {
  const element = document.querySelector(name)
  if (element === null) throw new Error(`index.html has no <${name}>`)
  return element
}
const textarea = find('textarea')
const output = find('output')
const list = find('ul')

const boltToEnterprise = convert(BoltToken, EnterpriseToken)

const show = (shown: string, lost: readonly string[] = []): void => {
  output.textContent = shown
  list.replaceChildren(...lost.map((text) => Object.assign(document.createElement('li'), { textContent: text })))
}

/** Parses JSON. Returns `undefined` for invalid JSON, such as a half-typed response. */
const parse = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

textarea.addEventListener('input', () => {
  const response = parse(textarea.value)
  if (response === undefined) return show('expected JSON')
  const result = boltToEnterprise(response)
  if (result._tag === 'Left') return show(formatError(result.left))
  const { token, notes } = result.right
  // A secret is JSON as `<redacted>`.
  show(
    JSON.stringify(token),
    notes.filter(({ action }) => action === 'dropped').map(({ message }) => message),
  )
})
