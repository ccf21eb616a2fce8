declare module 'virtual:ort-files' {
  /** ONNX Runtime's files on this origin, as they were when the app was built. `sha256` is in lower-case hex. */
  export const ortFiles: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

declare module 'virtual:known-packs' {
  /** The packs that the build's own index named, the default first. */
  export const knownPacks: readonly { readonly path: string; readonly manifestSha256: string }[];
}

declare module 'virtual:entity-pack' {
  /** The entity model that came with the build, by its manifest; null when there is none. */
  export const entityPack: {
    readonly folder: string;
    readonly manifest: unknown;
    /** Of the manifest's file, lower-case hex. */
    readonly manifestSha256: string;
  } | null;
}

declare module 'virtual:precache' {
  /** The app's shell, as the service worker keeps it. */
  export const precache: readonly { readonly url: string; readonly revision: string }[];
}

declare module 'virtual:deployment' {
  /** What `stayput.config.json` says, or the defaults where there is none. */
  export const deployment: {
    readonly vault: { readonly requireProtected: boolean; readonly lockAfterMinutesAtMost: number | null };
    // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- an import would make this file a module
    readonly destinations: readonly import('./egress').Destination[];
    readonly policy: unknown;
  };
  /** Which build this is: `0.1.0+1a2b3c4`, or the version alone when it was not built from a git checkout. */
  export const build: string;
}
