import { extensionsPlace } from './checkToken.js'
import type { Member } from './gather.js'
import type { Budget, Json, JsonCopy, JsonObject } from './json.js'
import { copyJson, setOwn } from './json.js'
import type { Log } from './Log.js'
import type { Secret } from './Secret.js'
import { secret } from './Secret.js'

/** Members of a response that a codec does not know, or that are none of those it knows: they are kept as data. */
export class UnknownMembers {
  #members: { [name: string]: Json } | undefined

  add(name: string, value: Json): void {
    this.#members ??= {}
    setOwn(this.#members, name, value)
  }

  /** Adds copies. */
  copy(members: readonly Member[], log: Log, budget: Budget): void {
    let leftOut = false
    for (const [name, value] of members) {
      // An undefined member is absent, as JSON has it.
      if (value === undefined) continue
      const copied: JsonCopy = --budget.left < 0 ? { problem: 'too-large' } : copyJson(value, budget)
      if ('value' in copied) this.add(name, copied.value)
      else if (copied.problem === 'not-json') leftOut = true
      else log.refuse(copied.problem, extensionsPlace, 'members of a reasonable depth and size', value)
    }
    if (leftOut) log.note('ignored', 'not-json', extensionsPlace)
  }

  /** All of them as an extension of a token; `undefined` where there are none. */
  extension(): Secret<JsonObject> | undefined {
    return this.#members === undefined ? undefined : secret<JsonObject>(this.#members)
  }
}
