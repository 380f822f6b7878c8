import { BadInput } from '../../../model/problem.ts'

/** What `SMTP_URL` says. Encryption is a must unless the address itself does without. */
export interface SmtpServer {
  host: string
  port: number
  secure: boolean
  auth: { user: string; pass: string } | null
  options: { ignoreTLS?: boolean; name?: string; connectionTimeout?: number; socketTimeout?: number }
}

/** Reads `smtps://user:password@host:465`, or `smtp://…` which then has to offer STARTTLS. */
export function smtpServer(text: string | undefined): SmtpServer {
  if (text === undefined || text === '') throw wrong('is not set')
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') throw wrong('is no smtp address')
  const secure = url.protocol === 'smtps:'
  const options = [...url.searchParams].map(([name, value]) => [name, option(name, value)])
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    auth: url.username === '' ? null : { user: plain(url.username), pass: plain(url.password) },
    options: Object.fromEntries(options),
  }
}

/** What may stand behind the `?`; times are in milliseconds. */
const options: Record<string, (value: string) => boolean | string | number | null> = {
  ignoreTLS: (value) => (/^(true|false)$/.test(value) ? value === 'true' : null),
  name: (value) => value || null,
  connectionTimeout: milliseconds,
  socketTimeout: milliseconds,
}

function option(name: string, value: string): boolean | string | number {
  const read = options[name]
  if (!read) throw wrong(`“${name}” is no option`, `use one of ${Object.keys(options).join(', ')}`)
  return (
    read(value) ?? fail(wrong(`“${value}” is no value of ${name}`, 'such as ignoreTLS=true or socketTimeout=600000'))
  )
}

function milliseconds(value: string): number | null {
  return Number(value) > 0 ? Number(value) : null
}

function plain(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw wrong('has a % that escapes nothing', 'write % itself as %25')
  }
}

function fail(error: Error): never {
  throw error
}

function wrong(message: string, fix = 'set it to smtps://user:password@host:465'): BadInput {
  return new BadInput({ rule: 'smtp', where: 'SMTP_URL', message, fix, fatal: true })
}
