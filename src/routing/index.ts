export { wilson, type Estimate } from './binomial';
export {
  calibratedConfidence,
  expectedCalibrationError,
  fitCalibration,
  type CalibrationExample,
  type Calibration,
} from './calibrate';
export { accepts, certify, type Certificate, type Certified, type CheckedAnswer, type NotCertified } from './certify';
export {
  beginAgain,
  checksMissing,
  isAccepted,
  newGuarantee,
  nextLook,
  updateGuarantee,
  type Guarantee,
  type TimedCheck,
} from './guarantee';
export { auroc, riskCoverage, type RiskCoveragePoint, type ScoredAnswer } from './risk-coverage';
export {
  route,
  type ActionEstimate,
  type Availability,
  type Option,
  type Prices,
  type Route,
  type RouteRequest,
  type Severity,
} from './route';
export { answeredInOrder, checkRank, labelUse, type LabelUse } from './spot-check';
export type { RiskPromise } from './test-plan';
