import '../shared/zod-without-eval';
import { mount } from 'svelte';
import { observeRequests } from '../tracing';
import { openVault } from '../vault';
import App from './App.svelte';
import CannotStart from './CannotStart.svelte';
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
import './styles/tables.css';

observeRequests('page');

const target = document.querySelector('#app');
if (target === null) throw new Error('index.html has no #app');

const shell = new Shell();
const activate = registerServiceWorker({
  onUpdateReady: () => {
    shell.updateReady(activate);
  },
  onUnavailable: (reason) => {
    shell.offlineUnavailable(reason);
  },
});

const vault = await openVault((error) => {
  shell.storageClosed(error);
});
if (vault.ok) {
  const app = new AppState(createServices(vault.value), shell);
  mount(App, { target, props: { app } });
  void app.start();
  onLaunchedFiles((files) => {
    location.hash = '#/documents';
    void app.library.add(files);
  });
} else {
  mount(CannotStart, { target, props: { error: vault.error } });
}
