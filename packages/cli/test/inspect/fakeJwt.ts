export const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A JWT with a fake signature. */
export const jwt = (claims: object, header: object = { alg: 'RS256', kid: 'a-key' }): string =>
  `${encoded(header)}.${encoded(claims)}.fake-signature`
