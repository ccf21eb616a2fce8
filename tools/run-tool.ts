import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const project = resolve(import.meta.dirname, '..');

export interface ToolRun {
  /** Null when the program was ended by a signal. */
  readonly exitCode: number | null;
  /** What it wrote, empty when it wrote to the terminal. */
  readonly output: string;
}

export interface ToolOptions {
  /** `terminal`: the person sees the output as it comes. `kept`: it comes back when the program has ended. */
  readonly output: 'terminal' | 'kept';
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the program of an installed package, on any operating system: by its script, not by npm's shell wrapper. */
export function runTool(name: string, args: readonly string[], { output, env }: ToolOptions): Promise<ToolRun> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [scriptOf(name), ...args], {
      cwd: project,
      env: { ...process.env, ...(output === 'kept' ? { NO_COLOR: '1' } : {}), ...env },
      stdio: output === 'terminal' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let kept = '';
    const keep = (chunk: Buffer): void => {
      kept += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', fail);
    child.on('close', (exitCode) => {
      done({ exitCode, output: kept });
    });
  });
}

const packageOf: Readonly<Record<string, string>> = { tsc: 'typescript' };

function scriptOf(name: string): string {
  const manifest = join(project, 'node_modules', packageOf[name] ?? name, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | Record<string, string> };
  const script = typeof bin === 'string' ? bin : bin[name];
  if (script === undefined) throw new Error(`The package of ${name} has no such program.`);
  return join(dirname(manifest), script);
}
