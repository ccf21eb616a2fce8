// The one worker whose response names destinations outside: see src/egress/headers.ts.
import '../src/shared/trusted-script-urls';
import { expose } from 'comlink';
import { build, deployment } from 'virtual:deployment';
import { entityPack } from 'virtual:entity-pack';
// Past the folders' indexes: those start workers, and a worker that contains itself can't be built.
import { GateEntrance } from '../src/egress/gate/entrance';
import { byWebLock } from '../src/egress/gate/exclusively';
import { send, testConnection } from '../src/egress/transport';
import { isOnThisDevice } from '../src/egress/wire/send-errors';
import { RedactionClient } from '../src/workflow/redaction/client';
import { observeRequests } from '../src/tracing';

observeRequests('gate');

// Held as long as the worker lives: whoever waits for this lock learns of its death, however it died.
void navigator.locks.request(self.name, () => new Promise(() => undefined));

// A worker of its own: what was redacted comes to the gate from there, not from the page.
const redaction = new RedactionClient();

expose(
  new GateEntrance({
    deployment,
    redact: ({ parts, policy, marks }, options) => redaction.redact(parts, { policy, marks, ...options }),
    send,
    testConnection,
    now: () => Date.now(),
    chance: () => Math.random(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    canReach: (destination) => navigator.onLine || isOnThisDevice(destination),
    exclusively: byWebLock,
    versions: { app: build, entityManifest: entityPack?.manifestSha256 ?? null },
  }),
);
