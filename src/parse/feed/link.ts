import type { Element } from 'domhandler'
import type { Children } from './names.ts'
import { attribute, textOf } from './tree.ts'

/** The entry's own page, absolute: Atom's alternate link, one for people before one for machines, or RSS's link. */
export function addressOf(children: Children, base: string | null, atom: boolean): string | null {
  const own = (children.get('link') ?? []).map(linkOf)
  const foreign = (children.get('atom:link') ?? []).map(linkOf)
  const links = [...own, ...foreign].filter(({ href, rel }) => href !== '' && rel === 'alternate')
  const best = (atom && links.find(({ type }) => type === '' || /html/i.test(type))) || links[0]
  return best ? resolved(best.href, resolved(best.base, base) ?? base) : null
}

function linkOf(element: Element) {
  return {
    href: attribute(element, 'href') || textOf(element).trim(),
    rel: (attribute(element, 'rel') || 'alternate').toLowerCase(),
    type: attribute(element, 'type') ?? '',
    base: attribute(element, 'xml:base'),
  }
}

/** A guid that is the address of its page, where the feed does not deny it. */
export function permalink(guid: string | null, element: Element | undefined): string | null {
  if (!guid || (element && attribute(element, 'isPermaLink')?.toLowerCase() === 'false')) return null
  return /^https?:\/\//i.test(guid) ? resolved(guid, null) : null
}

/** An address as it is seen from `base`, or null: no text, no address, or none that anybody would print. */
export function resolved(value: string | undefined, base: string | null): string | null {
  const text = value?.trim()
  if (!text || text.length > 4_000) return null
  return URL.parse(text, base ?? undefined)?.href ?? null
}
