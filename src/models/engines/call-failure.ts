import type { ModelError } from '../language-model';

/** A failure inside a call, turned into a `Result` at the verb's border. */
export class CallFailure extends Error {
  readonly failure: ModelError;
  constructor(failure: ModelError) {
    super(failure.code);
    this.failure = failure;
  }
}

/** A request that no model could answer. */
export function invalid(message: string): CallFailure {
  return new CallFailure({ code: 'invalid-request', message, canRetry: false });
}

/** What a runtime's exception means. Its message is not passed on: it can hold parts of the input. */
export function engineFailure(cause: unknown): ModelError {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (/out of memory|bad_alloc|allocation failed|memory access out of bounds/iu.test(text)) {
    return {
      code: 'out-of-memory',
      message: 'The device ran out of memory. Nothing is lost; close other tabs and try again.',
      canRetry: true,
    };
  }
  if (/device.{0,20}lost|device.{0,20}destroyed|GPUDevice/iu.test(text)) {
    return {
      code: 'device-lost',
      message: 'The graphics processor was reset. Nothing is lost; trying again restarts the model.',
      canRetry: true,
    };
  }
  return {
    code: 'engine-failed',
    message: 'The model stopped with an internal error. Nothing is lost; trying again restarts it.',
    canRetry: true,
  };
}
