import { join } from 'node:path'
import { writeWhole } from '../files.ts'
import { toEml } from '../mail/eml.ts'
import type { Transport } from './transport.ts'

/** A rehearsal: each message as a file in a folder, named by its identity, so that twice the same message is one file. */
export function fileTransport(folder: string): Transport {
  return {
    name: 'file',
    open: async () => null,
    deliver: async (message) => {
      const path = join(folder, `${message.messageId.replace(/^<|@.*$/g, '')}.eml`)
      writeWhole(path, await toEml(message))
      return { kind: 'sent', detail: path }
    },
    close: async () => {},
  }
}
