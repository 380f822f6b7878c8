import { setImmediate } from 'node:timers/promises'
import type { Problem } from '../../model/problem.ts'
import { toEml } from '../mail/eml.ts'
import type { Message } from '../mail/message.ts'
import { connectSmtp, type SmtpConnection } from './smtp/connection.ts'
import { smtpServer } from './smtp/server.ts'
import { hungUp, whyNoConnection, whyNotSent } from './smtp/verdict.ts'
import type { Outcome, Transport } from './transport.ts'

/** Over one connection, one message after the other, so that every answer is known to be to that message. */
export function smtpTransport(url: string | undefined): Transport {
  const server = smtpServer(url)
  let connection: SmtpConnection | null = null
  const open = async (): Promise<Problem | null> => {
    if (connection?.alive()) return null
    try {
      connection = await connectSmtp(server)
      return null
    } catch (error) {
      return whyNoConnection(error, server)
    }
  }
  const deliver = async (message: Message): Promise<Outcome> => {
    const worked = connection?.alive() ? connection.sent() : 0
    const stop = await open()
    if (stop || !connection) return { kind: 'later', detail: stop?.message ?? '', ...(stop ? { stop } : {}) }
    const eml = await toEml(message)
    const outcome = await handOver(connection, message, eml)
    const lost = outcome.kind === 'later' && outcome.stop?.rule === hungUp
    // A server may end a connection that served well; nothing of this message had left, and a new one is free to take it.
    return lost && worked > 0 ? await deliver(message) : outcome
  }
  return {
    name: 'smtp',
    open,
    deliver,
    close: async () => await connection?.quit(),
  }
}

async function handOver(connection: SmtpConnection, message: Message, eml: Uint8Array): Promise<Outcome> {
  try {
    const response = await connection.send(message.envelope, eml)
    // An answer too many shows itself now, and ends the connection, instead of passing for one to the next message.
    await setImmediate()
    return { kind: 'sent', detail: response.split('\n')[0] ?? '' }
  } catch (error) {
    const outcome = whyNotSent(error, connection.handedOver())
    await connection.reset()
    return outcome
  }
}
