/** Follows redirects with cookies, as a browser does, up to the client's address, which holds the code. */
export const browse = async (start: URL, end: string): Promise<URL> => {
  const cookies = new Map<string, string>()
  let url = start
  // More would be a circle.
  for (let step = 0; step < 20; step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { headers: { cookie }, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`${url.pathname} answered ${response.status} and leads nowhere`)
    url = new URL(location, url)
    if (url.href.startsWith(end)) return url
  }
  throw new Error(`${end} was never reached`)
}
