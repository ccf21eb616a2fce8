import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stranger's server: answers every request, from anyone, and remembers that it was reached. */
export interface Elsewhere {
  readonly url: string;
  readonly webSocketUrl: string;
  /** A STUN server's address, on UDP. */
  readonly stunUrl: string;
  /** Connections and requests over TCP and packets over UDP, since the start or the last `reset`. */
  readonly contacts: () => number;
  /** Starts to count again, and ends connections, so that nothing can travel over an old one unseen. */
  readonly reset: () => void;
  close(): Promise<void>;
}

/** Starts it. A page at `url` is a page without any header, for a control: there, every way out is open. */
export async function startElsewhere(): Promise<Elsewhere> {
  let contacts = 0;
  const server = createServer((_request, response) => {
    contacts++;
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/html' }).end('<!doctype html>');
  });
  server.on('connection', () => contacts++);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const stun = createSocket('udp4', () => contacts++);
  stun.bind(0);
  await once(stun, 'listening');

  return {
    url: `http://127.0.0.1:${port.toString()}`,
    webSocketUrl: `ws://127.0.0.1:${port.toString()}`,
    stunUrl: `stun:127.0.0.1:${stun.address().port.toString()}`,
    contacts: () => contacts,
    reset: () => {
      server.closeAllConnections();
      contacts = 0;
    },
    async close() {
      stun.close();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
