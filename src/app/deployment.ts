import { deployment as read } from 'virtual:deployment';

/** What whoever runs this deployment has decided: `stayput.config.json`, as it was when the app was built. */
export interface Deployment {
  readonly vault: {
    /** Documents are kept under a passphrase only. */
    readonly requireProtected: boolean;
    /** The longest idle time before a protected vault locks, in minutes; null leaves it to the person. */
    readonly lockAfterMinutesAtMost: number | null;
  };
}

export const deployment: Deployment = read;
