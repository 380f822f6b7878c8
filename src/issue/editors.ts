import type { Issue } from '../model/issue.ts'
import { eachLanguage } from '../model/language.ts'
import { asEditors, isEditors } from './refresh.ts'

/** An issue as it stands in the file, with every text that an editor has changed marked as the editor's. */
export function markEdits(issue: Issue): Issue {
  return {
    ...issue,
    stories: issue.stories.map((story) => ({
      ...story,
      title: eachLanguage((language) =>
        isEditors(story.title[language]) ? asEditors(story.title[language]) : story.title[language],
      ),
      summary: eachLanguage((language) =>
        isEditors(story.summary[language]) ? asEditors(story.summary[language]) : story.summary[language],
      ),
    })),
  }
}
