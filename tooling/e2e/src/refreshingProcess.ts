// Uses a token in a shared file, as an application does. Prints the status of each request, or the advice on an error.
import { retryAdvice, tokenSource } from '@token-codecs/core'
import { fileStore } from './fileStore.js'
import { refreshAt, userInfoStatus } from './requestToken.js'

const [issuer = '', file = '', locks] = process.argv.slice(2)
const { lock, ...store } = fileStore(file)
const source = tokenSource({ ...store, refresh: refreshAt(issuer), ...(locks === 'lock' ? { lock } : {}) })

const use = async (rejected: boolean): Promise<number | string> => {
  const result = await source({ rejected })
  return result._tag === 'Left' ? retryAdvice(result.left).action : userInfoStatus(issuer, result.right)
}

const ends = [await use(false)]
if (ends[0] === 401) ends.push(await use(true))
process.stdout.write(JSON.stringify(ends))
