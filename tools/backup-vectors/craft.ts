import { Encrypter } from 'age-encryption';
import { packTar, type TarEntry, type TarHeader } from 'modern-tar';
import { createdAt, json, manifest, passphrase, utf8 } from './shared';

const counts = { documents: 0, contents: 0, files: 0, results: 0, corrections: 0, settings: 0, packs: 0, epochs: 0 };

export function entry(name: string, body: string, header: Partial<TarHeader> = {}): TarEntry {
  const bytes = utf8(body);
  return { header: { name, size: bytes.length, mtime: new Date(createdAt), ...header }, body: bytes };
}

export const first = entry('manifest.json', json(manifest));
export const setting = entry('settings/consent.json', '{"given":true}');
export const end = (changed: Partial<typeof counts>): TarEntry =>
  entry('end.json', json({ counts: { ...counts, ...changed } }));

export async function encrypted(plaintext: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(2);
  return encrypter.encrypt(plaintext);
}

export async function archive(...entries: readonly TarEntry[]): Promise<Uint8Array> {
  return encrypted(await packTar(entries));
}

/** A backup whose tar is changed in the 512 bytes of a header, which `patch` gets; the checksum is made right again. */
export async function patched(
  entries: readonly TarEntry[],
  offset: number,
  patch: (header: Uint8Array) => void,
): Promise<Uint8Array> {
  const tar = await packTar(entries);
  const header = tar.subarray(offset, offset + 512);
  patch(header);
  header.fill(32, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.set(utf8(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return encrypted(tar);
}

export const sizeOffset = 124;

/** A size as a tar header has it. */
export function octal(size: number): Uint8Array {
  return utf8(`${size.toString(8).padStart(11, '0')}\0`);
}

export async function withWorkFactor(workFactor: string): Promise<Uint8Array> {
  const whole = await archive(first, setting, end({ settings: 1 }));
  const text = new TextDecoder('latin1').decode(whole.subarray(0, 200));
  const at = text.indexOf(' 2\n');
  return new Uint8Array([...whole.subarray(0, at + 1), ...utf8(workFactor), ...whole.subarray(at + 2)]);
}

export async function toOneKey(): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient('age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq');
  return encrypter.encrypt(await packTar([first, setting, end({ settings: 1 })]));
}

export async function withBadChecksum(): Promise<Uint8Array> {
  const tar = await packTar([first, setting, end({ settings: 1 })]);
  tar[1024 + 100] = 49;
  return tar;
}
