import { observedRequest, type ObservedRequest, type RequestSource } from './observed-request';

const channelName = 'stayput-requests';

/** A context keeps this many of its requests, so that a page that opens later can ask for them. */
const keptRequests = 2000;

type Message = { readonly kind: 'ask' } | { readonly kind: 'seen'; readonly requests: readonly ObservedRequest[] };

/**
 * Tells every open page which requests this context makes, from its first one on. Call it once, first thing, in the
 * page and in each worker.
 */
export function observeRequests(from: RequestSource): void {
  const channel = new BroadcastChannel(channelName);
  const context = crypto.randomUUID();
  const seen: ObservedRequest[] = [];
  let hasNavigation = false;
  let count = 0;

  const nextId = (): string => {
    count += 1;
    return `${context}/${count.toString()}`;
  };
  const tell = (requests: readonly ObservedRequest[]): void => {
    if (requests.length === 0) return;
    seen.push(...requests);
    seen.splice(0, seen.length - keptRequests);
    post(channel, { kind: 'seen', requests });
  };

  // Chromium hands the page's own navigation over twice: as buffered, and when the page has loaded.
  const isRepeated = ({ entryType }: PerformanceEntry): boolean => {
    if (entryType !== 'navigation') return false;
    const isSecond = hasNavigation;
    hasNavigation = true;
    return isSecond;
  };

  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'ask') post(channel, { kind: 'seen', requests: seen });
  });

  const observer = new PerformanceObserver((list) => {
    const timings = list
      .getEntries()
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter((entry) => !isRepeated(entry));
    const { timeOrigin } = performance;
    tell(timings.map((timing) => observedRequest(timing, { id: nextId(), from, timeOrigin })));
  });
  observer.observe({ type: 'resource', buffered: true });
  if (from === 'page') observer.observe({ type: 'navigation', buffered: true });

  globalThis.addEventListener('securitypolicyviolation', (event: Event) => {
    if (!(event instanceof SecurityPolicyViolationEvent)) return;
    const { blockedURI, disposition, effectiveDirective } = event;
    // "inline" and "eval" are refusals, too, but of code, not of a request.
    if (disposition !== 'enforce' || !blockedURI.includes(':')) return;
    const initiator = `refused by ${effectiveDirective}`;
    const nothing = { bytes: 0, isFromCache: false, outcome: 'refused' } as const;
    tell([{ id: nextId(), url: blockedURI, from, at: Date.now(), initiator, ...nothing }]);
  });
}

/**
 * Hands over the requests of all contexts, each once, in the order in which they become known: first what the running
 * contexts remember, then what happens. Returns the function that stops it.
 */
export function collectRequests(onRequests: (requests: readonly ObservedRequest[]) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  const known = new Set<string>();
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind !== 'seen') return;
    const fresh = data.requests.filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    if (fresh.length > 0) onRequests(fresh);
  });
  post(channel, { kind: 'ask' });
  return () => {
    channel.close();
  };
}

function post(channel: BroadcastChannel, message: Message): void {
  channel.postMessage(message);
}
