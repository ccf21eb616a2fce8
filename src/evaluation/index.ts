export { isRightValue } from './compare';
export { fieldScores, microF1, type FieldOutcome } from './field-scores';
export { readRecords, type EvaluationRecord, type RecordsError } from './records';
export {
  percentile,
  type CertifiedReport,
  type EvaluationReport,
  type RiskCoveragePoint,
  type StageReports,
} from './report';
export { splitRecords, splitWithTraining, type Split } from './split';
export { bootstrap, type Estimate } from './bootstrap';
export { seededRandom } from './random';
export {
  addTallies,
  coverages,
  f2Of,
  precisionOf,
  recallOf,
  tallySpans,
  tallyWords,
  type LabelledSpan,
  type Tally,
} from './spans';
