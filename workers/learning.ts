import '../src/shared/trusted-script-urls';
import { expose } from 'comlink';
// Past the folder's index: that starts workers, and a worker that contains itself can't be built.
import { LearningHost } from '../src/workflow/trust/learning-host';
import { observeRequests } from '../src/tracing';

observeRequests('learning');

// Held as long as the worker lives: whoever waits for this lock learns of its death, however it died.
void navigator.locks.request(self.name, () => new Promise(() => undefined));

expose(new LearningHost());
