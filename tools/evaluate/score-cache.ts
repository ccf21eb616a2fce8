import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { ContinuationScore, LanguageModel, ScoreRequest } from '../../src/models';
import { ok } from '../../src/shared/result';

/** Hears what was scored, whether it was computed now or kept. */
export type ScoreListener = (request: ScoreRequest, scores: readonly ContinuationScore[]) => void;

/**
 * A model that never scores the same continuation of the same prompt twice: scores are kept in a file, a JSON array
 * `[key, logProbability, tokens]` a line, so that constants can be fitted again without the model.
 */
export function withScoreCache(
  model: LanguageModel,
  file: string,
  onScore: ScoreListener = () => undefined,
): LanguageModel {
  const kept = new Map<string, ContinuationScore>();
  if (existsSync(file)) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') continue;
      const [key, logProbability, tokens] = JSON.parse(line) as [string, number, number];
      kept.set(key, { logProbability, tokens });
    }
  }
  return {
    card: model.card,
    countTokens: (texts) => model.countTokens(texts),
    generate: (request, options) => model.generate(request, options),
    async score(request, options) {
      const keys = request.continuations.map((continuation) => scoreKey(model.card.id, request, continuation));
      const missing = request.continuations.filter((_, i) => !kept.has(keys[i] ?? ''));
      if (missing.length > 0) {
        const scored = await model.score({ ...request, continuations: missing }, options);
        if (!scored.ok) return scored;
        missing.forEach((continuation, i) => {
          const score = scored.value[i];
          if (!score) return;
          const key = scoreKey(model.card.id, request, continuation);
          kept.set(key, score);
          appendFileSync(file, `${JSON.stringify([key, score.logProbability, score.tokens])}\n`);
        });
      }
      const scores = keys.map((key) => kept.get(key) ?? { logProbability: -Infinity, tokens: 0 });
      onScore(request, scores);
      return ok(scores);
    },
  };
}

function scoreKey(model: string, { prompt }: ScoreRequest, continuation: string): string {
  return createHash('sha256')
    .update(JSON.stringify([model, prompt, continuation]))
    .digest('base64')
    .slice(0, 22);
}
