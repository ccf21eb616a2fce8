// Checks a ledger that was exported from Stayput:
//   npm run ledger:verify -- LEDGER.jsonl [--witness FILE]... [--key KEYID]... [--body SEQUENCE=FILE]...
// It ends with 0 when everything holds, with 1 when something is wrong, and with 2 when it could not check.
//
// It is meant to be read by who relies on it, so it is short and uses nothing but Node: not a line of the app's own verifier,
// whose mistakes it would repeat. What it checks:
//   1. Each line is JSON in one form only (RFC 8785), so that nobody can read in it what was not hashed.
//   2. The entries are numbered 0, 1, 2 ... and each names the hash of the one before: SHA-256 of a zero byte and its line.
//   3. The Merkle tree over all of them (RFC 9162, 2.1.1) has the root that the ledger's Ed25519 key has signed.
//   4. The tree over the first entries has the root of each witness: a signed tree head that was kept elsewhere.
//   5. The bytes given with --body have the hash that the entry names.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** A tree head and the signature on it. */
interface SignedHead {
  readonly head: Readonly<Record<'ledgerId' | 'rootHash', string> & Record<'epoch' | 'size' | 'time', number>>;
  readonly keyId: string;
  readonly publicKey: string;
  readonly signature: string;
}

/** What came of a check: sentences. */
interface Verdict {
  readonly summary: string;
  readonly wrong: readonly string[];
  readonly warnings: readonly string[];
  readonly open: readonly string[];
}

interface Evidence {
  readonly witnesses?: readonly SignedHead[];
  readonly keys?: readonly string[];
  readonly bodies?: ReadonlyMap<number, Buffer>;
}

/** 512 MB: the largest file that is read. */
const bytesLimit = 512 * 1024 * 1024;
/** How many things that are wrong are told one by one. */
const sentencesLimit = 50;

const usage =
  'Use it like this: npm run ledger:verify -- LEDGER.jsonl [--witness FILE]... [--key KEYID]... [--body SEQUENCE=FILE]...';

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.exitCode = run(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}

/** The exit code. */
function run(args: readonly string[]): 0 | 1 {
  const texts = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { witness: texts, key: texts, body: texts },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new Error(usage);
  const witnesses = values.witness.map((file) => {
    const witness = readWitness(read(file).toString());
    if (witness === null) throw new Error(`${file} is not a witness, or not all of one. Copy all of its lines again.`);
    return witness;
  });
  const keys = values.key.map((text) => {
    const key = text.replace(/\s/g, '').toLowerCase();
    if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('A key id is 64 digits from 0 to 9 and a to f.');
    return key;
  });
  const bodies = new Map(
    values.body.map((text) => {
      const [, sequence, file] = /^(\d{1,15})=(.+)$/s.exec(text) ?? [];
      if (file === undefined) throw new Error(usage);
      return [Number(sequence), read(file)] as const;
    }),
  );
  const verdict = checkLedger(read(path), { witnesses, keys, bodies });
  if (verdict === null) throw new Error(`${path} is not an exported ledger with a signed tree head.`);

  console.log(`Read ${verdict.summary}`);
  tell('WRONG', verdict.wrong);
  tell('Noticed', verdict.warnings);
  const isProved = verdict.wrong.length === 0;
  if (isProved) console.log('PROVED: no entry was changed, added, left out or moved since the ledger was signed.');
  if (isProved && witnesses.length > 0) console.log('PROVED: the ledger goes on from each witness unchanged.');
  if (isProved && bodies.size > 0) console.log('PROVED: the bytes given are the ones that the entries record.');
  tell('Not proved', verdict.open);
  return isProved ? 0 : 1;
}

function tell(title: string, sentences: readonly string[]): void {
  for (const sentence of sentences.slice(0, sentencesLimit)) console.log(`${title}: ${sentence}`);
  const more = sentences.length - sentencesLimit;
  if (more > 0) console.log(`${title}: ${String(more)} more like these.`);
}

function read(file: string): Buffer {
  if (statSync(file).size > bytesLimit) throw new Error(`${file} is larger than 512 MB and was not read.`);
  return readFileSync(file);
}

