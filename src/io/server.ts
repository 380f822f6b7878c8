import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { remark } from './print.ts'

export interface Page {
  status: number
  type: string
  body: string
}

export interface Server {
  url: string
  close(): Promise<void>
}

/** Serves pages on loopback only, and only to requests that name loopback: other sites' scripts cannot reach it by a name of theirs. */
export async function serveLocally(port: number, answer: (path: string) => Promise<Page>): Promise<Server> {
  const server = createServer(async (request, response) => {
    const page = await pageFor(request, answer)
    response.writeHead(page.status, {
      'content-type': `${page.type}; charset=utf-8`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    response.end(page.body)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: actual } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${actual}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A page for every request: a bad one, or a bug behind one, costs that request only. */
async function pageFor(
  { headers, method, url = '/' }: IncomingMessage,
  answer: (path: string) => Promise<Page>,
): Promise<Page> {
  const host = (headers.host ?? '').replace(/:\d+$/, '')
  if ((host !== '127.0.0.1' && host !== 'localhost') || method !== 'GET') return plain(403, 'GET on localhost only')
  if (!url.startsWith('/') || !URL.canParse(url, 'http://localhost')) return plain(400, 'no path of this server')
  try {
    return await answer(new URL(url, 'http://localhost').pathname)
  } catch (error) {
    remark(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return plain(500, 'this page failed; the terminal says why')
  }
}

function plain(status: number, text: string): Page {
  return { status, type: 'text/plain', body: `${text}\n` }
}
