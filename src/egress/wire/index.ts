import type { Protocol } from '../destinations';
import { anthropicMessages } from './anthropic-messages';
import { openAiChat } from './openai-chat';
import type { WireProtocol } from './protocol';

export { AnswerReader } from './answer-reader';
export { jsonOf } from './json-of';
export { jsonValue, propertyOf, textOf, type WireProtocol } from './protocol';
export * as failures from './send-errors';

const all: Readonly<Record<Protocol, WireProtocol>> = {
  'openai-chat': openAiChat,
  'anthropic-messages': anthropicMessages,
};

/** How a destination of this protocol is spoken to. */
export function protocolOf(protocol: Protocol): WireProtocol {
  return all[protocol];
}