/** Checks an exported ledger; null when its first line is not one's. */
export function checkLedger(file: Buffer, { witnesses = [], keys = [], bodies = new Map() }: Evidence): Verdict | null {
  const [first, ...lines] = linesOf(file);
  const header = jsonOf(first ?? Buffer.of());
  const own = header?.['signedTreeHead'];
  if (header?.['format'] !== 'stayput-ledger/1' || !isSignedHead(own)) return null;

  const wrong: string[] = [];
  const warnings: string[] = [];
  const leaves = lines.map((line) => sha256(Buffer.of(0), line));
  const entries = lines.map(jsonOf);
  let epoch = 0;
  let time = 0;
  for (const [index, entry] of entries.entries()) {
    const name = `Entry ${String(index)} (line ${String(index + 2)} of the file)`;
    if (!isCanonical(lines[index], entry))
      wrong.push(`${name} is not written the way the ledger writes: it was changed.`);
    if (entry?.['sequence'] !== index) wrong.push(`${name} has another number: entries are missing, added or moved.`);
    if (entry?.['previousHash'] !== (leaves[index - 1]?.toString('hex') ?? '0'.repeat(64))) {
      wrong.push(`${name} was not written after the one that stands before it: one of the two was changed.`);
    }
    if (numberOf(entry?.['epoch']) < epoch) wrong.push(`${name} is of an earlier epoch than one before it.`);
    if (numberOf(entry?.['time']) < time) warnings.push(`${name} has an earlier time than one before it.`);
    epoch = Math.max(epoch, numberOf(entry?.['epoch']));
    time = Math.max(time, numberOf(entry?.['time']));
  }

  for (const [index, { head, keyId, publicKey, signature }] of [own, ...witnesses].entries()) {
    const name = index === 0 ? 'The tree head of the file' : `The witness of ${new Date(head.time).toISOString()}`;
    if (sha256(Buffer.from(publicKey, 'hex')).toString('hex') !== keyId) wrong.push(`${name} names the wrong key id.`);
    if (!isSigned(head, publicKey, signature)) wrong.push(`${name} has a signature that does not belong to it.`);
    if (!(keys.length > 0 ? keys : [own.keyId]).includes(keyId)) wrong.push(`${name} is signed with another key.`);
    if (head.ledgerId !== header['ledgerId']) wrong.push(`${name} belongs to another ledger.`);
    if (head.size > lines.length) {
      wrong.push(
        `${name} counts ${String(head.size)} entries, the file has ${String(lines.length)}: the rest is missing.`,
      );
    } else if (rootOf(leaves.slice(0, head.size)).toString('hex') !== head.rootHash) {
      wrong.push(`${name} vouches for other entries than the first ${String(head.size)}: they were rewritten.`);
    }
    if (own.head.epoch < head.epoch || numberOf(entries[head.size]?.['epoch'] ?? head.epoch) < head.epoch) {
      wrong.push(`${name} is of a later epoch than what follows it in the file: that is an old state.`);
    }
  }
  if (lines.length > own.head.size) wrong.push('The last entries of the file are not covered by its tree head.');
  if (own.head.epoch < epoch) wrong.push('The tree head of the file is of an earlier epoch than an entry.');
  if (own.head.time < time) warnings.push('The tree head of the file has an earlier time than an entry.');

  for (const [sequence, bytes] of bodies) {
    const isSame = sha256(bytes).toString('hex') === entries[sequence]?.['bodySha256'];
    if (!isSame) wrong.push(`The bytes given for entry ${String(sequence)} are not the ones that it records.`);
  }

  const witnessed = Math.max(-1, ...witnesses.map(({ head }) => head.size));
  const open = ['Whether the times are right, and whether everything that left is in the ledger.'];
  if (witnessed < lines.length) {
    const which = witnessed < 0 ? 'the ledger' : `what came after the first ${String(witnessed)} entries`;
    open.push(`Whether ${which} was rewritten by somebody who holds the signing key: a newer witness would show it.`);
  }
  if (keys.length === 0) open.push('Whose key has signed: compare the key id with one that you noted down earlier.');
  const signedAt = new Date(own.head.time).toISOString();
  const summary = `${String(lines.length)} entries of ledger ${own.head.ledgerId}, signed on ${signedAt} with key ${own.keyId}.`;
  return { summary, wrong, warnings, open };
}

