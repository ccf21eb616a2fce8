/** What several tabs need to share one model: a way to talk, and a lock that only one of them holds. */
export interface TabPorts {
  /** This tab's name, unique among the tabs. */
  readonly self: string;
  post(message: unknown): void;
  /** Hears what other tabs post, not what this one does. */
  listen(listener: (message: unknown) => void): void;
  /** Asks for the lock and waits for it as long as this tab lives. */
  wait(events: { readonly onGranted: () => void; readonly onStolen: () => void }): void;
  /** Takes the lock from whoever holds it. */
  steal(): void;
}

const LOCK = 'stayput-model-owner';
/** Tabs of another version of the app speak another language: they share the lock, and hear nothing. */
const CHANNEL = 'stayput-model-tabs-1';

/** Broadcast Channel and Web Locks: the browser frees a lock whose tab was closed or crashed. */
export function browserTabs(): TabPorts {
  const channel = new BroadcastChannel(CHANNEL);
  let events: Parameters<TabPorts['wait']>[0] | null = null;
  const request = (options: LockOptions) =>
    navigator.locks
      .request(LOCK, options, () => {
        events?.onGranted();
        return new Promise<never>(() => undefined);
      })
      .catch(() => {
        // Only a theft ends a lock that is held for ever.
        events?.onStolen();
        void request({});
      });
  return {
    self: crypto.randomUUID(),
    post: (message) => {
      channel.postMessage(message);
    },
    listen: (listener) => {
      channel.addEventListener('message', ({ data }) => {
        listener(data);
      });
    },
    wait: (wanted) => {
      events = wanted;
      void request({});
    },
    steal: () => void request({ steal: true }),
  };
}
