import { hitsAt, storyCells } from './place.ts'
import type { Hit, Rule, Seen } from './rule.ts'

export const linkRules: Rule[] = [
  {
    rule: 'links/address',
    find: (seen) =>
      hitsAt(seen, 'a', (link) => {
        const href = seen.$(link).attr('href')
        return !isWhole(href, seen) && `a link leads to “${href ?? ''}”`
      }),
    fix: 'a link is a whole https address, or the contact by mailto',
  },
  {
    rule: 'links/html',
    find: (seen) => {
      const there = new Set(
        seen
          .$('a')
          .toArray()
          .map((link) => seen.$(link).attr('href') ?? ''),
      )
      const stories = seen.$(storyCells).toArray()
      const leading = stories.map((cell) => seen.$(cell).find('h3 a').attr('href'))
      return [
        ...needed(seen).filter(({ url }) => !there.has(url)),
        ...shown(seen).flatMap(({ url, ...hit }, at) =>
          leading[at] === url
            ? []
            : [{ ...hit, message: `its title leads to ${leading[at] ?? 'nowhere'}, not to ${url}` }],
        ),
      ].map(({ message, block, story }) => ({ message, block, story }))
    },
    fix: 'mend the template',
  },
  {
    rule: 'links/text',
    find: (seen) =>
      needed(seen)
        .filter(({ url, term }) => term !== true && !seen.edition.text.includes(url))
        .map(({ message, story }) => ({ message, story, block: 'text' as const })),
    fix: 'mend the template',
  },
]

interface Needed extends Pick<Required<Hit>, 'message' | 'block' | 'story'> {
  url: string
  /** A link to a term is in the HTML only. */
  term?: boolean
}

/** Every address that a reader has to be able to follow. */
function needed(seen: Seen): Needed[] {
  const { view } = seen
  const lacking = (url: string, rest: Omit<Needed, 'url' | 'message'>): Needed => ({
    url,
    message: `lacks ${url}`,
    ...rest,
  })
  return [
    ...[view.unsubscribe, view.preferences].map((url) => lacking(url, { block: 'footer', story: null })),
    ...[view.web, view.otherEdition.url].map((url) => lacking(url, { block: 'ways', story: null })),
    ...[view.term?.url ?? []].flat().map((url) => lacking(url, { block: 'term', story: null })),
    ...shown(seen).flatMap(({ url, official, also, terms, block, story }) => [
      lacking(url, { block, story }),
      ...(block === 'lead' ? [...official, ...also] : []).map((link) => lacking(link.url, { block, story })),
      ...terms.map((link) => lacking(link.url, { block, story, term: true })),
    ]),
  ]
}

function shown({ view, order }: Seen) {
  return [...view.leads, ...view.others].map((story, at) => ({
    ...story,
    block: at < view.leads.length ? ('lead' as const) : ('line' as const),
    story: order[at] ?? null,
  }))
}

function isWhole(href: string | undefined, { view }: Seen): boolean {
  if (href === undefined) return false
  if (href === `mailto:${view.contact}`) return true
  if (/\s/.test(href) || !/^https:\/\/[^/]/.test(href) || !URL.canParse(href)) return false
  const { hostname, username, password } = new URL(href)
  return hostname.includes('.') && username === '' && password === ''
}
