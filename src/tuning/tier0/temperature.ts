/** Scores of texts that the model was not trained on, with what is right. */
export interface HeldOutScores {
  /** Row by row, a score for each class. */
  readonly scores: Float32Array;
  /** The right class of each row. */
  readonly labels: Int32Array;
  readonly classes: number;
}

/** What most problems come to; held on to while there are few texts to tell by. */
const usual = 1;
/** The pull towards `usual`: as if so many texts had said so. */
const pull = 4;

export interface FittedTemperature {
  readonly temperature: number;
  /** The mean of -ln of the right class's probability, about. */
  readonly loss: number;
}

/**
 * The temperature at which the probabilities explain the right classes best (Guo et al. 2017, "On calibration of modern
 * neural networks"), found by golden section over its logarithm.
 */
export function fitTemperature({ scores, labels, classes }: HeldOutScores): FittedTemperature {
  const loss = (logTemperature: number) => {
    const temperature = Math.exp(logTemperature);
    let total = (pull * (logTemperature - Math.log(usual)) ** 2) / 2;
    labels.forEach((label, row) => {
      const own = scores.subarray(row * classes, (row + 1) * classes);
      let highest = -Infinity;
      for (const score of own) if (score > highest) highest = score;
      let sum = 0;
      for (const score of own) sum += Math.exp((score - highest) / temperature);
      total += Math.log(sum) - ((own[label] ?? 0) - highest) / temperature;
    });
    return total;
  };
  // As it is stored, so that what is read back predicts the very same.
  const temperature = Math.fround(Math.exp(leastOf(loss, Math.log(0.02), Math.log(50))));
  return { temperature, loss: loss(Math.log(temperature)) / labels.length };
}

function leastOf(loss: (at: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = from;
  let high = to;
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let leftLoss = loss(left);
  let rightLoss = loss(right);
  while (high - low > 0.005) {
    if (leftLoss <= rightLoss) {
      high = right;
      right = left;
      rightLoss = leftLoss;
      left = high - golden * (high - low);
      leftLoss = loss(left);
    } else {
      low = left;
      left = right;
      leftLoss = rightLoss;
      right = low + golden * (high - low);
      rightLoss = loss(right);
    }
  }
  return (low + high) / 2;
}
