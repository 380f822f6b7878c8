import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import type { Accepted } from '../../src/model/issue.ts'
import { problemOf, problemsOf } from '../../src/render/check/problems.ts'
import { checkEditions, families } from '../../src/render/check.ts'
import { renderEditions } from '../../src/render/edition.ts'
import { issue, story } from '../fixtures/house.ts'
import { full, house } from './kinds.ts'

const finding = (rule: string, rest: Partial<Finding> = {}): Finding => ({
  rule,
  language: 'ja',
  block: 'lead',
  story: 0,
  message: 'is odd',
  fix: 'mend it',
  ...rest,
})
const told = (accepted: Omit<Accepted, 'reason'>[], findings: Finding[]) =>
  problemsOf(
    findings,
    { ...full, accepted: accepted.map((each) => ({ ...each, reason: 'as it should be' })) },
    families,
  )
const rulesOf = (problems: { rule: string }[]) => problems.map(({ rule }) => rule)

describe('an editor accepts a finding', () => {
  test.each<[what: string, accepted: Omit<Accepted, 'reason'>, findings: Finding[], left: string[]]>([
    ['by its rule', { rule: 'a11y/link-twice' }, [finding('a11y/link-twice')], []],
    ['in its block', { rule: 'a11y/link-twice', block: 'lead' }, [finding('a11y/link-twice')], []],
    ['in its edition', { rule: 'a11y/link-twice', language: 'ja' }, [finding('a11y/link-twice')], []],
    [
      'not in another edition',
      { rule: 'a11y/link-twice', language: 'en' },
      [finding('a11y/link-twice')],
      ['a11y/link-twice', 'accepted-idle'],
    ],
    [
      'not in another block',
      { rule: 'a11y/link-twice', block: 'footer' },
      [finding('a11y/link-twice')],
      ['a11y/link-twice', 'accepted-idle'],
    ],
    ['that is gone, and is told so', { rule: 'a11y/link-twice' }, [], ['accepted-idle']],
    ['of a browser that did not look', { rule: 'axe/link-name' }, [], []],
    ...['mail/size', 'mail/remote', 'links/address', 'legal/html', 'mime/headers', 'agree/words', 'mjml/closed'].map(
      (rule) =>
        [`never one of ${rule}`, { rule }, [finding(rule)], [rule, 'not-acceptable']] as [
          string,
          Omit<Accepted, 'reason'>,
          Finding[],
          string[],
        ],
    ),
  ])('%s', (_, accepted, findings, left) => {
    expect(rulesOf(told([accepted], findings))).toEqual(left)
  })

  test('what is accepted without need does not stop an approval', () => {
    expect(told([{ rule: 'a11y/link-twice' }], [])).toMatchObject([
      { fatal: false, where: 'issues/2026-05-21.yaml → accepted.0' },
    ])
  })
})

