export { GateClient } from './client';
export type {
  DestinationView,
  GateDescription,
  GateError,
  GateEvent,
  GatePort,
  LedgerSummary,
  OutboxView,
} from './gate/api';
export type { Destination } from './destinations';
export { headerSetHash, headersFor } from './headers';
export type { LedgerEntry } from './ledger';
export type { EscalationOrder, StoredAnswer } from './outbox/record';
export type { SendError } from './outside-request';
