import { BadInput } from '../../model/problem.ts'
import type { Transport } from './transport.ts'

interface Setup {
  folder: string
  environment: NodeJS.ProcessEnv
}

interface Kind {
  /** Whether messages reach people. One that does not is a rehearsal, and the ledger hears nothing of it. */
  delivers: boolean
  open(setup: Setup): Promise<Transport>
}

/** Every transport by its name. A new one is a file and a line here; the contract suite runs it. */
const transports: Record<string, Kind> = {
  file: { delivers: false, open: async ({ folder }) => (await import('./file.ts')).fileTransport(folder) },
  smtp: {
    delivers: true,
    open: async ({ environment }) => (await import('./smtp.ts')).smtpTransport(environment.SMTP_URL),
  },
}

export const transportNames = Object.keys(transports)

export async function openTransport(name: string, setup: Setup): Promise<Transport> {
  return await kindOf(name).open(setup)
}

export function delivers(name: string): boolean {
  return kindOf(name).delivers
}

function kindOf(name: string): Kind {
  const kind = transports[name]
  if (kind) return kind
  throw new BadInput({
    rule: 'transport',
    where: '--transport',
    message: `“${name}” is unknown`,
    fix: `use one of ${transportNames.join(', ')}`,
    fatal: true,
  })
}
