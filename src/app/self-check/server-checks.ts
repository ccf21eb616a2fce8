import { headersFor, type Destination } from '../../egress';
import { fails, holds, untold, type Check, type Finding } from './check';

/** What a response said, as far as it is compared. */
export interface Seen {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
}

/** Where to ask, and what for. */
export interface ServerPlaces {
  /** Asks the server itself, past what this browser keeps. It rejects when there is no network. */
  readonly ask: (path: string) => Promise<Seen>;
  /** The response that the service worker would give without a network; null when nothing is kept. */
  readonly kept: (path: string) => Promise<Seen | null>;
  /** Paths of the scripts of workers: that of the gate, and that of one which may reach nothing. */
  readonly gateScript: string;
  readonly workerScript: string;
  /** Those that this version of the app was built with. */
  readonly destinations: readonly Destination[];
}

/** There is nothing at this address, and it looks like a part of the app: the Network page needs no other reason for it. */
const nothingHere = '/assets/nothing-here';

const advice =
  'Whoever runs this server has to send the headers of this version: “npm run headers” emits the configuration. ' +
  'If a new version of Stayput is waiting, switch to it first.';

/** Compares the headers of responses with those that the app was made for. */
export function serverChecks({ ask, kept, gateScript, workerScript, destinations }: ServerPlaces): readonly Check[] {
  const compared = (path: string, seen: Seen): Finding => findingOf(differing(path, seen, destinations));
  const ofServer = (id: string, title: string, meaning: string, path: string): Check => ({
    id,
    title,
    meaning,
    needsServer: true,
    attempt: async () => {
      const seen = await ask(path).catch(() => null);
      if (seen === null) return untold('The server could not be asked.', 'Connect to the network and check again.');
      // A proxy that asks for a login, say.
      if (seen.status >= 500 || seen.status === 401) {
        return untold(`The server answered with the error ${seen.status.toString()}.`, 'Check again later.');
      }
      return compared(path, seen);
    },
  });
  return [
    ofServer(
      'page-headers',
      'Headers of the page',
      'They let the page load from and connect to this address only, and keep other pages out of it.',
      '/',
    ),
    ofServer(
      'worker-headers',
      'Headers of a worker’s script',
      'A worker has the rules that came with its script, not those of the page: without them it could send anything anywhere.',
      workerScript,
    ),
    ofServer(
      'gate-headers',
      'Headers of the gate’s script',
      destinations.length === 0
        ? 'The gate is the only part that could have another destination; this deployment names none.'
        : 'The gate is the only part that may reach this deployment’s destinations, and nothing beside them.',
      gateScript,
    ),
    ofServer(
      'missing-headers',
      'Headers of an error page',
      'A single response of this address without rules, even an error, is a way out for a hostile script.',
      nothingHere,
    ),
    ofServer(
      'service-worker-headers',
      'Headers of the service worker’s script',
      'The service worker starts Stayput without a network; it may not connect anywhere else either.',
      '/service-worker.js',
    ),
    {
      id: 'kept-headers',
      title: 'Headers of what is kept for offline use',
      meaning: 'A page that starts without a network has the rules that it was kept with.',
      needsServer: false,
      attempt: async () => {
        const copies = await Promise.all(
          ['/index.html', gateScript].map(async (path) => [path, await kept(path)] as const),
        );
        const found = copies.flatMap(([path, seen]) => (seen === null ? [] : differing(path, seen, destinations)));
        if (copies.some(([, seen]) => seen === null)) return untold('Nothing is kept for offline use yet.');
        return found.length === 0
          ? holds('What is kept has all headers that this version was made for.')
          : fails(
              `What is kept lacks these headers, or has others: ${found.join(', ')}.`,
              'Connect to the network, reload Stayput, and switch to the new version when it is offered.',
            );
      },
    },
  ];
}

/** How long a copy is kept protects nothing, and an error has another rule for it. */
function differing(path: string, { headers }: Seen, destinations: readonly Destination[]): readonly string[] {
  return Object.entries(headersFor(path, destinations))
    .filter(([name, value]) => name !== 'Cache-Control' && headers.get(name) !== value)
    .map(([name]) => name);
}

function findingOf(names: readonly string[]): Finding {
  if (names.length === 0) return holds('All headers are there, as this version was made for.');
  return fails(`These headers are missing, or have another value: ${names.join(', ')}.`, advice);
}
