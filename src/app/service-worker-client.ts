const patienceMs = 5000;

export interface ServiceWorkerListener {
  /** A new version is on this device and waits for the person's agreement; called again if they let it lie. */
  onUpdateReady(): void;
  /** The app will not start without a network. `reason` is a sentence for a person. */
  onUnavailable?(reason: string): void;
}

/**
 * Registers the service worker, which makes the app start without a network.
 *
 * @returns a function that switches to the new version and reloads the page; call it only after `onUpdateReady` and
 *   with the person's agreement, because what the page holds in memory is gone then.
 */
export function registerServiceWorker(listener: ServiceWorkerListener): () => void {
  const reload = (): void => {
    location.reload();
  };
  // While developing, a cached page would hide every change.
  if (!import.meta.env.PROD) return reload;
  if (!('serviceWorker' in navigator)) {
    listener.onUnavailable?.(
      'This browser cannot keep the app for use without a network. It works while you are online.',
    );
    return reload;
  }

  let waiting: ServiceWorker | null = null;
  let isActivating = false;
  let wasControlled = navigator.serviceWorker.controller !== null;

  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isActivating) reload();
    // Another tab switched to the new version; this one still shows the old.
    else if (wasControlled) listener.onUpdateReady();
    waiting = null;
    wasControlled = true;
  });

  const announce = (registration: ServiceWorkerRegistration): void => {
    if (registration.waiting === null || navigator.serviceWorker.controller === null) return;
    waiting = registration.waiting;
    listener.onUpdateReady();
  };

  navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).then(
    (registration) => {
      announce(registration);
      registration.addEventListener('updatefound', () => {
        const installing = registration.installing;
        installing?.addEventListener('statechange', () => {
          if (installing.state === 'installed') announce(registration);
        });
      });
      // An installed app may stay open for days.
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
      });
    },
    () => {
      listener.onUnavailable?.(
        'The app could not be kept for use without a network. It works while you are online; reload to try again.',
      );
    },
  );

  return () => {
    if (waiting === null) {
      reload();
      return;
    }
    isActivating = true;
    waiting.postMessage('activate');
    // The old version first finishes what it is answering. If that takes long, a reload ends it; the person is at
    // worst asked once more.
    setTimeout(reload, patienceMs);
  };
}
