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

  const bidi = '\u202eturned \u2067round\u0092'
  const [a, b] = [story('a', { en: 'One', ja: '一つ' }), story('b', { en: 'Two', ja: '二つ' }, { lead: true })]
  test.each<[what: string, of: typeof full]>([
    ['a title', issue([a, story('b', { en: 'Two', ja: bidi })])],
    ['a lead', issue([{ ...a, lead: false, title: { ...a.title, ja: { text: bidi, origin: 'editor' } } }, b])],
    ['a summary', issue([{ ...a, summary: { ...a.summary, ja: { text: bidi, origin: 'editor' } } }])],
    ['a correction', issue([a], { corrections: [{ en: 'x', ja: bidi }] })],
    ['a lede', issue([a], { lede: { en: { text: 'x' }, ja: { text: bidi } } })],
    ['a subject', issue([a], { subject: { en: { text: 'x' }, ja: { text: bidi } } })],
    ['a title of two lines', issue([story('a', { en: 'One\nTwo', ja: '一つ' })])],
  ])('marks of direction and controls in %s are shown safely', async (_, of) => {
    const editions = await renderEditions(of, house)
    expect(problemsOf(await checkEditions(editions, of, house), of, families)).toEqual([])
    for (const { html, text, subject } of editions) {
      const shown = html + text + subject
      expect(shown.match(/[\u0080-\u009f\u202a-\u202e\u2066-\u2069]/g)).toBeNull()
    }
  })
})
