import { readRecords, type EvaluationRecord, type EvaluationReport } from '../../evaluation';
import { err, ok, type Result } from '../../shared/result';
import type { EvaluationProgress } from '../../workflow';
import type { Announcer } from '../state/announcer.svelte';

/** What a person may set, as typed. */
export interface EvaluationSettings {
  /** Empty: three in five of the records. */
  labels: string;
  seed: string;
  /** In per cent. */
  targetError: string;
}

const mostBytes = 256 * 1024 * 1024;
const delta = 0.1;

/** One evaluation on the page: its files, how far it is, and its report. */
export class EvaluationState {
  readonly #announcer: Announcer;
  #progress = $state.raw<EvaluationProgress | null>(null);
  #report = $state.raw<EvaluationReport | null>(null);
  #problem = $state<string | null>(null);
  #running = $state.raw<AbortController | null>(null);

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** Null while nothing runs. */
  get progress(): EvaluationProgress | null {
    return this.#progress;
  }

  get report(): EvaluationReport | null {
    return this.#report;
  }

  /** A sentence; null when nothing went wrong. */
  get problem(): string | null {
    return this.#problem;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  async run(data: File, training: File | null, settings: EvaluationSettings): Promise<void> {
    const own = new AbortController();
    this.#running = own;
    this.#problem = this.#report = null;
    this.#progress = { step: 'Reading the files', share: 0 };
    const done = await this.#run(data, training, settings, own.signal);
    this.#running = this.#progress = null;
    if (done.ok) {
      this.#report = done.value;
      this.#announcer.say('The evaluation is done.');
    } else {
      this.#problem = done.error.message;
    }
  }

  stop(): void {
    this.#running?.abort();
  }

  async #run(
    data: File,
    training: File | null,
    settings: EvaluationSettings,
    signal: AbortSignal,
  ): Promise<Result<EvaluationReport, { readonly message: string }>> {
    const numbers = readSettings(settings);
    if (!numbers.ok) return numbers;
    const records = await recordsOf(data);
    if (!records.ok) return records;
    const taught = training === null ? ok(null) : await recordsOf(training);
    if (!taught.ok) return taught;
    const { runEvaluation } = await import('../../workflow');
    const order = { records: records.value, training: taught.value, delta, ...numbers.value };
    return runEvaluation(
      order,
      (progress) => {
        this.#progress = progress;
      },
      signal,
    );
  }
}

async function recordsOf(file: File): Promise<Result<readonly EvaluationRecord[], { readonly message: string }>> {
  if (file.size > mostBytes) return err({ message: `${file.name} is larger than 256 MB.` });
  const read = readRecords(await file.text());
  return read.ok ? read : err({ message: `${file.name}: ${read.error.message}` });
}

function readSettings({ labels, seed, targetError }: EvaluationSettings) {
  const count = labels.trim() === '' ? null : Number(labels);
  const target = Number(targetError) / 100;
  if (count !== null && !(Number.isSafeInteger(count) && count >= 0)) {
    return err({ message: 'The number of labels has to be a whole number, or empty.' });
  }
  if (!Number.isSafeInteger(Number(seed))) return err({ message: 'The seed has to be a whole number.' });
  if (!(target > 0 && target < 1)) {
    return err({ message: 'The share of wrong answers that you accept has to be more than 0 % and less than 100 %.' });
  }
  return ok({ labels: count, seed: Number(seed), target });
}
