/* eslint-disable no-restricted-globals, no-restricted-properties -- that the browser refuses these is what is tried */
import { drillHost, type Told, type Way } from './way';

/** A harmless text: no word of it comes from a document. */
const marker = 'stayput leak drill';

/** Candidates are gathered so long at most. */
const gatheringMs = 2500;

/** Ways out that a script opens by a call. */
export const connectionWays: readonly Way[] = [
  {
    id: 'fetch',
    title: 'fetch',
    isReported: true,
    attempt: ({ url, signal }) =>
      tried(fetch(url, { method: 'POST', mode: 'no-cors', body: marker, cache: 'no-store', signal })),
  },
  {
    id: 'xhr',
    title: 'XMLHttpRequest',
    isReported: true,
    attempt: ({ url, signal }) => {
      const request = new XMLHttpRequest();
      request.open('POST', url);
      request.send(marker);
      closeAtEnd(signal, () => {
        request.abort();
      });
      return 'tried';
    },
  },
  {
    id: 'beacon',
    title: 'navigator.sendBeacon',
    isReported: true,
    attempt: ({ url }) => (navigator.sendBeacon(url, marker) ? 'tried' : 'refused'),
  },
  {
    id: 'websocket',
    title: 'WebSocket',
    isReported: true,
    attempt: ({ url, signal }) => {
      const socket = new WebSocket(url.replace('https:', 'wss:'));
      closeAtEnd(signal, () => {
        socket.close();
      });
      return 'tried';
    },
  },
  {
    id: 'events',
    title: 'EventSource',
    isReported: true,
    attempt: ({ url, signal }) => {
      const source = new EventSource(url);
      closeAtEnd(signal, () => {
        source.close();
      });
      return 'tried';
    },
  },
  {
    id: 'webtransport',
    title: 'WebTransport',
    isReported: true,
    attempt: ({ url, signal }) => {
      if (!('WebTransport' in globalThis)) return 'absent';
      const transport = new WebTransport(url);
      void tried(transport.closed);
      closeAtEnd(signal, () => {
        transport.close();
      });
      return tried(transport.ready);
    },
  },
  {
    id: 'webrtc',
    title: 'WebRTC, through a STUN server',
    isReported: false,
    attempt: async ({ signal }) => {
      if (!('RTCPeerConnection' in globalThis)) return 'absent';
      const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${drillHost}:3478` }] });
      closeAtEnd(signal, () => {
        connection.close();
      });
      const gathered = gatheredBy(connection);
      connection.createDataChannel('drill');
      await connection.setLocalDescription(await connection.createOffer());
      return gathered;
    },
  },
];

/** A candidate of another kind than `host` was heard of from outside; an error of the server means that it was looked for. */
function gatheredBy(connection: RTCPeerConnection): Promise<Told> {
  return new Promise((resolve) => {
    connection.onicecandidate = ({ candidate }) => {
      if (candidate === null) resolve('untold');
      else if (candidate.type !== null && candidate.type !== 'host') resolve('open');
    };
    connection.onicecandidateerror = () => {
      resolve('open');
    };
    setTimeout(() => {
      resolve('untold');
    }, gatheringMs);
  });
}

/** What becomes of a promise says nothing: a name that nobody has fails as a refusal does. */
function tried(attempt: Promise<unknown>): Promise<Told> {
  return attempt.then(
    () => 'tried',
    () => 'tried',
  );
}

function closeAtEnd(signal: AbortSignal, close: () => void): void {
  signal.addEventListener('abort', () => {
    try {
      close();
    } catch {
      // It never was open.
    }
  });
}
