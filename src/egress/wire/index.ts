import type { Protocol } from '../destinations';
import { anthropicMessages } from './anthropic-messages';
import { openAiChat } from './openai-chat';
import type { WireProtocol } from './protocol';

export { jsonOf } from './json-of';
export { nothingYet, propertyOf, textOf, type Incoming, type WireProtocol } from './protocol';

const all: Readonly<Record<Protocol, WireProtocol>> = {
  'openai-chat': openAiChat,
  'anthropic-messages': anthropicMessages,
};

/** How a destination of this protocol is spoken to. */
export function protocolOf(protocol: Protocol): WireProtocol {
  return all[protocol];
}
