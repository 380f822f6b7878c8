import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

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
    const host = (request.headers.host ?? '').replace(/:\d+$/, '')
    const foreign = host !== '127.0.0.1' && host !== 'localhost'
    const page =
      foreign || request.method !== 'GET'
        ? { status: 403, type: 'text/plain', body: 'GET on localhost only\n' }
        : await answer(new URL(request.url ?? '/', 'http://localhost').pathname)
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
