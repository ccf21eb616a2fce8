export { runEvaluation } from './evaluate/client';
export type { EvaluationError, EvaluationOrder, EvaluationProgress } from './evaluate/order';
export { choosePack, type ChosenPack, type Packs } from './choose-pack';
export { readDocument, type KnownAnswers, type ReadOptions, type ReadProgress } from './read-document';
export { RedactionClient, type RedactionCallOptions } from './redaction/client';
export type { RedactionError, RedactionOrder } from './redaction/order';
export { readWithPacks, type PackToRead, type ReadWithPacksOptions, type Tier0 } from './read-with-packs';
export { withOutsideAnswer, type AppliedField } from './outside-answer';
export * from './trust';
