import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { type AddressInfo, connect, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One answerer on loopback behind every official-looking name, reached as on any machine behind a proxy. */
export interface Origin {
  /** For `HTTPS_PROXY`: whatever host is asked, the answerer gets the request. */
  proxy: string
  /** The same answers without TLS and proxy, for peers that need neither. */
  plain: string
  /** For `NODE_EXTRA_CA_CERTS`. */
  caFile: string
  close(): void
}

export async function startOrigin(answer: RequestListener): Promise<Origin> {
  const { folder, key, cert } = certificates()
  const secure = createServer({ key, cert }, answer)
  const plain = createHttpServer(answer)
  const [securePort, plainPort] = [await listening(secure), await listening(plain)]
  const proxy = createHttpServer()
  proxy.on('connect', (_, socket) => {
    const onward = connect(securePort, '127.0.0.1', () => socket.write('HTTP/1.1 200 Connection established\r\n\r\n'))
    socket.pipe(onward).pipe(socket)
    for (const end of [socket, onward]) end.on('error', () => end.destroy())
  })
  const proxyPort = await listening(proxy)
  return {
    proxy: `http://127.0.0.1:${proxyPort}`,
    plain: `http://127.0.0.1:${plainPort}`,
    caFile: join(folder, 'ca.pem'),
    close: () => {
      for (const server of [secure, plain, proxy]) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** An authority of this run's own and its certificate for every name of the bench. */
function certificates() {
  const folder = mkdtempSync(join(tmpdir(), 'hayami-bench-'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  openssl('req', '-x509', ...curve, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=bench')
  openssl('req', ...curve, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=vendor.example')
  writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:vendor.example,DNS:*.vendor.example')
  openssl(
    ...['x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-days', '2'],
    ...['-extfile', 'names', '-out', 'server.pem'],
  )
  const read = (name: string) => readFileSync(join(folder, name))
  return { folder, key: read('server.key'), cert: read('server.pem') }
}
