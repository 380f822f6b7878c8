import { sha256 } from '../model/identity.ts'

const marker = '\napproval:'

/** What an approval is bound to: every byte of the issue above it, and every byte of what readers get. */
export function approvalHash(
  issueText: string,
  editions: { language: string; subject: string; html: string; text: string }[],
): string {
  const rendered = editions.map(({ language, subject, html, text }) => [language, subject, html, text].join('\n'))
  return sha256([withoutApproval(issueText), ...rendered].join('\u0000'))
}

/** The file's text without the approval, which is always its last part. */
export function withoutApproval(issueText: string): string {
  const at = issueText.lastIndexOf(marker)
  return at === -1 ? issueText : issueText.slice(0, at + 1)
}

export function withApproval(issueText: string, approval: { hash: string; at: string; by: string }): string {
  const { hash, at, by } = approval
  return `${withoutApproval(issueText)}approval:\n  hash: ${hash}\n  at: ${at}\n  by: ${JSON.stringify(by)}\n`
}
