import { err, ok, type Result } from '../../shared/result';
import { signedTreeHeadSchema, type SignedTreeHead } from './tree-head';

/** Why a text is no witness. `message` is a sentence for a person. */
export interface WitnessError {
  readonly code: 'too-long' | 'not-a-witness' | 'damaged';
  readonly message: string;
}

const title = 'Stayput ledger witness 1';

/** A whole mail with what was answered to it. */
const charactersLimit = 100_000;

/**
 * A signed tree head as a few lines to print, to mail or to write down: kept outside of the browser, they show later whether
 * what was in the ledger then is still in it. No line is longer than 90 characters.
 */
export function formatWitness({ head, keyId, publicKey, signature }: SignedTreeHead): string {
  return [
    title,
    `Ledger: ${head.ledgerId}`,
    `Epoch: ${String(head.epoch)}`,
    `Size: ${String(head.size)}`,
    `Time: ${new Date(head.time).toISOString()}`,
    `Root hash: ${grouped(head.rootHash)}`,
    `Key id: ${grouped(keyId)}`,
    `Public key: ${grouped(publicKey)}`,
    `Signature: ${grouped(signature.slice(0, 64))}`,
    `  ${grouped(signature.slice(64))}`,
    '',
  ].join('\n');
}

/** What {@link formatWitness} writes, once everything that a printer or a mail program may change is gone. */
const form = new RegExp(
  [
    title.toLowerCase().replaceAll(' ', ''),
    'ledger:(?<ledgerId>[0-9a-f-]{36})',
    String.raw`epoch:(?<epoch>\d{1,16})`,
    String.raw`size:(?<size>\d{1,16})`,
    String.raw`time:(?<time>\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d\.\d{3}z)`,
    'roothash:(?<rootHash>[0-9a-f]{64})',
    'keyid:(?<keyId>[0-9a-f]{64})',
    'publickey:(?<publicKey>[0-9a-f]{64})',
    'signature:(?<signature>[0-9a-f]{128})',
  ].join(''),
);

/**
 * Reads a witness back, wherever in a text it stands: line breaks, spaces, upper case and the `>` of a quoted mail don't
 * matter. A letter that was copied wrongly is noticed where the signature is checked; see `verifyTreeHead`.
 */
export function parseWitness(text: string): Result<SignedTreeHead, WitnessError> {
  if (text.length > charactersLimit) {
    return err({ code: 'too-long', message: 'The text is too long for a witness. Give only its lines.' });
  }
  const bare = text.replace(/[\s>]+/g, '').toLowerCase();
  if (!bare.includes('stayputledgerwitness')) {
    return err({ code: 'not-a-witness', message: `There is no witness in the text. It begins with "${title}".` });
  }
  const found = form.exec(bare)?.groups;
  const time = Date.parse(found?.['time']?.toUpperCase() ?? '');
  const { ledgerId, epoch, size, rootHash, keyId, publicKey, signature } = found ?? {};
  const parsed = signedTreeHeadSchema.safeParse({
    head: { ledgerId, epoch: Number(epoch), size: Number(size), time, rootHash },
    keyId,
    publicKey,
    signature,
  });
  if (!parsed.success) {
    return err({
      code: 'damaged',
      message: 'The witness is not complete, or something in it is not what it should be. Copy all of its lines again.',
    });
  }
  return ok(parsed.data);
}

/** In groups of four digits, which eyes can follow. */
function grouped(hex: string): string {
  return hex.replace(/(.{4})(?=.)/g, '$1 ');
}
