import type { AnyNode, Text } from 'domhandler'
import { languages } from '../../languages/index.ts'
import type { Language } from '../../model/language.ts'
import { languageCodes } from '../../model/language.ts'
import { cells, hitsAt, isTag, isWithin, placeOf, storyCells, textsOf } from './place.ts'
import type { Hit, Rule, Seen } from './rule.ts'
import { inlineOf, shortly } from './style.ts'
import { folded } from './words.ts'

/** What the Email Markup Consortium's reports count, and what a screen reader needs besides. */
export const a11yRules: Rule[] = [
  {
    rule: 'a11y/lang',
    find: (seen) => said('lang', languages[seen.edition.language].tag, seen),
    fix: 'write it on <html> and on what stands directly in <body>, as clients drop <html>',
  },
  {
    rule: 'a11y/dir',
    find: (seen) => said('dir', 'ltr', seen),
    fix: 'write it on <html> and on what stands directly in <body>, as clients drop <html>',
  },
  {
    rule: 'a11y/title',
    find: ({ $, view }) =>
      folded($('title').text()) === folded(view.title)
        ? []
        : [{ message: `<title> is “${folded($('title').text())}”` }],
    fix: 'the title is the subject and the newsletter’s name',
  },
  {
    rule: 'a11y/layout-table',
    find: (seen) => [
      ...hitsAt(
        seen,
        'table:not([role="presentation"]):not([role="none"])',
        () => 'a table for layout is read as a table',
      ),
      ...tablesInComments(seen.edition.html),
    ],
    fix: 'give it role="presentation"',
  },
  { rule: 'a11y/headings', find: headings, fix: 'one h1, then levels without a gap' },
  {
    rule: 'a11y/link-name',
    find: (seen) => hitsAt(seen, 'a', (link) => folded(seen.$(link).text()) === '' && 'a link has no text'),
    fix: 'say where it leads',
  },
  {
    rule: 'a11y/link-text',
    find: (seen) =>
      hitsAt(seen, 'a', (link) => {
        const text = folded(seen.$(link).text())
        return languages[languageAt(link, seen)].vagueLink.test(text) && `“${text}” does not say where it leads`
      }).map((hit) => ({ ...hit, ...titleOf(hit, seen) })),
    fix: 'name what it leads to',
  },
  { rule: 'a11y/link-twice', find: linksOfOneText, fix: 'tell them apart, or delete one' },
  {
    rule: 'a11y/link-underline',
    find: (seen) =>
      hitsAt(seen, 'a', (link) => {
        const decoration = 'attribs' in link ? inlineOf(link).get('text-decoration') : undefined
        return !decoration?.includes('underline') && `“${shortly(seen.$(link).text())}” is a link by its colour only`
      }),
    fix: 'underline it inline',
  },
  {
    rule: 'a11y/link-target',
    find: (seen) => hitsAt(seen, 'a[target]', () => 'a link opens a window of its own'),
    fix: 'leave that to the reader',
  },
  {
    rule: 'a11y/image-alt',
    find: (seen) => hitsAt(seen, 'img:not([alt]), v\\:image:not([alt])', () => 'an image has no alternative text'),
    fix: 'write alt, empty where it only decorates',
  },
  {
    rule: 'a11y/zoom',
    find: ({ $ }) => {
      const content = $('meta[name="viewport"]').attr('content') ?? ''
      const fits =
        /width=device-width/.test(content) && !/user-scalable\s*=\s*(no|0)|(maximum|minimum)-scale/i.test(content)
      return fits ? [] : [{ message: `the viewport is “${content}”` }]
    },
    fix: 'width=device-width, initial-scale=1, and nothing that forbids to zoom',
  },
  { rule: 'a11y/foreign', find: foreignTexts, fix: 'give it its lang in the template' },
]

function said(attribute: 'lang' | 'dir', value: string, seen: Seen): Hit[] {
  return hitsAt(seen, 'html, body > *', (node) => {
    const given = seen.$(node).attr(attribute)
    return given !== value && 'name' in node && `<${node.name}> has ${attribute} ${given ?? 'not at all'}, not ${value}`
  })
}

