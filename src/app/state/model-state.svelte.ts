import type { ModelStatus, PackSummary } from '../../models';
import type { DeviceModelPort } from '../ports';

/** The device's model as the pages see it. */
export class ModelState {
  readonly #model: DeviceModelPort;
  #status = $state.raw<ModelStatus>({ phase: 'checking' });
  #summary = $state.raw<PackSummary | null>(null);
  #isPutOff = $state(false);

  constructor(model: DeviceModelPort) {
    this.#model = model;
    model.subscribe((status) => {
      this.#status = status;
      this.#summary = model.summary;
    });
  }

  get status(): ModelStatus {
    return this.#status;
  }

  get summary(): PackSummary | null {
    return this.#summary;
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
    const isHere =
      status.phase === 'checking' || (status.phase === 'absent' && status.cachedBytes >= status.downloadBytes);
    if (isHere) await this.#model.load();
  }

  /** Downloads what is missing, and starts the model. The person agreed. */
  async load(): Promise<void> {
    this.#isPutOff = false;
    await this.#model.load();
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
