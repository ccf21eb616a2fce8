interface UserAgentData {
  readonly brands: readonly { readonly brand: string; readonly version: string }[];
}

/** The version of Chromium that this browser says it is built on; null for one that is built on something else. */
export function chromiumVersion(): string | null {
  const { userAgentData } = navigator as { userAgentData?: UserAgentData };
  return userAgentData?.brands.find(({ brand }) => brand === 'Chromium')?.version ?? null;
}
