/** The part of the File Handling API that TypeScript doesn't know: files that the system opens with the installed app. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly { getFile(): Promise<File> }[] }) => void): void;
}

/**
 * Takes the files that a person opens with the installed app, now and later. Does nothing where the browser has no
 * such thing. A file that is gone by now is left out.
 */
export function onLaunchedFiles(
  listener: (files: readonly File[]) => void,
  launchQueue = (globalThis as { readonly launchQueue?: LaunchQueue }).launchQueue,
): void {
  launchQueue?.setConsumer(({ files = [] }) => {
    void Promise.allSettled(files.map((handle) => handle.getFile())).then((results) => {
      const launched = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      if (launched.length > 0) listener(launched);
    });
  });
}