/** Old Outlook reads what others take for comments. */
function tablesInComments(html: string): Hit[] {
  return [...html.matchAll(/<!--\[if[\s\S]*?<!\[endif\]-->/g)]
    .flatMap(([comment]) => comment.match(/<table\b[^>]*>/gi) ?? [])
    .filter((table) => !/\brole="(presentation|none)"/.test(table))
    .map(() => ({ message: 'a table for old Outlook is read as a table' }))
}

function headings(seen: Seen): Hit[] {
  const found = seen.$('h1, h2, h3, h4, h5, h6').toArray()
  const levels = found.map((node) => Number(node.name[1]))
  const firsts = levels.filter((level) => level === 1).length
  return [
    ...(firsts === 1 ? [] : [{ message: `has ${firsts} first-level headings` }]),
    ...found.flatMap((node, at) => {
      const [level = 0, before = 0] = [levels[at], levels[at - 1]]
      const message =
        level > before + 1
          ? `h${level} follows ${before === 0 ? 'nothing' : `h${before}`}`
          : folded(seen.$(node).text()) === '' && `h${level} is empty`
      return message ? [{ ...placeOf(node, seen), message }] : []
    }),
  ]
}

/** In a story's block, nothing that a template writes is as vague as a title may be. */
function titleOf({ block, story }: Hit, { issue, edition }: Seen): Pick<Hit, 'where'> {
  if (block !== 'lead' && block !== 'line') return {}
  return { where: `issues/${issue.date}.yaml → stories.${story}.title.${edition.language}.text` }
}

/** Whoever jumps from link to link hears them without what stands around. */
function linksOfOneText(seen: Seen): Hit[] {
  const { $, issue } = seen
  return $(cells)
    .toArray()
    .flatMap((cell) => {
      const leads = new Map<string, string>()
      return $(cell)
        .find('a')
        .toArray()
        .filter((link) => $(link).closest(cells)[0] === cell)
        .flatMap((link) => {
          const [text, href] = [folded($(link).text()), $(link).attr('href') ?? '']
          const other = leads.get(text) ?? href
          leads.set(text, other)
          if (other === href) return []
          const place = placeOf(link, seen)
          const where = place.story === null ? {} : { where: `issues/${issue.date}.yaml → stories.${place.story}.also` }
          return [{ ...place, ...where, message: `two links read “${shortly(text)}” and lead elsewhere` }]
        })
    })
}

/** The language that a node is in by what it says or what stands around it. */
function languageAt(node: AnyNode, { edition }: Seen): Language {
  for (let at: AnyNode | null = node; at !== null; at = at.parent) {
    const tag = 'attribs' in at ? at.attribs.lang : undefined
    if (tag !== undefined) return languageCodes.find((code) => languages[code].tag === tag) ?? edition.language
  }
  return edition.language
}

/** A text in another language than the edition’s is read in its own voice. */
function foreignTexts(seen: Seen): Hit[] {
  const { $, edition, view, texts } = seen
  const own = edition.language
  const cells = $(storyCells)
  const inside = (selector: string, at: number) =>
    textsOf(cells.eq(at).find(selector).toArray()).filter((text) => !isWithin(text, isTag))
  const expected: [Text[], Language][] = [...view.leads, ...view.others].flatMap(({ title, summary }, at) => [
    [inside('h3', at), title.language ?? own],
    [inside('p', at), summary?.language ?? own],
  ])
  if (view.term?.otherName) {
    const { text, language } = view.term.otherName
    expected.push([texts.filter(({ data }) => folded(data) === folded(text)), language])
  }
  return expected.flatMap(([found, language]) =>
    found
      .filter((text) => languageAt(text, seen) !== language)
      .map((text) => ({
        ...placeOf(text, seen),
        message: `“${shortly(text.data)}” is not marked as ${languages[language].tag}`,
      })),
  )
}
