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
