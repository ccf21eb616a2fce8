import type { GatePut } from '../../vault';
import type { OutboxRecord } from '../outbox/record';

/** How a record of the outbox is written. */
export function outboxPut(record: OutboxRecord): GatePut {
  return { store: 'outbox', id: record.id, value: record };
}
