import type { Log, Place } from '../report/Log.js'
import { extensionsPlace } from '../report/Log.js'
import type { Budget, Json, JsonObject } from '../token/json.js'
import { copyJson, setOwn } from '../token/json.js'
import type { Secret } from '../token/Secret.js'
import { secret } from '../token/Secret.js'
import type { Member } from './read/sortMembers.js'

/** Members of a response that are kept as data. */
export class UnknownMembers {
  #members: { [name: string]: Json } | undefined

  /** Adds a copy; notes a value that JSON cannot hold, and returns whether it was added. */
  copy([name, value]: Member, log: Log, budget: Budget, place: Place = extensionsPlace): boolean {
    const copied = copyJson(value, budget)
    if (copied.problem !== undefined) {
      log.note('ignored', copied.problem, place)
      return false
    }
    this.#members ??= {}
    setOwn(this.#members, name, copied.value)
    return true
  }

  /** Adds copies of all but the undefined members, which are absent as in JSON. */
  copyAll(members: readonly Member[], log: Log, budget: Budget): void {
    for (const member of members) if (member[1] !== undefined) this.copy(member, log, budget)
  }

  /** All of them as an extension of a token; `undefined` where there are none. */
  extension(): Secret<JsonObject> | undefined {
    return this.#members === undefined ? undefined : secret<JsonObject>(this.#members)
  }
}
