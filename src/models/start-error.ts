import type { LoadError } from './model-status';

/** What a person is told of an exception that the engine threw while a model was started. */
export function startError(cause: unknown): LoadError {
  const text = cause instanceof Error ? `${cause.name} ${cause.message}` : String(cause);
  if (/out of memory|bad_alloc|allocation failed|RangeError|Array buffer/iu.test(text)) {
    return {
      code: 'out-of-memory',
      message: 'There is not enough memory for the model on this device. Close other tabs and try again.',
      canRetry: true,
    };
  }
  return {
    code: 'engine-failed',
    message: 'The model could not be started on this device. Try again.',
    canRetry: true,
  };
}
