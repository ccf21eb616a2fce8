import { base64 } from '@scure/base';
import type { Destination } from '../destinations';
import type { OutboxRecord } from '../outbox/record';
import type { OutboxView } from './api';

/** A record as the page sees it: without the placeholders' key, and with its bytes as text. */
export function viewOf(record: OutboxRecord, destinations: readonly Destination[], canRemember: boolean): OutboxView {
  const { id, order, state, documentName, createdAt, deadline, bodySha256, redaction, estimateUsd, reason } = record;
  const destination = destinations.find((one) => one.id === order.destinationId);
  const body = base64.decode(record.body);
  return {
    id,
    order,
    state,
    documentName,
    destination: destination
      ? { name: destination.name, origin: new URL(destination.baseUrl).origin, tier: destination.tier }
      : null,
    createdAt,
    deadline,
    body: new TextDecoder().decode(body),
    bodyBytes: body.length,
    bodySha256,
    redacted: redaction.redacted,
    entities: redaction.entities,
    risk: redaction.risk,
    hasModel: redaction.hasModel,
    estimateUsd,
    reason,
    canRemember,
    attempts: record.attempts,
    notBefore: record.notBefore,
    lastError: record.lastError,
    answer: record.answer,
  };
}
