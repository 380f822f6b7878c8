import { expect, test } from 'vitest'
import { checkWorkspace } from '../src/commands/check.ts'
import { openWorkspace } from '../src/io/workspace.ts'
import type { Issue } from '../src/model/issue.ts'
import { issue, story } from './fixtures/house.ts'
import { hayami, temporaryWorkspace } from './support.ts'

/** An issue with a title that tells nobody where its link leads. */
const odd = (date: string, number: number, rest: Partial<Issue> = {}): Issue => {
  const vague = story(
    'a',
    { en: 'Read more', ja: '続きを読む' },
    { vendor: 'openai', source: 'openai/news', url: page, addresses: [`${page}-${number}`] },
  )
  return { ...issue([vague], { number, ...rest }), date, sample: true }
}
const page = 'https://openai.com/index/note'
const approval = { hash: 'x', at: '2026-05-21T00:00:00Z', by: 'editor' }

const workspaceOf = (...issues: Issue[]) => {
  const workspace = openWorkspace(temporaryWorkspace())
  for (const each of issues) workspace.writeIssue(each)
  return workspace
}
const datesFound = async (workspace: ReturnType<typeof openWorkspace>, date?: string) =>
  (await checkWorkspace(workspace, date))
    .filter(({ rule }) => rule === 'a11y/link-text')
    .map(({ where }) => /\d{4}-\d\d-\d\d/.exec(where)?.[0])

test('drafts and the newest issue are rendered and checked; of what was approved before, the file', async () => {
  const workspace = workspaceOf(
    odd('2026-05-18', 1, { approval }),
    odd('2026-05-19', 2),
    odd('2026-05-20', 3, { approval }),
    odd('2026-05-21', 4, { approval }),
  )
  expect(new Set(await datesFound(workspace))).toEqual(new Set(['2026-05-19', '2026-05-21']))
  expect(new Set(await datesFound(workspace, '2026-05-18'))).toEqual(new Set(['2026-05-18']))
})

test('check and approve name the words, and heed what an editor accepts', async () => {
  const { root, writeIssue } = workspaceOf(odd('2026-05-21', 1))
  const refused = await hayami(['-C', root, 'approve'])
  expect(refused.err).toContain('issues/2026-05-21.yaml → stories.0.title.ja.text (ja edition, lead, a11y/link-text)')
  expect(refused.code).toBe(1)
  writeIssue(
    odd('2026-05-21', 1, {
      accepted: [
        { rule: 'a11y/link-text', block: 'lead', reason: 'a quotation' },
        { rule: 'mail/size', reason: 'it is fine' },
      ],
    }),
  )
  const approved = await hayami(['-C', root, 'approve'])
  expect(approved.err).toContain('issues/2026-05-21.yaml → accepted.1: nobody can accept mail/size')
  expect(approved).toMatchObject({ code: 0, out: expect.stringContaining('Approved') })
})
