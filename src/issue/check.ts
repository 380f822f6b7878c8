import { isStale, sourceMark } from '../localise/stale.ts'
import type { House } from '../model/house.ts'
import { canonicalAddress } from '../model/identity.ts'
import type { Issue } from '../model/issue.ts'
import { languageCodes } from '../model/language.ts'
import type { Problem } from '../model/problem.ts'
import type { Settings } from '../model/settings.ts'
import { judge } from '../policy/official.ts'
import { listsMany } from '../stories/title.ts'
import { isBlank } from '../text/plain.ts'
import { addressesIn, pairsOf, refusedIn } from './memory.ts'

/** What is wrong with an issue: links that are not official, names that do not exist, texts left empty. */
export function checkIssue(issue: Issue, { vendors, sources, terms, settings }: House): Problem[] {
  const file = `issues/${issue.date}.yaml`
  const problems: Problem[] = []
  const add = (rule: string, field: string, message: string, fix: string, fatal = true) =>
    problems.push({ rule, where: `${file} → ${field}`, message, fix, fatal })
  const refused = refusedIn(issue.coverage)
  issue.stories.forEach((story, at) => {
    const field = `stories.${at}`
    const links = [
      story.url,
      ...story.also.map(({ url }) => url),
      ...Object.values(story.title).flatMap(({ url }) => url ?? []),
    ]
    for (const url of links) {
      const verdict = judge(url, vendors, story.vendor)
      const away = refused.has(canonicalAddress(url, { keepFragment: true }) ?? url)
      if (away) add('refused', `${field}.url`, `${url} was refused: see coverage.refused`, 'delete it, or draft anew')
      if (!verdict.official) add('unofficial', `${field}.url`, verdict.reason, 'only official pages may stand here')
    }
    if (!vendors.some(({ id }) => id === story.vendor))
      add('unknown-vendor', `${field}.vendor`, `“${story.vendor}” is no vendor`, 'name a folder of feeds/')
    if (!sources.some(({ id }) => id === story.source))
      add('unknown-source', `${field}.source`, `“${story.source}” is no source`, 'name a file of feeds/', false)
    for (const language of languageCodes) {
      if (isBlank(story.title[language].text))
        add('empty-title', `${field}.title.${language}.text`, 'is empty', 'write a title, or delete the story')
      for (const name of ['title', 'summary'] as const)
        if (isStale(story[name][language], story[name][story.language]))
          add(
            'stale',
            `${field}.${name}.${language}`,
            'the original has changed since this was written (要更新)',
            `mend it, or keep it: of: ${sourceMark(story[name][story.language].text)}`,
            false,
          )
    }
  })
  for (const { url, field, language, reason } of issue.coverage.untranslated) {
    const at = issue.stories.findIndex((story) => story.url === url)
    if (issue.stories[at]?.[field][language].origin !== 'original') continue
    add('untranslated', `stories.${at}.${field}.${language}`, `is shown in the original: ${reason}`, 'write it', false)
  }
  for (const language of languageCodes)
    for (const line of ['subject', 'lede'] as const)
      if (isBlank(issue[line][language].text)) add('empty-line', `${line}.${language}.text`, 'is empty', 'write it')
  for (const [a, b] of contradictions(issue))
    add('contradiction', 'apart', `${a} and ${b} are in \`together\` too`, 'delete the pair from one of the two')
  const leads = issue.stories.filter(({ lead }) => lead).length
  if (leads > 5) add('leads', 'stories', `${leads} stories lead, at most 5 may`, 'set lead: false on some')
  if (issue.stories.length > 0 && leads === 0)
    add('leads', 'stories', 'none leads', 'set lead: true on one to five', false)
  if (issue.stories.length > settings.items)
    add(
      'many',
      'stories',
      `holds ${issue.stories.length} stories, the mail shows ${settings.items}`,
      'delete some, or leave the rest to the web',
      false,
    )
  if (issue.term !== null && !terms.some(({ id }) => id === issue.term))
    add('unknown-term', 'term', `“${issue.term}” is no term`, 'name a folder of glossary/')
  return problems
}

/** Pairs that an editor both joined and told apart, however the addresses are written. */
function contradictions({ together, apart }: Issue): string[][] {
  const joined = new Set(together.flatMap(pairsOf).map((pair) => pair.join(' ')))
  return apart.flatMap(pairsOf).filter((pair) => joined.has(pair.join(' ')))
}

/** What stands twice: in this issue, or here and in another that readers got or will get. */
export function checkRepeats(issue: Issue, issues: Issue[]): Problem[] {
  const problem = (rule: string, field: string, message: string, fix: string): Problem => ({
    rule,
    where: `issues/${issue.date}.yaml → ${field}`,
    message,
    fix,
    fatal: true,
  })
  const draft = issue.approval === undefined
  const others = issues.filter(
    ({ date, approval, sample }) =>
      approval !== undefined && sample === issue.sample && (date < issue.date || (draft && date > issue.date)),
  )
  const owners = new Map(
    others.flatMap((other) =>
      addressesIn(other)
        .filter((each) => !listsMany(each))
        .map((each) => [each, other.date] as const),
    ),
  )
  const seen = new Set<string>()
  const problems = issue.stories.flatMap(({ addresses, updated }, at) => {
    const twice = addresses.find((each) => seen.has(each))
    const before = addresses.find((each) => owners.has(each) && owners.get(each) !== updated)
    for (const each of addresses) seen.add(each)
    return [
      ...(twice ? [problem('twice', `stories.${at}`, `repeats ${twice}`, 'delete one of the two stories')] : []),
      ...(before
        ? [problem('published', `stories.${at}`, `is in the issue of ${owners.get(before)} already`, 'draft anew')]
        : []),
    ]
  })
  const taken = others.find(({ number }) => number === issue.number)
  return taken
    ? [...problems, problem('number', 'number', `${issue.number} is that of ${taken.date}`, 'write the next free one')]
    : problems
}

/** What the settings say that no reader should get: reserved names and a made-up sender are fine for a sample and nothing else. */
export function checkSettings(settings: Settings): Problem[] {
  const { site, sender, contact, listId, publisher, address } = settings
  const hosts = {
    site: new URL(site).hostname,
    'sender.email': sender.email.split('@')[1] ?? '',
    contact: contact.split('@')[1] ?? '',
    listId,
  }
  const reserved = Object.entries(hosts)
    .filter(([, host]) => /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)$/.test(host))
    .map(([field, host]) => ({ rule: 'reserved-host', field, message: `${host} is reserved for examples` }))
  const legal = languageCodes.flatMap((language) =>
    Object.entries({ publisher, address, 'sender.name': sender.name }).map(([field, of]) => ({
      field: `${field}.${language}`,
      text: of[language],
    })),
  )
  const madeUp = legal
    .filter(({ text }) => /\bsample\b|サンプル|見本/i.test(text))
    .map(({ field }) => ({ rule: 'sample-sender', field, message: 'is the sample’s' }))
  const unseen = legal
    .filter(({ text }) => isBlank(text))
    .map(({ field }) => ({
      rule: 'unseen-sender',
      where: `hayami.yaml → ${field}`,
      message: 'holds nothing that can be seen',
      fix: 'the law wants every reader to know who sends',
      fatal: true,
    }))
  const own = [...reserved, ...madeUp].map(({ rule, field, message }) => ({
    rule,
    where: `hayami.yaml → ${field}`,
    message,
    fix: 'put your own before you send by smtp',
    fatal: false,
  }))
  return [...unseen, ...own]
}