/** Reads a witness: its text, as it was printed or mailed, or an earlier export of the ledger. Null when it is neither. */
export function readWitness(text: string): SignedHead | null {
  const [line = ''] = text.split('\n');
  const signed = text.startsWith('{') ? jsonOf(Buffer.from(line))?.['signedTreeHead'] : fromWords(text);
  return isSignedHead(signed) ? signed : null;
}

function fromWords(text: string): unknown {
  const bare = text.replace(/[\s>]/g, '').toLowerCase();
  const words = new RegExp(
    'witness1ledger:([0-9a-f-]{36})epoch:([0-9]{1,16})size:([0-9]{1,16})time:([0-9tz:.-]{24})' +
      'roothash:([0-9a-f]{64})keyid:([0-9a-f]{64})publickey:([0-9a-f]{64})signature:([0-9a-f]{128})',
  );
  const [, ledgerId, epoch, size, time, rootHash, keyId, publicKey, signature] = words.exec(bare) ?? [];
  const head = {
    ledgerId,
    epoch: Number(epoch),
    size: Number(size),
    time: Date.parse(time?.toUpperCase() ?? ''),
    rootHash,
  };
  return { head, keyId, publicKey, signature };
}

/** The Merkle tree hash of RFC 9162, 2.1.1, over hashes of leaves. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

function isSigned(head: SignedHead['head'], publicKey: string, signature: string): boolean {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  try {
    const signed = Buffer.concat([Buffer.from('stayput-tree-head/1\n'), canonical(head)]);
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, signed, key, Buffer.from(signature, 'hex'));
  } catch {
    return false; // Bytes that are no key.
  }
}

/** RFC 8785: properties sorted, no white space, all else as ECMAScript writes it. */
function canonical(value: unknown): Buffer {
  const write = (part: unknown): string => {
    if (Array.isArray(part)) return `[${part.map(write).join(',')}]`;
    if (typeof part !== 'object' || part === null) return JSON.stringify(part);
    const members = Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${write(member)}`).join(',')}}`;
  };
  return Buffer.from(write(value));
}

function isCanonical(line: Buffer | undefined, value: unknown): boolean {
  try {
    return line !== undefined && canonical(value).equals(line);
  } catch {
    return false; // Nested deeper than can be written.
  }
}

/** The lines of a file, each without its line feed. */
function linesOf(file: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  let begin = 0;
  for (let end = file.indexOf(10); end >= 0; end = file.indexOf(10, begin)) {
    lines.push(file.subarray(begin, end));
    begin = end + 1;
  }
  return begin < file.length ? [...lines, file.subarray(begin)] : lines;
}

/** The object that a line holds; null when it holds none. */
function jsonOf(line: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line.toString());
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isSignedHead(value: unknown): value is SignedHead {
  const signed = (value ?? {}) as { readonly [name in keyof SignedHead]?: unknown };
  const head = (signed.head ?? {}) as { readonly [name in keyof SignedHead['head']]?: unknown };
  const isHex = (text: unknown, digits: number): boolean =>
    typeof text === 'string' && text.length === digits && /^[0-9a-f]+$/.test(text);
  return (
    [signed.keyId, signed.publicKey, head.rootHash].every((text) => isHex(text, 64)) &&
    isHex(signed.signature, 128) &&
    [head.epoch, head.size, head.time].every((number) => Number.isSafeInteger(number) && Number(number) >= 0) &&
    Number(head.time) < Date.UTC(10_000, 0) &&
    /^[0-9a-f-]{36}$/.test(String(head.ledgerId))
  );
}

/** -1 for what is no whole number. */
function numberOf(value: unknown): number {
  return Number.isSafeInteger(value) ? Number(value) : -1;
}

function sha256(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
