import { proxy, type Remote } from 'comlink';
import type { EngineChoice, LanguageModel, LoadError, ModelCard, ModelError, ModelStatus } from '../../models';
import { err, ok, type Result } from '../../shared/result';
import { cancelled, isStopped } from './measured';
import type { EvaluationError, EvaluationProgress } from './order';

/** The model as the page has it: it may not be here yet, or not be started. */
export interface LoadableModel extends LanguageModel {
  readonly status: ModelStatus;
  subscribe(listener: (status: ModelStatus) => void): () => void;
  check(): Promise<void>;
  load(): Promise<Result<EngineChoice, LoadError>>;
  cancel(): void;
}

/**
 * What the evaluation's worker asks of the page. A signal can't cross over to a page, and need not: every call ends with the whole
 * evaluation, whose signal the page has.
 */
export interface AskedModel {
  load(): Promise<Result<ModelCard, EvaluationError>>;
  score: CallWithoutOptions<LanguageModel['score']>;
  generate: CallWithoutOptions<LanguageModel['generate']>;
  countTokens: LanguageModel['countTokens'];
}

type CallWithoutOptions<T extends (request: never, ...options: never) => unknown> = (
  request: Parameters<T>[0],
) => ReturnType<T>;

/** The page's side: what to hand to the worker. */
export function askedModel(
  model: LoadableModel,
  onProgress: (progress: EvaluationProgress) => void,
  signal: AbortSignal,
): AskedModel {
  return proxy({
    load: () => loadModel(model, onProgress, signal),
    score: (request: Parameters<LanguageModel['score']>[0]) => model.score(request, { signal }),
    generate: (request: Parameters<LanguageModel['generate']>[0]) => model.generate(request, { signal }),
    countTokens: (texts: readonly string[]) => model.countTokens(texts),
  });
}

/** The worker's side of {@link askedModel}. */
export async function modelOfPage(page: Remote<AskedModel>): Promise<Result<LanguageModel, EvaluationError>> {
  const loaded = await page.load();
  if (!loaded.ok) return loaded;
  const whole = <T>(answer: Promise<Result<T, ModelError>>) => answer;
  return ok({
    card: loaded.value,
    score: (request) => whole(page.score(request)),
    generate: (request) => whole(page.generate(request)),
    countTokens: (texts) => whole(page.countTokens(texts)),
  });
}

async function loadModel(
  model: LoadableModel,
  onProgress: (progress: EvaluationProgress) => void,
  signal: AbortSignal,
): Promise<Result<ModelCard, EvaluationError>> {
  const step = 'Getting the model on this device ready';
  // A load that somebody else began is not this evaluation's to end.
  const isOthers = 'totalBytes' in model.status;
  const stop = () => {
    if (!isOthers) model.cancel();
  };
  const unsubscribe = model.subscribe((status) => {
    if (status.phase === 'ready') return;
    onProgress({ step, share: 'totalBytes' in status ? status.bytes / Math.max(1, status.totalBytes) : 0 });
  });
  signal.addEventListener('abort', stop);
  try {
    if (model.status.phase !== 'ready') await model.check();
    if (isStopped(signal)) return err(cancelled);
    const loaded = model.status.phase === 'ready' ? ok(null) : await model.load();
    if (isStopped(signal)) return err(cancelled);
    return loaded.ok ? ok(model.card) : err(notLoaded(loaded.error));
  } finally {
    signal.removeEventListener('abort', stop);
    unsubscribe();
  }
}

function notLoaded({ code, message }: LoadError): EvaluationError {
  return code === 'cancelled'
    ? { code: 'no-model', message: 'The loading of the model was stopped, so it could not be asked.' }
    : { code: 'no-model', message: `The model could not be made ready. ${message}` };
}
