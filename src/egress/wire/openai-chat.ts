import type { OutsideAnswer } from '../outside-request';
import { countOf, firstOf, jsonBytes, propertyOf, textOf, type Incoming, type WireProtocol } from './protocol';

/**
 * OpenAI's Chat Completions (https://platform.openai.com/docs/api-reference/chat), which OpenRouter, DeepSeek, vLLM, LiteLLM,
 * Ollama and llama.cpp speak as well. Structured output by `response_format`.
 */
export const openAiChat: WireProtocol = {
  pathAfter: () => '/chat/completions',
  headers: (key): Readonly<Record<string, string>> => (key === null ? {} : { authorization: `Bearer ${key}` }),
  encode: ({ model, system, user, schema, maxOutputTokens }) =>
    jsonBytes({
      model,
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ],
      temperature: 0,
      max_tokens: maxOutputTokens,
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
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
    if (textOf(propertyOf(propertyOf(choice, 'delta'), 'refusal')) !== null) incoming.finishReason = 'refused';
    readCommon(data, choice, incoming);
  },
  readWhole: (data, incoming) => {
    const choice = firstOf(propertyOf(data, 'choices'));
    const message = propertyOf(choice, 'message');
    incoming.text = textOf(propertyOf(message, 'content')) ?? '';
    incoming.isEnded = choice !== undefined;
    if (textOf(propertyOf(message, 'refusal')) !== null) incoming.finishReason = 'refused';
    readCommon(data, choice, incoming);
  },
};

function readCommon(data: unknown, choice: unknown, incoming: Incoming): void {
  incoming.model ??= textOf(propertyOf(data, 'model'));
  const usage = propertyOf(data, 'usage');
  incoming.inputTokens = countOf(propertyOf(usage, 'prompt_tokens')) ?? incoming.inputTokens;
  incoming.outputTokens = countOf(propertyOf(usage, 'completion_tokens')) ?? incoming.outputTokens;
  const reason = textOf(propertyOf(choice, 'finish_reason'));
  if (reason !== null) {
    incoming.finishReason ??= finishReasons[reason] ?? 'other';
    // Some servers leave out the end sign.
    incoming.isEnded = true;
  }
  const error = propertyOf(data, 'error');
  if (error !== undefined && error !== null) {
    incoming.failure = textOf(propertyOf(error, 'message')) ?? textOf(error) ?? 'an error without words';
  }
}

const finishReasons: Readonly<Partial<Record<string, OutsideAnswer['finishReason']>>> = {
  stop: 'stop',
  length: 'length',
  content_filter: 'refused',
};
