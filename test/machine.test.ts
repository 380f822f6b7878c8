import { describe, expect, test } from 'vitest'
import { markEdits } from '../src/issue/editors.ts'
import { gapsIn, withoutRefused } from '../src/issue/machine.ts'
import { isStale, sourceMark } from '../src/localise/stale.ts'
import { fingerprint } from '../src/model/identity.ts'
import type { Field, Issue, IssueStory } from '../src/model/issue.ts'
import { issue, story } from './fixtures/house.ts'
import { sure } from './support.ts'

const drafted = (text: string, rest: Partial<Field> = {}): Field => ({
  text,
  origin: 'original',
  drafted: fingerprint(text),
  ...rest,
})
const original = (text: string) => ({ en: drafted(text), ja: drafted(text, { language: 'en' }) })

/** A story that nobody translated, after an editor's hand. */
function edited(edit: (story: IssueStory) => void = () => {}): Issue {
  const plain = { ...story('a', { en: 'Note 2' }), called: 'Introducing Note 2' }
  const one = { ...plain, title: original('Introducing Note 2'), summary: original('A new model.') }
  edit(one)
  return markEdits(issue([one]), [])
}
const toldOf = (it: Issue) => gapsIn(it, 25).map(({ to, title, summary, fields }) => ({ to, title, summary, fields }))

describe('a machine gets the vendor’s own words, for what nobody else has', () => {
  test.each<[string, (story: IssueStory) => void, object[]]>([
    [
      'nothing edited',
      () => {},
      [{ to: 'ja', title: 'Introducing Note 2', summary: 'A new model.', fields: ['title', 'summary'] }],
    ],
    [
      'the original’s title edited: that is not handed out, and its translation is the editor’s to write',
      ({ title }) => {
        title.en.text = 'Our own words'
      },
      [{ to: 'ja', title: 'Introducing Note 2', summary: 'A new model.', fields: ['summary'] }],
    ],
    [
      'the original’s summary edited',
      ({ summary }) => {
        summary.en.text = 'Our own words'
      },
      [{ to: 'ja', title: 'Introducing Note 2', summary: null, fields: ['title'] }],
    ],
    [
      'translated by the editor',
      ({ title }) => {
        title.ja.text = 'Note 2を発表'
      },
      [{ to: 'ja', title: 'Introducing Note 2', summary: 'A new model.', fields: ['summary'] }],
    ],
    [
      'emptied by the editor',
      ({ summary }) => {
        summary.ja.text = ''
      },
      [{ to: 'ja', title: 'Introducing Note 2', summary: 'A new model.', fields: ['title'] }],
    ],
  ])('%s', (_, edit, gaps) => {
    expect(toldOf(edited(edit))).toEqual(gaps)
  })

  test('no more stories than the mail shows', () => {
    const { stories } = edited()
    expect(gapsIn(issue([...stories, ...stories]), 1)).toHaveLength(1)
  })
})

describe('an editor who puts the original back', () => {
  test.each<[string, Field]>([
    [
      'by its words',
      { text: 'Introducing Note 2', origin: 'machine', by: 'deepl', drafted: fingerprint('Note 2を発表') },
    ],
    ['by its words and its origin', { text: 'Introducing Note 2', origin: 'original', language: 'en' }],
  ])('%s: it is the original, and no machine is asked again', (_, field) => {
    const put = edited(({ title }) => {
      title.ja = field
    })
    expect(sure(put.stories[0]).title.ja).toEqual({ text: 'Introducing Note 2', origin: 'original', language: 'en' })
    expect(markEdits(put, []).stories).toEqual(put.stories)
    expect(toldOf(put).flatMap(({ fields }: { fields?: string[] }) => fields)).toEqual(['summary'])
  })
})

describe('a machine’s words', () => {
  const machine = (text: string): Field => drafted(text, { origin: 'machine', of: sourceMark('Introducing Note 2') })
  const judging = (names: string[][]) => ({ names, termsIn: () => [] })
  const translated = edited(({ title }) => {
    title.ja = machine('Note 2を発表')
  })

  test('go when the checks refuse them today, and are a gap again', () => {
    expect(withoutRefused(translated, judging([]))).toEqual(translated)
    const without = withoutRefused(translated, judging([['Introducing Note 2']]))
    expect(sure(without.stories[0]).title.ja).toEqual(drafted('Introducing Note 2', { language: 'en' }))
    expect(toldOf(without)).toMatchObject([{ fields: ['title', 'summary'] }])
  })

  test.each<[string, Field, boolean]>([
    ['a machine’s', machine('Note 2を発表'), true],
    ['an editor’s', { ...machine('Note 2を発表'), origin: 'editor' }, false],
  ])('%s are stale or not when an editor has mended the original', (_, field, stale) => {
    expect(isStale(field, { text: 'Note 2 withdrawn', origin: 'editor' })).toBe(stale)
    expect(isStale(field, drafted('Introducing  NOTE 2'))).toBe(false)
  })
})
