import type { ImportSource, ModelStatus, PackSummary, UpdateStatus } from '../../models';
import type { DeviceModelPort } from '../ports';

/** The device's model as the pages see it. */
export class ModelState {
  readonly #model: DeviceModelPort;
  #status = $state.raw<ModelStatus>({ phase: 'checking' });
  #summary = $state.raw<PackSummary | null>(null);
  #update = $state.raw<UpdateStatus | null>(null);
  #isElsewhere = $state(false);
  #isPutOff = $state(false);
  #isKept = $state<boolean | null>(null);

  constructor(model: DeviceModelPort) {
    this.#model = model;
    model.subscribe((status) => {
      this.#status = status;
      this.#summary = model.summary;
      this.#update = model.update;
      this.#isElsewhere = model.isElsewhere;
    });
    void navigator.storage.persisted().then((answer) => {
      this.#isKept = answer;
    });
  }

  get status(): ModelStatus {
    return this.#status;
  }

  get summary(): PackSummary | null {
    return this.#summary;
  }

  get update(): UpdateStatus | null {
    return this.#update;
  }

  /** Whether the model runs in another tab of this browser. */
  get isElsewhere(): boolean {
    return this.#isElsewhere;
  }

  /** Whether the browser agreed not to delete what is here to make room; null until it has said so. */
  get isKept(): boolean | null {
    return this.#isKept;
  }

  /** Whether the person said "not now" to the download since the page was opened. */
  get isPutOff(): boolean {
    return this.#isPutOff;
  }

  /** Looks whether the model is here, and starts it if so. A download waits for the person. */
  async start(): Promise<void> {
    await this.#model.check();
    this.#summary = this.#model.summary;
    const { status } = this.#model;
    const isHere = status.phase === 'absent' && status.cachedBytes >= status.downloadBytes;
    if (isHere) await this.#model.load();
  }

  /** Downloads what is missing, and starts the model. The person agreed. */
  async load(): Promise<void> {
    this.#isPutOff = false;
    void this.askToKeep();
    await this.#model.load();
  }

  /** Asks the browser not to delete what is here to make room. To be called from a click: some browsers ask the person. */
  async askToKeep(): Promise<void> {
    this.#isKept = await navigator.storage.persist();
  }

  /** Takes the model from a folder or a ZIP file and starts it. */
  async importPack(source: ImportSource): Promise<void> {
    void this.askToKeep();
    const taken = await this.#model.importPack(source);
    if (taken.ok) await this.#model.load();
  }

  async fetchUpdate(): Promise<void> {
    await this.#model.fetchUpdate();
  }

  putOff(): void {
    this.#isPutOff = true;
  }

  cancel(): void {
    this.#model.cancel();
  }

  async remove(): Promise<void> {
    await this.#model.remove();
  }
}
