import type { Destination } from '../egress';
import { deployment as read } from 'virtual:deployment';

/** What whoever runs this deployment has decided: `stayput.config.json`, as it was when the app was built. */
export interface Deployment {
  readonly vault: {
    /** Documents are kept under a passphrase only. */
    readonly requireProtected: boolean;
    /** The longest idle time before a protected vault locks, in minutes; null leaves it to the person. */
    readonly lockAfterMinutesAtMost: number | null;
  };
  /** Where redacted requests may go. None: nothing can leave. */
  readonly destinations: readonly Destination[];
  /** The organisation's policy, as JSON; null: it has none. */
  readonly policy: unknown;
}

export const deployment: Deployment = read;
