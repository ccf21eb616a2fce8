export { fetchSample, listSamples, type AssetError } from './asset-loader';
export { DeviceModel } from './device-model';
export type { EntityPackState } from './entities/entity-pack';
export type { ImportSource } from './pack-import';
export { SharedModel } from './tabs/shared-model';
export type {
  CallOptions,
  Constraint,
  ContinuationScore,
  GeneratedToken,
  GenerateRequest,
  Generation,
  JsonSchema,
  LanguageModel,
  Message,
  ModelCard,
  ModelError,
  Prompt,
  ScoreRequest,
  Usage,
} from './language-model';
export type { EngineChoice, LoadError, ModelStatus, PackSummary, SelfTestResult, UpdateStatus } from './model-status';
