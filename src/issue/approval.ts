import { sha256 } from '../model/identity.ts'
import { BadInput } from '../model/problem.ts'

const marker = '\napproval:'

/** What an approval is bound to: every byte of the issue above it, and every byte of what readers get. */
export function approvalHash(
  issueText: string,
  editions: { language: string; subject: string; html: string; text: string }[],
): string {
  const rendered = editions.map(({ language, subject, html, text }) => [language, subject, html, text].join('\n'))
  return sha256([withoutApproval(issueText), ...rendered].join('\u0000'))
}

/** The file's text without the approval, which is always its last part: what stands below it would be lost, so it is refused. */
export function withoutApproval(issueText: string): string {
  const at = issueText.lastIndexOf(marker)
  if (at === -1) return issueText
  const below = issueText
    .slice(at + marker.length)
    .split('\n')
    .slice(1)
  if (below.some((line) => line.trim() !== '' && !line.startsWith(' '))) {
    throw new BadInput({
      rule: 'below-approval',
      where: 'approval',
      message: 'has lines below it that no approval covers',
      fix: 'move them above approval:',
      fatal: true,
    })
  }
  return issueText.slice(0, at + 1)
}

export function withApproval(issueText: string, approval: { hash: string; at: string; by: string }): string {
  const { hash, at, by } = approval
  const text = withoutApproval(issueText)
  return `${text}${text.endsWith('\n') ? '' : '\n'}approval:\n  hash: ${hash}\n  at: ${at}\n  by: ${JSON.stringify(by)}\n`
}
