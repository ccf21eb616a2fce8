import type { BackupManifest } from '../../src/vault/backup';

export const passphrase = 'correct horse battery staple';
export const createdAt = Date.UTC(2026, 0, 2, 3, 4, 5);
export const manifest: BackupManifest = {
  format: 'stayput-backup',
  version: 1,
  createdAt,
  app: 'stayput 0.1.0',
  vaultId: '6a1f3c52-7f0b-4c5e-9a53-0c4a3c1c9d11',
  mode: 'open',
  epoch: 3,
};
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
export const json = (value: unknown): string => JSON.stringify(value);
