import type { Vendor } from '../model/vendor.ts'
import { unescaped } from './flaws.ts'
import { ownerOf } from './owner.ts'

/**
 * Where an address leads its readers on to, by another one that it carries in its path, query or fragment, such as
 * `/away?to=https://…`: the host of that, or null where there is none or it is official. An official host that redirects
 * wherever it is told is no proof of anything.
 */
export function handsOnTo(url: URL, vendors: Vendor[]): string | null {
  const fragment = url.hash.startsWith('#:~:') ? '' : url.hash
  const carried = unescaped(url.pathname + url.search + fragment)
  for (const { 0: all, 1: rest = '', index } of carried.matchAll(address)) {
    const script = /^(javascript|vbscript|data):/i.exec(all)
    if (script) return `a ${script[0].toLowerCase()} address`
    const target = URL.parse(`https://${rest}`)
    const isFolder = index === 0 && !target?.hostname.includes('.')
    if (target && !isFolder && !ownerOf(target, vendors)) return target.hostname
  }
  return null
}

/** With a scheme and slashes anywhere; with either alone only where a value, a query or the path begins. */
const address =
  /(?:(?:https?|ftp):[/\\]+|(?<==)https?:|(?<=^|[=?])[/\\]{2,}|(?<==)(?:javascript|vbscript|data):)([^\s&#"'<>]*)/gi
