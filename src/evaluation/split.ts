import { seededRandom } from './random';
import { shuffled } from './shuffled';

/** Places of records in their list. */
export interface Split {
  /** Labels that teach. */
  readonly training: readonly number[];
  /** Labels that decide what is trusted: drawn uniformly, and never taught with. */
  readonly calibration: readonly number[];
  /** Labels that nobody saw before the report. */
  readonly test: readonly number[];
}

/** More labels than that make a certificate hardly better; they teach more. */
const mostCalibration = 1000;

/** Where nothing is said, so much of the data is labels; the rest is the test. */
const labelShare = 0.6;
/** How much of the data is looked at to decide what is trusted, where other labels teach. */
const spotShare = 0.3;

/**
 * Splits `count` records at random: `labels` of them (default: three in five) are used, half of those to teach and half, a
 * thousand at most, to calibrate; all others are the test. At least one in five stays for the test.
 */
export function splitRecords(count: number, labels: number | null, seed: number): Split {
  const order = shuffled(range(count), seededRandom(seed));
  const used = Math.min(labels ?? Math.round(labelShare * count), Math.floor(0.8 * count));
  const calibrating = Math.min(mostCalibration, Math.floor(used / 2));
  return {
    calibration: order.slice(0, calibrating),
    training: order.slice(calibrating, used),
    test: order.slice(used),
  };
}

/**
 * The same with labels of a file of their own (`teaching` of them), which may have come about in any way: they only teach. What is
 * trusted is decided by labels drawn from the records themselves, 30 in 100 of them and a thousand at most. `labels` is the sum.
 */
export function splitWithTraining(teaching: number, count: number, labels: number | null, seed: number): Split {
  const random = seededRandom(seed);
  const taught = shuffled(range(teaching), random);
  const order = shuffled(range(count), random);
  const most = Math.min(mostCalibration, Math.floor(spotShare * count));
  const calibrating = labels === null ? most : Math.min(most, Math.floor(labels / 2));
  return {
    training: taught.slice(0, labels === null ? teaching : labels - calibrating),
    calibration: order.slice(0, calibrating),
    test: order.slice(calibrating),
  };
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, place) => place);
}
