import type { OutsideAnswer } from '../outside-request';
import { countOf, jsonBytes, propertyOf, textOf, type Incoming, type WireProtocol } from './protocol';

const toolName = 'answer';

/** Claude refuses any temperature from Opus 4.7 on. Other models behind this protocol are not known to. */
function takesTemperature(model: string): boolean {
  return !model.startsWith('claude-') || /^claude-(?:3|(?:haiku|sonnet|opus)-4(?:-[0-6])?(?:$|-\d{8}$|@))/.test(model);
}

/**
 * Anthropic's Messages (https://docs.anthropic.com/en/api/messages). Structured output by one tool that has to be used, whose
 * input is the answer.
 */
export const anthropicMessages: WireProtocol = {
  pathAfter: (baseUrl) => (new URL(baseUrl).pathname.replace(/\/$/, '').endsWith('/v1') ? '/messages' : '/v1/messages'),
  headers: (key) => ({
    ...(key === null ? {} : { 'x-api-key': key }),
    'anthropic-version': '2023-06-01',
    // Anthropic's word for a key in a browser. An own gateway keeps it out of there.
    'anthropic-dangerous-direct-browser-access': 'true',
  }),
  encode: ({ model, system, turns, schema, stop, maxOutputTokens }) =>
    jsonBytes({
      model,
      max_tokens: maxOutputTokens,
      ...(takesTemperature(model) ? { temperature: 0 } : {}),
      ...(system !== '' && { system }),
      messages: turns.map(({ role, content }) => ({ role, content })),
      ...(schema && {
        tools: [{ name: toolName, description: 'Takes the values that were found.', input_schema: schema }],
        tool_choice: { type: 'tool', name: toolName, disable_parallel_tool_use: true },
      }),
      ...(stop.length > 0 && { stop_sequences: stop }),
      stream: true,
    }),
  readEvent: (data, incoming) => {
    switch (textOf(propertyOf(data, 'type')) ?? '') {
      case 'message_start':
        readMessage(propertyOf(data, 'message'), incoming);
        break;
      case 'content_block_start':
        // What a model says before it uses the tool is not the answer.
        if (isToolUse(propertyOf(data, 'content_block'))) incoming.text = '';
        break;
      case 'content_block_delta': {
        const delta = propertyOf(data, 'delta');
        incoming.text += textOf(propertyOf(delta, 'partial_json')) ?? textOf(propertyOf(delta, 'text')) ?? '';
        break;
      }
      case 'message_delta':
        readStop(propertyOf(data, 'delta'), incoming);
        readUsage(propertyOf(data, 'usage'), incoming);
        break;
      case 'message_stop':
        incoming.isEnded = true;
        break;
      case 'error':
        readError(data, incoming);
        break;
      default:
    }
  },
  readWhole: (data, incoming) => {
    readError(data, incoming);
    readMessage(data, incoming);
    readStop(data, incoming);
    const content = propertyOf(data, 'content');
    const blocks = Array.isArray(content) ? (content as readonly unknown[]) : [];
    const input = propertyOf(blocks.find(isToolUse), 'input');
    incoming.text =
      input === undefined
        ? blocks.map((block) => textOf(propertyOf(block, 'text')) ?? '').join('')
        : JSON.stringify(input);
    incoming.isEnded = textOf(propertyOf(data, 'type')) === 'message';
  },
};

function isToolUse(block: unknown): boolean {
  return propertyOf(block, 'type') === 'tool_use';
}

function readMessage(message: unknown, incoming: Incoming): void {
  incoming.model ??= textOf(propertyOf(message, 'model'));
  readUsage(propertyOf(message, 'usage'), incoming);
}

function readUsage(usage: unknown, incoming: Incoming): void {
  incoming.inputTokens = countOf(propertyOf(usage, 'input_tokens')) ?? incoming.inputTokens;
  incoming.outputTokens = countOf(propertyOf(usage, 'output_tokens')) ?? incoming.outputTokens;
}

function readStop(holder: unknown, incoming: Incoming): void {
  const reason = textOf(propertyOf(holder, 'stop_reason'));
  if (reason !== null) incoming.finishReason = finishReasons.get(reason) ?? 'other';
}

function readError(data: unknown, incoming: Incoming): void {
  const error = propertyOf(data, 'error');
  if (error === undefined || error === null) return;
  incoming.failure = textOf(propertyOf(error, 'message')) ?? 'an error without words';
}

const finishReasons: ReadonlyMap<string, OutsideAnswer['finishReason']> = new Map([
  ['end_turn', 'stop'],
  ['tool_use', 'stop'],
  ['stop_sequence', 'stop'],
  ['max_tokens', 'length'],
  ['refusal', 'refused'],
]);
