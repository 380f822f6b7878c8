import { type Finding, familyOf } from '../../model/finding.ts'
import type { Accepted, Issue } from '../../model/issue.ts'
import type { Problem } from '../../model/problem.ts'
import { templateOf } from './place.ts'
import { bindingFamilies } from './rule.ts'

/**
 * What an editor is told of findings: all that the issue does not accept, and what it accepts without need. `looked` are the
 * families of rules that were looked for.
 */
export function problemsOf(findings: Finding[], issue: Issue, looked: ReadonlySet<string>): Problem[] {
  const left = findings.filter(
    (finding) => isBinding(finding.rule) || !issue.accepted.some((each) => covers(each, finding)),
  )
  return [
    ...left.map(problemOf),
    ...issue.accepted.flatMap((each, at) => {
      if (!looked.has(familyOf(each.rule))) return []
      const where = `issues/${issue.date}.yaml → accepted.${at}`
      if (isBinding(each.rule))
        return [
          {
            rule: 'not-acceptable',
            where,
            message: `nobody can accept ${each.rule}`,
            fix: 'mend what it finds',
            fatal: false,
          },
        ]
      if (findings.some((finding) => covers(each, finding))) return []
      return [
        {
          rule: 'accepted-idle',
          where,
          message: `nothing is found by ${each.rule} there`,
          fix: 'delete it',
          fatal: false,
        },
      ]
    }),
  ]
}

/** Names the words to mend, or the template that writes what stands around them, and where in the edition that is. */
export function problemOf({ rule, language, block, story, where, message, fix }: Finding): Problem {
  const shownIn = where === undefined && story !== null ? [`stories.${story}`] : []
  const standing = [`${language} edition`, block, ...shownIn, rule].join(', ')
  const waysOut = isBinding(rule) ? fix : `${fix}, or accept ${rule} with a reason under accepted`
  return { rule, where: `${where ?? templateOf(block)} (${standing})`, message, fix: waysOut, fatal: true }
}

function covers({ rule, block, language }: Accepted, finding: Finding): boolean {
  return (
    rule === finding.rule &&
    (block === undefined || block === finding.block) &&
    (language === undefined || language === finding.language)
  )
}

function isBinding(rule: string): boolean {
  return bindingFamilies.has(familyOf(rule))
}