describe('a problem names what to mend', () => {
  test.each<[what: string, of: Finding, where: string]>([
    [
      'the words of an issue',
      finding('html/bidi', { story: 3, where: 'issues/2026-05-21.yaml → stories.3.title.ja.text' }),
      'issues/2026-05-21.yaml → stories.3.title.ja.text (ja edition, lead, html/bidi)',
    ],
    [
      'a template, and where it shows',
      finding('a11y/headings', { story: 3 }),
      'templates/email/story.ts (ja edition, lead, stories.3, a11y/headings)',
    ],
    [
      'the text part',
      finding('text/width', { block: 'text', story: null }),
      'templates/text.ts (ja edition, text, text/width)',
    ],
    [
      'the document',
      finding('a11y/zoom', { block: 'document', story: null }),
      'templates/email/edition.ts (ja edition, document, a11y/zoom)',
    ],
  ])('%s', (_, of, where) => {
    expect(problemOf(of)).toMatchObject({ where, fatal: true })
  })

  const bidi = '\u202eturned'
  const [a, b] = [story('a', { en: 'One', ja: '一つ' }), story('b', { en: 'Two', ja: '二つ' }, { lead: true })]
  test.each<[what: string, of: typeof full, where: string]>([
    [
      'a title',
      issue([a, story('b', { en: 'Two', ja: bidi })]),
      'issues/2026-05-21.yaml → stories.1.title.ja.text (ja edition, line, html/bidi)',
    ],
    [
      'a lead that is not first in the file',
      issue([{ ...a, lead: false, title: { ...a.title, ja: { text: bidi, origin: 'editor' } } }, b]),
      'issues/2026-05-21.yaml → stories.0.title.ja.text (ja edition, lead, html/bidi)',
    ],
    [
      'a summary',
      issue([{ ...a, summary: { ...a.summary, ja: { text: bidi, origin: 'editor' } } }]),
      'issues/2026-05-21.yaml → stories.0.summary.ja.text (ja edition, lead, html/bidi)',
    ],
    [
      'a correction',
      issue([a], { corrections: [{ en: 'x', ja: bidi }] }),
      'issues/2026-05-21.yaml → corrections.0.ja (ja edition, corrections, html/bidi)',
    ],
    [
      'a lede',
      issue([a], { lede: { en: { text: 'x' }, ja: { text: bidi } } }),
      'issues/2026-05-21.yaml → lede.ja.text (ja edition, masthead, html/bidi)',
    ],
  ])('%s', async (_, of, where) => {
    const problems = problemsOf(await checkEditions(await renderEditions(of, house), of, house), of, families)
    expect(problems.filter(({ rule }) => rule === 'html/bidi').map((problem) => problem.where)).toContain(where)
  })

  test.each([
    ['isolated', '\u2067\u05d0\u2069', false],
    ['an override in an isolate', '\u2066\u202e\u05d0\u202c\u2069', false],
    ['an isolate that does not end', '\u2067\u05d0', true],
    ['an end without a start', '\u05d0\u2069', true],
    ['an embedding', '\u202b\u05d0\u202c', true],
  ])('marks of direction: %s', async (_, title, isFound) => {
    const of = issue([story('a', { en: title })])
    const rules = (await checkEditions(await renderEditions(of, house), of, house)).map(({ rule }) => rule)
    expect(rules.includes('html/bidi')).toBe(isFound)
  })

  test('a title of two lines', async () => {
    const of = issue([story('a', { en: 'One\nTwo', ja: '一つ' })])
    const found = await checkEditions(await renderEditions(of, house), of, house)
    expect(found.filter(({ rule }) => rule === 'text/line-break').map(({ where }) => where)).toEqual([
      'issues/2026-05-21.yaml → lede.en.text',
      'issues/2026-05-21.yaml → stories.0.title.en.text',
    ])
  })

  test('the way out that an editor has, if there is one', () => {
    expect(problemOf(finding('a11y/headings')).fix).toBe(
      'mend it, or accept a11y/headings with a reason under accepted',
    )
    expect(problemOf(finding('mail/size')).fix).toBe('mend it')
  })

  test('the settings', async () => {
    const its = { ...house, settings: { ...house.settings, address: { en: '1 Street', ja: bidi } } }
    const problems = problemsOf(await checkEditions(await renderEditions(full, its), full, its), full, families)
    expect(problems.map(({ where }) => where)).toContain('hayami.yaml → address.ja (ja edition, footer, html/bidi)')
  })

  test('the glossary', async () => {
    const terms = house.terms.map((term) =>
      term.id === full.term ? { ...term, pages: { ...term.pages, ja: { ...term.pages.ja, definition: bidi } } } : term,
    )
    const its = { ...house, terms }
    const problems = problemsOf(await checkEditions(await renderEditions(full, its), full, its), full, families)
    expect(problems.map(({ where }) => where)).toContain(
      'glossary/model-distillation/ja.md → definition (ja edition, term, html/bidi)',
    )
  })
})
