// How often the app would be right about labelled documents, and what can be promised: the built app in Chromium, its Evaluate page.
//   npm run evaluate -- [--pack FILE] [--train FILE.jsonl] --data FILE.jsonl --report FILE.json [--labels N] [--seed S]
//     [--target-error E] [--device] [--device-limit N]
// Records are {"id", "text", "intent"?, "fields"?}; E is a share, such as 0.05. docs/evaluation.md says what the report holds.
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import type { CertifiedReport, EvaluationReport } from '../../src/evaluation';
import { percent } from '../../src/app/evaluate/report-words';
import { ensureBuilt } from '../build';
import { findChromium } from '../chromium';
import { serve } from '../serve';
import { evaluateOn, type EvaluateFiles, type EvaluateSettings } from './evaluate-page';

const usage =
  'Use it like this: npm run evaluate -- --data FILE.jsonl --report FILE.json [--pack FILE] [--train FILE.jsonl] [--labels N] [--seed S] [--target-error E] [--device] [--device-limit N]';

try {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      report: { type: 'string' },
      train: { type: 'string' },
      pack: { type: 'string' },
      device: { type: 'boolean', default: false },
      'device-limit': { type: 'string' },
      labels: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
      'target-error': { type: 'string', default: '0.05' },
    },
  });
  const { data, report, train, labels, seed } = values;
  if (data === undefined || report === undefined) throw new Error(usage);
  const targetPercent = String(100 * Number(values['target-error']));
  const files: EvaluateFiles = {
    data: resolve(data),
    ...(train !== undefined && { training: resolve(train) }),
    ...(values.pack !== undefined && { pack: packPath(values.pack) }),
  };
  const limit = values['device-limit'];
  const found = await run(files, {
    labels,
    seed,
    targetPercent,
    device: values.device,
    ...(limit !== undefined && { deviceLimit: limit }),
  });
  writeFileSync(report, `${JSON.stringify(found, null, 2)}\n`);
  print(found);
  console.log(`Written to ${report}.`);
} catch (error) {
  console.error(`There is no report. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

/** A built-in pack may be named by the name of its file: `insurance`. */
function packPath(pack: string): string {
  const builtIn = join(import.meta.dirname, '../../src/tasks', `${pack}.pack.json`);
  const path = /^[a-z]+$/u.test(pack) && !existsSync(pack) && existsSync(builtIn) ? builtIn : resolve(pack);
  if (!existsSync(path)) throw new Error(`There is no task pack ${pack}.`);
  return path;
}

async function run(files: EvaluateFiles, settings: EvaluateSettings): Promise<EvaluationReport> {
  const root = await ensureBuilt();
  const server = await serve({ root, port: 0 });
  const { executablePath, args } = await findChromium();
  const browser = await chromium.launch({ executablePath, args: [...args] });
  try {
    const page = await (await browser.newContext()).newPage();
    return await evaluateOn(page, server.url, files, settings, (line) => {
      console.log(`  ${line}`);
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

function print(report: EvaluationReport): void {
  const { n, labels, intents, microF1, fieldsTogether, tiers, answered, latencyMs, tokens, notes } = report;
  console.log(`${String(n)} documents tested, ${String(labels)} labels used.`);
  if (intents !== undefined) {
    const { accuracy, ece, certified } = intents;
    console.log(
      `intents    ${percent(accuracy.value)} right (95 % interval ${percent(accuracy.low)} to ${percent(accuracy.high)}), calibration error ${percent(ece)}`,
    );
    console.log(`certified  ${certifiedWords(certified)}`);
  }
  if (microF1 !== undefined) {
    console.log(
      `fields     F1 ${percent(microF1.value)} (95 % interval ${percent(microF1.low)} to ${percent(microF1.high)})`,
    );
  }
  if (fieldsTogether !== undefined) console.log(`certified  ${certifiedWords(fieldsTogether)}`);
  console.log(`answered   ${shares(tiers)}`);
  if (answered !== undefined) {
    console.log(`counted    ${shares(answered)}`);
    console.log(`tokens     ${String(tokens.input)} in, ${String(tokens.output)} out`);
  }
  console.log(
    `time       ${latencyMs.p50.toFixed(2)} ms a document (median), ${latencyMs.p99.toFixed(2)} ms (99 of 100)`,
  );
  for (const note of notes) console.log(`- ${note}`);
}

function shares(tiers: Readonly<Record<string, number>>): string {
  return Object.entries(tiers)
    .map(([tier, share]) => `${tier} ${percent(share)}`)
    .join(', ');
}

function certifiedWords(certified: CertifiedReport): string {
  if ('reason' in certified) return `no: ${certified.reason}`;
  const { target, coverage, risk } = certified;
  const wrong = risk === null ? 'none' : percent(risk);
  return `at most ${percent(target)} wrong; on the test part ${percent(coverage)} accepted, ${wrong} of them wrong`;
}
