import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpServer } from './server.ts'

/** A connection ready for messages: greeted, encrypted and logged in as the server's address asks. */
export interface SmtpConnection {
  alive(): boolean
  /** How many messages the server took over it. */
  sent(): number
  /** The server's answer, or an error of nodemailer. */
  send(envelope: { from: string; to: string[] }, message: Uint8Array): Promise<string>
  /** Whether the last byte of the latest message was handed to the network. */
  handedOver(): boolean
  /** Clears what an unfinished message left; where that fails, the connection is closed. */
  reset(): Promise<void>
  quit(): Promise<void>
}

/** Ten minutes is what RFC 5321 (4.5.3.2.6) grants a server that thinks about a message; less makes doubt. */
const timeouts = {
  connectionTimeout: 60_000,
  greetingTimeout: 60_000,
  socketTimeout: 600_000,
  socketCloseTimeout: 1_000,
}

export async function connectSmtp({ host, port, secure, auth, options }: SmtpServer): Promise<SmtpConnection> {
  let [sent, handedOver] = [0, false]
  const connection = new SMTPConnection({
    ...timeouts,
    ...options,
    host,
    port,
    secure,
    requireTLS: !secure && !options.ignoreTLS,
    logger: logOf(() => {
      handedOver = true
    }),
  })
  await ready(connection, auth, options.connectionTimeout ?? timeouts.connectionTimeout)
  return {
    alive: () => !connection.destroyed,
    sent: () => sent,
    handedOver: () => handedOver,
    send: ({ from, to }, message) => {
      handedOver = false
      // A copy: nodemailer notes on the envelope what was answered to it, and would believe it the next time.
      const envelope = { from, to: [...to] }
      return new Promise((resolve, reject) =>
        connection.send(envelope, Buffer.from(message), (error, info) => {
          if (error) return reject(error)
          sent += 1
          resolve(info.response)
        }),
      )
    },
    reset: async () => {
      if (connection.destroyed) return
      const cleared = await new Promise<boolean>((resolve) => {
        connection.once('end', () => resolve(false))
        connection.reset((error) => resolve(!error))
      })
      if (!cleared) connection.close()
    },
    quit: async () => {
      if (connection.destroyed) return
      await within(
        2_000,
        new Promise<void>((resolve) => {
          connection.once('end', resolve)
          connection.quit()
        }),
      ).catch(() => {})
      connection.close()
    },
  }
}

/** Connected and logged in within the time given, or an error; a connection that fails later has no one to tell but `send`. */
async function ready(connection: SMTPConnection, auth: SmtpServer['auth'], timeoutMs: number): Promise<void> {
  let fail: (error: Error) => void = () => {}
  connection.on('error', (error: Error) => fail(error))
  const connected = new Promise<void>((resolve, reject) => {
    fail = reject
    connection.connect((error) => (error ? reject(error) : resolve()))
  })
  const loggedIn = connected.then(
    () =>
      new Promise<void>((resolve, reject) => {
        fail = reject
        if (auth === null || !connection.allowsAuth) resolve()
        else connection.login(auth, (error) => (error ? reject(error) : resolve()))
      }),
  )
  try {
    await within(timeoutMs, loggedIn)
  } catch (error) {
    connection.close()
    throw error
  }
}

async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })), timeoutMs)
  })
  return await Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** nodemailer's log has a line for each message whose last byte it wrote; its errors alone do not tell before from after. */
function logOf(written: () => void) {
  const note = (data: unknown) => {
    const { tnx, outByteCount } = (data ?? {}) as { tnx?: string; outByteCount?: number }
    if (tnx === 'message' && typeof outByteCount === 'number') written()
  }
  return { level: () => {}, trace: note, debug: note, info: note, warn: note, error: note, fatal: note }
}
