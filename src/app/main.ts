import { mount, unmount } from 'svelte';
import { observeRequests } from '../tracing';
import { readSentinel, rememberVault, VaultClient } from '../vault';
import App from './App.svelte';
import { enter, type ReadyVault } from './boot';
import { deployment } from './deployment';
import { onLaunchedFiles } from './launched-files';
import { registerServiceWorker } from './service-worker-client';
import { createServices } from './services';
import { AppState } from './state/app-state';
import { Shell } from './state/shell.svelte';
import './styles/base.css';
import './styles/shell.css';
import './styles/documents.css';
import './styles/document.css';
import './styles/packs.css';
import './styles/review.css';
import './styles/settings.css';
import './styles/tables.css';

observeRequests('page');

function findTarget(): Element {
  const found = document.querySelector('#app');
  if (found === null) throw new Error('index.html has no #app');
  return found;
}

const target = findTarget();

const shell = new Shell();
const activate = registerServiceWorker({
  onUpdateReady: () => {
    shell.updateReady(activate);
  },
  onUnavailable: (reason) => {
    shell.offlineUnavailable(reason);
  },
});

const vault = new VaultClient();
vault.subscribe((event) => {
  if (event.kind === 'closed') shell.storageClosed(event.error);
});

function start(state: ReadyVault): void {
  rememberVault(state);
  const app = new AppState(createServices(vault), state, shell);
  mount(App, { target, props: { app } });
  void app.start();
  onLaunchedFiles((files) => {
    location.hash = '#/documents';
    void app.library.add(files);
  });
}

const entry = await enter(vault, readSentinel(), deployment);
if (entry.kind === 'ready') start(entry.state);
else {
  // Most people never see it.
  const { default: Entrance } = await import('./entrance/Entrance.svelte');
  const entrance = mount(Entrance, {
    target,
    props: {
      entry,
      vault,
      onReady: (state: ReadyVault) => {
        void unmount(entrance);
        start(state);
      },
    },
  });
}
