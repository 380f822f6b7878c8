import { BadInput } from '../../model/problem.ts'
import type { Transport } from './transport.ts'

interface Setup {
  folder: string
  environment: NodeJS.ProcessEnv
}

/** Every transport by its name. A new one is a file and a line here; the contract suite runs it. */
const transports: Record<string, (setup: Setup) => Promise<Transport>> = {
  file: async ({ folder }) => (await import('./file.ts')).fileTransport(folder),
  smtp: async ({ environment }) => (await import('./smtp.ts')).smtpTransport(smtpUrl(environment)),
}

export const transportNames = Object.keys(transports)

export async function openTransport(name: string, setup: Setup): Promise<Transport> {
  const open = transports[name]
  if (open) return await open(setup)
  throw new BadInput({
    rule: 'transport',
    where: '--transport',
    message: `“${name}” is unknown`,
    fix: `use one of ${transportNames.join(', ')}`,
    fatal: true,
  })
}

function smtpUrl(environment: NodeJS.ProcessEnv): string {
  const url = environment.SMTP_URL
  if (url && /^smtps?:\/\/./.test(url)) return url
  throw new BadInput({
    rule: 'smtp',
    where: 'SMTP_URL',
    message: url ? 'is no smtp address' : 'is not set',
    fix: 'set it to smtps://user:password@host:465',
    fatal: true,
  })
}
