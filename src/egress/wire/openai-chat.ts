import type { OutsideAnswer } from '../outside-request';
import { countOf, firstOf, jsonBytes, propertyOf, textOf, type Incoming, type WireProtocol } from './protocol';

/**
 * OpenAI's own models that think before they answer refuse `max_tokens` and any temperature. Other servers know only
 * `max_tokens`; gateways that put the provider in front (`openai/gpt-5`) translate it.
 */
const reasons = /^(?:gpt-(?:[5-9]|\d\d)|o\d)/;

/**
 * OpenAI's Chat Completions (https://platform.openai.com/docs/api-reference/chat), which OpenRouter, DeepSeek, vLLM, LiteLLM,
 * Ollama and llama.cpp speak as well. Structured output by `response_format`.
 */
export const openAiChat: WireProtocol = {
  pathAfter: () => '/chat/completions',
  headers: (key): Readonly<Record<string, string>> => (key === null ? {} : { authorization: `Bearer ${key}` }),
  encode: ({ model, system, turns, schema, stop, maxOutputTokens }) =>
    jsonBytes({
      model,
      messages: [
        ...(system === '' ? [] : [{ role: 'system', content: system }]),
        ...turns.map(({ role, content }) => ({ role, content })),
      ],
      ...(reasons.test(model)
        ? { max_completion_tokens: maxOutputTokens }
        : { max_tokens: maxOutputTokens, temperature: 0 }),
      ...(schema && {
        response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
      }),
      ...(stop.length > 0 && { stop }),
      stream: true,
      stream_options: { include_usage: true },
    }),
  readEvent: (data, incoming) => {
    if (data === '[DONE]') {
      incoming.isEnded = true;
      return;
    }
    const choice = firstOf(propertyOf(data, 'choices'));
    incoming.text += textOf(propertyOf(propertyOf(choice, 'delta'), 'content')) ?? '';
    readRefusal(propertyOf(choice, 'delta'), incoming);
    readCommon(data, choice, incoming);
  },
  readWhole: (data, incoming) => {
    const choice = firstOf(propertyOf(data, 'choices'));
    const message = propertyOf(choice, 'message');
    incoming.text = textOf(propertyOf(message, 'content')) ?? '';
    incoming.isEnded = choice !== undefined;
    readRefusal(message, incoming);
    readCommon(data, choice, incoming);
  },
};

function readRefusal(message: unknown, incoming: Incoming): void {
  if ((textOf(propertyOf(message, 'refusal')) ?? '') !== '') incoming.finishReason = 'refused';
}

function readCommon(data: unknown, choice: unknown, incoming: Incoming): void {
  incoming.model ??= textOf(propertyOf(data, 'model'));
  const usage = propertyOf(data, 'usage');
  incoming.inputTokens = countOf(propertyOf(usage, 'prompt_tokens')) ?? incoming.inputTokens;
  incoming.outputTokens = countOf(propertyOf(usage, 'completion_tokens')) ?? incoming.outputTokens;
  const reason = textOf(propertyOf(choice, 'finish_reason'));
  if (reason !== null) {
    incoming.finishReason ??= finishReasons.get(reason) ?? 'other';
    // Some servers leave out the end sign.
    incoming.isEnded = true;
  }
  const error = propertyOf(data, 'error');
  if (error !== undefined && error !== null) {
    incoming.failure = textOf(propertyOf(error, 'message')) ?? textOf(error) ?? 'an error without words';
  }
}

const finishReasons: ReadonlyMap<string, OutsideAnswer['finishReason']> = new Map([
  ['stop', 'stop'],
  ['length', 'length'],
  ['content_filter', 'refused'],
]);
