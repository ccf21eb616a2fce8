export { wilson } from './binomial';
export {
  calibratedConfidence,
  expectedCalibrationError,
  fitCalibration,
  type CalibrationExample,
  type Calibration,
} from './calibrate';
export { accepts, certify, type Certificate, type Certified, type CheckedAnswer, type NotCertified } from './certify';
export { auroc, riskCoverage, type RiskCoveragePoint, type ScoredAnswer } from './risk-coverage';
export type { RiskPromise } from './test-plan';
