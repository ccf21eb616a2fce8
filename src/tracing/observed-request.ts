import { reasonFor } from './request-reason';

/** The contexts that can ask for something: the page, and each worker. */
export type RequestSource =
  'page' | 'inference' | 'documents' | 'redaction' | 'vault' | 'gate' | 'evaluation' | 'learning' | 'service-worker';

/** One request as the browser's own resource timing, or a refusal as its security policy reported it. */
export interface ObservedRequest {
  /** Unique over all contexts. */
  readonly id: string;
  readonly url: string;
  readonly from: RequestSource;
  /** When it started, in epoch milliseconds. */
  readonly at: number;
  /** What came over the network, headers too; 0 when nothing did, or when another origin hides it. */
  readonly bytes: number;
  /** A guess: there was a body, and none of it came over the network. */
  readonly isFromCache: boolean;
  /** What asked for it, in the browser's words: `fetch`, `script`, `navigation`. */
  readonly initiator: string;
  /** `refused`: the browser stopped it before it left. */
  readonly outcome: 'sent' | 'refused';
}

/** The part of PerformanceResourceTiming that is read here. */
export interface ResourceTiming {
  readonly name: string;
  readonly startTime: number;
  readonly transferSize: number;
  readonly encodedBodySize: number;
  readonly initiatorType: string;
}

/** Turns a timing entry into a request. `timeOrigin` is the context's `performance.timeOrigin`. */
export function observedRequest(
  timing: ResourceTiming,
  context: { readonly id: string; readonly from: RequestSource; readonly timeOrigin: number },
): ObservedRequest {
  return {
    id: context.id,
    url: timing.name,
    from: context.from,
    at: Math.round(context.timeOrigin + timing.startTime),
    bytes: timing.transferSize,
    isFromCache: timing.transferSize === 0 && timing.encodedBodySize > 0,
    initiator: timing.initiatorType,
    outcome: 'sent',
  };
}

/** What a person wants to know of all requests at once. */
export interface RequestSummary {
  readonly count: number;
  readonly bytes: number;
  /** Requests to another origin that the browser did not refuse. Must be 0. */
  readonly leftOrigin: number;
  /** Requests of this origin that Stayput has no reason to make. */
  readonly unexplained: number;
  readonly refused: number;
}

/** Counts requests. A refused URL that also has a timing entry from the same context did not leave. */
export function summarise(requests: readonly ObservedRequest[], base: string): RequestSummary {
  const refused = new Set(requests.filter(isRefused).map(contextAndUrl));
  const sent = requests.filter((request) => !isRefused(request) && !refused.has(contextAndUrl(request)));
  const kinds = sent.map((request) => reasonFor(request.url, base).kind);
  return {
    count: sent.length,
    bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0),
    leftOrigin: kinds.filter((kind) => kind === 'other-origin').length,
    unexplained: kinds.filter((kind) => kind === 'unknown').length,
    refused: refused.size,
  };
}

function isRefused(request: ObservedRequest): boolean {
  return request.outcome === 'refused';
}

function contextAndUrl(request: ObservedRequest): string {
  return `${request.from} ${request.url}`;
}
