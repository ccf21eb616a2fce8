import type { ImportSource } from '../pack-import';
import type { GeneratedToken, GenerateRequest, ModelCard, ScoreRequest } from '../language-model';
import type { ModelStatus, PackSummary, UpdateStatus } from '../model-status';

/** What a tab knows of the model, wherever it runs. */
export interface ModelView {
  readonly status: ModelStatus;
  readonly summary: PackSummary | null;
  readonly card: ModelCard;
  readonly update: UpdateStatus | null;
}

/** What a tab asks of the model's owner. Everything in it survives a structured clone. */
export type Ask =
  | { readonly verb: 'generate'; readonly request: GenerateRequest }
  | { readonly verb: 'score'; readonly request: ScoreRequest }
  | { readonly verb: 'countTokens'; readonly texts: readonly string[] }
  | { readonly verb: 'load' | 'remove' | 'fetchUpdate' }
  | { readonly verb: 'importPack'; readonly source: ImportSource };

/** What tabs tell each other. `id` is the asking tab's number of the call. */
export type TabMessage = { readonly from: string } & (
  | { readonly kind: 'hello' | 'bye' | 'cancel' }
  | { readonly kind: 'state'; readonly view: ModelView }
  | { readonly kind: 'ask'; readonly id: number; readonly ask: Ask }
  | { readonly kind: 'abort'; readonly id: number }
  | { readonly kind: 'token'; readonly to: string; readonly id: number; readonly token: GeneratedToken }
  | { readonly kind: 'answer'; readonly to: string; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'ping' }
  | { readonly kind: 'pong'; readonly to: string }
);

/** A message of another tab of this origin and version; null for what is none. */
export function asTabMessage(data: unknown): TabMessage | null {
  if (typeof data !== 'object' || data === null || !('kind' in data) || !('from' in data)) return null;
  return typeof data.kind === 'string' && typeof data.from === 'string' ? (data as TabMessage) : null;
}
