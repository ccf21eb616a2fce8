import { readRecords, type EvaluationRecord, type EvaluationReport } from '../../evaluation';
import { err, ok, type Result } from '../../shared/result';
import { faultWords, MOST_CHARACTERS, readPackFile, type TaskPack } from '../../tasks';
import type { EvaluationProgress } from '../../workflow';
import type { DeviceModelPort } from '../ports';
import type { Announcer } from '../state/announcer.svelte';
import { plural } from '../words/format';

/** What a person may set, as typed. */
export interface EvaluationSettings {
  /** Empty: three in five of the records. */
  labels: string;
  seed: string;
  /** In per cent. */
  targetError: string;
  /** Whether the model is asked what labels don't teach well enough. */
  device: boolean;
  /** How many records of each part that labels need the model reads at most. */
  deviceLimit: string;
}

/** What a person chose. */
export interface EvaluationFiles {
  readonly data: File;
  readonly training: File | null;
  readonly pack: File | null;
}

interface Problem {
  readonly message: string;
}

const mostBytes = 256 * 1024 * 1024;
const delta = 0.1;
const mostFaults = 5;

/** One evaluation on the page: its files, how far it is, and its report. */
export class EvaluationState {
  readonly #announcer: Announcer;
  readonly #model: DeviceModelPort;
  #progress = $state.raw<EvaluationProgress | null>(null);
  #report = $state.raw<EvaluationReport | null>(null);
  #problem = $state<string | null>(null);
  #running = $state.raw<AbortController | null>(null);

  constructor(announcer: Announcer, model: DeviceModelPort) {
    this.#announcer = announcer;
    this.#model = model;
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

  async run(files: EvaluationFiles, settings: EvaluationSettings): Promise<void> {
    const own = new AbortController();
    this.#running = own;
    this.#problem = this.#report = null;
    this.#progress = { step: 'Reading the files', share: 0 };
    const done = await this.#run(files, settings, own.signal);
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
    { data, training, pack }: EvaluationFiles,
    settings: EvaluationSettings,
    signal: AbortSignal,
  ): Promise<Result<EvaluationReport, Problem>> {
    const numbers = readSettings(settings);
    if (!numbers.ok) return numbers;
    const records = await recordsOf(data);
    if (!records.ok) return records;
    const taught = training === null ? ok(null) : await recordsOf(training);
    if (!taught.ok) return taught;
    const asked = pack === null ? ok(null) : await packOf(pack);
    if (!asked.ok) return asked;
    const { runEvaluation } = await import('../../workflow');
    const order = { records: records.value, training: taught.value, pack: asked.value, delta, ...numbers.value };
    return runEvaluation(
      order,
      this.#model,
      (progress) => {
        this.#progress = progress;
      },
      signal,
    );
  }
}

async function packOf(file: File): Promise<Result<TaskPack, Problem>> {
  if (file.size > 4 * MOST_CHARACTERS) return err({ message: `${file.name} is too large for a task pack.` });
  const read = readPackFile(await file.text());
  if (read.ok) return read;
  const shown = read.error.slice(0, mostFaults).map(faultWords);
  const more = read.error.length - shown.length;
  const rest = more > 0 ? ` And ${plural(more, 'more mistake')}.` : '';
  return err({ message: `${file.name} is not a task pack that can be used. ${shown.join('; ')}.${rest}` });
}

async function recordsOf(file: File): Promise<Result<readonly EvaluationRecord[], Problem>> {
  if (file.size > mostBytes) return err({ message: `${file.name} is larger than 256 MB.` });
  const read = readRecords(await file.text());
  return read.ok ? read : err({ message: `${file.name}: ${read.error.message}` });
}

function readSettings({ labels, seed, targetError, device, deviceLimit }: EvaluationSettings) {
  const count = labels.trim() === '' ? null : Number(labels);
  const target = Number(targetError) / 100;
  if (count !== null && !(Number.isSafeInteger(count) && count >= 0)) {
    return err({ message: 'The number of labels has to be a whole number, or empty.' });
  }
  if (!Number.isSafeInteger(Number(seed))) return err({ message: 'The seed has to be a whole number.' });
  if (!(target > 0 && target < 1)) {
    return err({ message: 'The share of wrong answers that you accept has to be more than 0 % and less than 100 %.' });
  }
  const limit = Number(deviceLimit);
  if (!(Number.isSafeInteger(limit) && limit >= 0 && deviceLimit.trim() !== '')) {
    return err({ message: 'How many records the model reads has to be a whole number.' });
  }
  return ok({ labels: count, seed: Number(seed), target, device, deviceLimit: limit });
}
