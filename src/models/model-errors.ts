import type { ModelError } from './language-model';

/** Failures of a call that more than one side of the worker can tell of. */
export const NOT_LOADED: ModelError = {
  code: 'not-loaded',
  message: 'The reading model is not loaded. Open Models to load it.',
  canRetry: true,
};

export const DEVICE_LOST: ModelError = {
  code: 'device-lost',
  message: 'The graphics processor was reset. Nothing is lost; trying again restarts the model.',
  canRetry: true,
};

export const WORKER_DIED: ModelError = {
  code: 'worker-died',
  message: 'The reading model stopped unexpectedly. Nothing is lost; trying again restarts it.',
  canRetry: true,
};

export const OTHER_TAB_CLOSED: ModelError = {
  code: 'worker-died',
  message: 'The tab that ran the reading model was closed. Nothing is lost; the model starts again here.',
  canRetry: true,
};

export const OTHER_TAB_SILENT: ModelError = {
  code: 'timed-out',
  message:
    'The tab that runs the reading model does not answer. Nothing is lost; trying again starts the model in this tab.',
  canRetry: true,
};

export const CANCELLED: ModelError = { code: 'cancelled', message: 'Stopped as you asked.', canRetry: true };

export const NO_JSON: ModelError = {
  code: 'unsupported',
  message: 'A model on this device can’t be held to a JSON schema; it chooses among answers.',
  canRetry: false,
};
