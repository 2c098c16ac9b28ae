/** Follows redirects with cookies, as a browser does. Returns the first URL that begins with `end`. */
export const browse = async (start: URL, end: string): Promise<URL> => {
  const cookies = new Map<string, string>()
  let url = start
  // More redirects than this are a loop.
  for (let step = 0; step < 20; step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { headers: { cookie }, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`${url.pathname} returned ${response.status} without a redirect`)
    url = new URL(location, url)
    if (url.href.startsWith(end)) return url
  }
  throw new Error(`${end} was never reached`)
}
