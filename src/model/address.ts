/** Longer addresses are cut or refused by servers and mail clients alike. */
export const longestAddress = 2_048

/** Why an address is no plain https address, whoever owns it, or null. `port` is allowed besides 443, for tests. */
export function addressFlaw(url: URL, port?: number): string | null {
  return flaws.find(({ has }) => has(url, port))?.reason ?? null
}

/** First hit wins. */
const flaws: { has: (url: URL, port: number | undefined) => boolean; reason: string }[] = [
  { has: ({ protocol }) => protocol !== 'https:', reason: 'is not https' },
  { has: ({ username, password }) => username !== '' || password !== '', reason: 'carries a user name' },
  { has: (url, port) => url.port !== '' && url.port !== String(port), reason: 'names a port' },
]
