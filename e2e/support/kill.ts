import { execFileSync } from 'node:child_process';

/** Ends every process of the browser that uses a profile, as a power cut would: no process gets to tidy up. */
export function killBrowser(profile: string): void {
  try {
    execFileSync('pkill', ['-KILL', '-f', '--', `--user-data-dir=${profile}`]);
  } catch {
    // pkill says so when nothing matched: it has ended by itself.
  }
}
