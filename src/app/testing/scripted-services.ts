import type { ImportSource, ModelStatus, UpdateStatus } from '../../models';
import { err, ok } from '../../shared/result';
import { insurancePack } from '../../tasks';
import type { FieldValue, Reading } from '../../understanding';
import { VaultClient } from '../../vault';
import type { ReadyVault } from '../boot';
import type { DeviceModelPort, ReadOptions, Services } from '../ports';

/** A device model whose status a test sets by hand. */
export class ScriptedModel implements DeviceModelPort {
  readonly card = {
    id: 'scripted@1.0.0',
    name: 'Scripted',
    version: '1.0.0',
    tier: 'device',
    engine: 'scripted',
    contextTokens: 1000,
    capabilities: { score: true, tokenLogProbabilities: true, spanConstraint: true, jsonConstraint: false },
  } as const;
  readonly summary = null;
  update: UpdateStatus | null = null;
  isElsewhere = false;
  /** What was given to be imported. */
  readonly imported: ImportSource[] = [];
  readonly #listeners = new Set<(status: ModelStatus) => void>();
  #status: ModelStatus;

  constructor(status: ModelStatus) {
    this.#status = status;
  }

  get status(): ModelStatus {
    return this.#status;
  }

  set(status: ModelStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }

  subscribe(listener: (status: ModelStatus) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#status);
    return () => this.#listeners.delete(listener);
  }

  check(): Promise<void> {
    return Promise.resolve();
  }

  load() {
    this.set(ready);
    return Promise.resolve(ok(ready.choice));
  }

  cancel(): void {
    this.set(absent);
  }

  fetchUpdate(): Promise<void> {
    this.update = null;
    this.set(this.#status);
    return Promise.resolve();
  }

  importPack(source: ImportSource) {
    this.imported.push(source);
    this.set({ ...absent, cachedBytes: absent.downloadBytes });
    return Promise.resolve(ok(null));
  }

  remove(): Promise<void> {
    this.set(absent);
    return Promise.resolve();
  }

  generate() {
    return Promise.resolve(notScripted);
  }

  score() {
    return Promise.resolve(notScripted);
  }

  countTokens() {
    return Promise.resolve(notScripted);
  }
}

const notScripted = err({ code: 'unsupported', message: 'Not scripted.', canRetry: false } as const);

export const absent = { phase: 'absent', downloadBytes: 197_000_000, cachedBytes: 0 } as const;

export const ready = {
  phase: 'ready',
  choice: {
    engine: 'transformers.js/wasm',
    reason: 'No usable GPU.',
    threads: 2,
    memoryBytes: null,
    selfTest: { outcome: 'no-known-answers' },
    loadSeconds: 3,
  },
} as const;

/** Services on the real vault, emptied first, with a reader of plain text and a scripted way of reading. */
export async function scriptedServices(
  model: ScriptedModel,
  readDocument: Services['readDocument'] = (_model, _pack, text) => Promise.resolve(ok(readingOf(text))),
): Promise<Services> {
  const vaultControl = await emptyVault();
  return {
    vault: vaultControl.records,
    vaultControl,
    reader: {
      read: async (file) => {
        if (!file.name.endsWith('.txt')) return err({ code: 'unsupported-type', message: 'Only TXT works here.' });
        const text = await file.text();
        const pages = [{ start: 0, end: text.length, width: 0, height: 0 }];
        const bytes = new TextEncoder().encode(text);
        return ok({
          content: { mediaType: 'text/plain', text, pages, runs: [] },
          bytes,
          attachments: [],
          leftOut: null,
        });
      },
      renderPage: () => Promise.resolve(err({ code: 'not-a-pdf', message: 'Only text works here.' } as const)),
    },
    model,
    builtInPacks: [insurancePack],
    readDocument,
    loadRedaction: () => Promise.reject(new Error('Not scripted.')),
    loadGate: () => Promise.reject(new Error('Not scripted.')),
    loadNormaliser: () => Promise.resolve((_type, quote) => quote.toLowerCase()),
    listSamples: () => Promise.resolve(ok(['one.txt', 'two.txt'])),
    fetchSample: (name) => Promise.resolve(ok(new File([`sample ${name}`], name))),
    collectRequests: () => () => undefined,
  };
}

/** A vault in open mode. */
export const openState: ReadyVault = {
  phase: 'ready',
  vaultId: 'scripted',
  mode: 'open',
  waysIn: [],
  keyCreatedAt: 0,
  isResealing: false,
};

/** A new vault in open mode, behind its real worker. What was stored before is gone. */
async function emptyVault(): Promise<VaultClient> {
  for (const client of clients.splice(0)) client.end();
  const old = new VaultClient();
  await old.erase();
  old.end();
  const vault = new VaultClient();
  clients.push(vault);
  const created = await vault.create({ mode: 'open' });
  if (!created.ok) throw new Error(created.error.message);
  return vault;
}

/** Those of tests that are over: they would keep the database from being erased. */
const clients: VaultClient[] = [];

/** A way of reading that a test finishes by hand, one document after the other. */
export function readingByHand() {
  const begun: { text: string; options: ReadOptions; finish: () => void }[] = [];
  const readDocument: Services['readDocument'] = (_model, _pack, text, options) =>
    new Promise((resolve) => {
      options.signal?.addEventListener('abort', () => {
        resolve(err({ code: 'cancelled', message: 'Stopped.', canRetry: true }));
      });
      const finish = (): void => {
        resolve(ok(readingOf(text)));
      };
      begun.push({ text, options, finish });
    });
  return { begun, readDocument };
}

/** Finds "PM-4" as the policy number, and nothing else. */
export function readingOf(text: string): Reading {
  const start = text.indexOf('PM-4');
  const found: FieldValue | null = start < 0 ? null : { start, end: start + 4, quote: 'PM-4', value: 'PM-4' };
  return {
    packId: insurancePack.id,
    packVersion: insurancePack.version,
    intent: {
      label: 'new_claim',
      confidence: 0.82,
      ranking: [
        { label: 'new_claim', confidence: 0.82 },
        { label: 'claim_status', confidence: 0.1 },
        { label: 'cancellation', confidence: 0.05 },
        { label: 'none', confidence: 0.02 },
        { label: 'billing_question', confidence: 0.01 },
      ],
    },
    fields: insurancePack.fields.map(({ name }) => ({
      name,
      found: name === 'policy_number' ? found : null,
      confidence: 0.7,
      reason: 'It stands after "policy".',
    })),
    engine: 'scripted',
    model: 'scripted@1.0.0',
    seconds: 1.5,
    windows: 1,
  };
}
