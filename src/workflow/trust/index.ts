export { readTwice, type DeviceTier, type Readers, type TwoReads } from './answer';
export { certifiedAnswers } from './certified-answers';
export { decide, type Conditions, type Decision } from './decide';
export { readingBasis } from './device-confidence';
export { updateGuarantees, type QuestionGuarantees } from './guarantees';
export { labelsOf, type TaskDocument } from './labels';
export type { LearnError } from './learn';
export type { LearnedTask } from './learned-task';
export { runLearning } from './learning-client';
export { outsideOption, outsideRecord, type OutsideRecord } from './outside';
export { openLearned } from './open-learned';
export { queueOf, type QueueItem } from './queue';
export {
  delta,
  freshTask,
  freshTrust,
  readLearnedTask,
  readTrustRecord,
  type LearnedVersion,
  type TaskTrust,
  type TrustRecord,
} from './trust-record';
