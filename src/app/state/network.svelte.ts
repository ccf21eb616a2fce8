import { summarise, type ObservedRequest, type RequestSummary } from '../../tracing';
import type { Services } from '../ports';
import { folderOf } from '../route';

/** The requests of all contexts since they were started, newest first. */
export class Network {
  /** The folder that the app is served from. */
  readonly base = folderOf(document.baseURI);
  #requests = $state.raw<readonly ObservedRequest[]>([]);
  readonly #summary = $derived(summarise(this.#requests, this.base));

  constructor(collectRequests: Services['collectRequests']) {
    collectRequests((fresh) => {
      this.#requests = [...this.#requests, ...fresh].sort((a, b) => b.at - a.at);
    });
  }

  get requests(): readonly ObservedRequest[] {
    return this.#requests;
  }

  get summary(): RequestSummary {
    return this.#summary;
  }
}
