import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { checkIssue, checkSettings } from '../src/issue/check.ts'
import { markEdits } from '../src/issue/editors.ts'
import { fingerprint } from '../src/model/identity.ts'
import { type Issue, issueSchema } from '../src/model/issue.ts'
import { sentence } from '../src/model/problem.ts'
import { settingsSchema } from '../src/model/settings.ts'
import { validate } from '../src/model/validate.ts'
import { renderEditions } from '../src/render/edition.ts'
import { house, issue, story } from './fixtures/house.ts'

describe('what the law asks for is there, or nothing is rendered', () => {
  test.each<[string, object, string]>([
    ['no address', { address: undefined }, 'hayami.yaml → address: is missing (add it: Postal address, by law)'],
    [
      'an empty publisher in one language',
      { publisher: { en: 'Editors', ja: ' ' } },
      'hayami.yaml → publisher.ja: is empty (write it: Who publishes it, by law)',
    ],
    [
      'a language without an address',
      { address: { en: '1 Street' } },
      'hayami.yaml → address.ja: is missing (add it: Postal address, by law)',
    ],
    ['no contact', { contact: '' }, 'hayami.yaml → contact: must be one plain address'],
  ])('%s', (_, rest, expected) => {
    expect(() => validate(settingsSchema, { ...house.settings, ...rest }, 'hayami.yaml')).toThrow(expected)
  })

  test('an address of which nothing can be seen is refused', () => {
    const settings = { ...house.settings, address: { en: '\u200b\u3164', ja: '東京都1-1' } }
    expect(
      checkSettings(settings)
        .filter(({ fatal }) => fatal)
        .map(sentence),
    ).toEqual([
      'hayami.yaml → address.en: holds nothing that can be seen (the law wants every reader to know who sends)',
    ])
  })
})

describe('an issue with a fault is shown safely, and the check says what to mend', () => {
  const one = (rest = {}) => issue([story('a', { en: 'Acme launches Note 2' }, rest), story('b', { en: 'News' })])
  test.each<[string, Issue, string | null]>([
    ['no stories', issue([]), null],
    ['an unknown term', { ...one(), term: 'gone' }, 'term: “gone” is no term (name a folder of glossary/)'],
    [
      'an unknown vendor',
      one({ vendor: 'nobody' }),
      'stories.0.vendor: “nobody” is no vendor (name a folder of feeds/)',
    ],
    [
      'an unknown source',
      one({ source: 'acme/gone' }),
      'stories.0.source: “acme/gone” is no source (name a file of feeds/)',
    ],
    [
      'a title that cannot be seen',
      issue([story('a', { en: '\u3164\u200b' })]),
      'stories.0.title.en.text: is empty (write a title, or delete the story)',
    ],
    [
      'a subject that cannot be seen',
      { ...one(), subject: { en: { text: '\u200b' }, ja: { text: '件名' } } },
      'subject.en.text: is empty (write it)',
    ],
  ])('%s', async (_, faulty, expected) => {
    const problems = checkIssue(faulty, house).map(sentence)
    if (expected === null) expect(problems).toEqual([])
    else expect(problems).toContain(`issues/2026-05-21.yaml → ${expected}`)
    for (const { html, text, subject } of await renderEditions(faulty, house)) {
      expect(`${html}${text}${subject}`).not.toMatch(/undefined|\[object|NaN|null/)
      for (const link of load(html)('h3 a').get()) expect(load(link).text().trim()).not.toBe('')
    }
  })

  test('an older issue has no preheader: it is made from the stories, and an editor may have none', () => {
    const { preheader, ...older } = one()
    const read = markEdits(validate(issueSchema, older, 'issues/2026-05-21.yaml'), [])
    expect(read.preheader).toEqual(preheader)
    expect(read.preheader.en.text).toBe('Also: News')
    const several = issue(
      ['a', 'b', 'c'].map((id) => story(id, { en: `${'A long title of an announcement '.repeat(2)}${id}` })),
    )
    const { preheader: made, ...old } = several
    expect(markEdits(validate(issueSchema, old, 'x'), []).preheader).toEqual(made)
    expect(made.en.text).toMatch(/^Also: A long title/)
    const none = { text: '', drafted: fingerprint(made.en.text) }
    const edited = markEdits({ ...several, preheader: { ...made, en: none } }, [])
    expect(edited.preheader.en).toEqual({ text: '' })
  })
})
