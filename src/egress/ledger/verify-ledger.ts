import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { checkLines } from './check-lines';
import type { ExportedLedger } from './export';
import { wrong, type Finding } from './finding';
import { verifyTreeHead, type SignedTreeHead } from './tree-head';

/** What vouches for a ledger from outside of it. */
export interface Evidence {
  /** Tree heads of the same ledger that were kept elsewhere; see `parseWitness`. */
  readonly witnesses?: readonly SignedTreeHead[];
  /** The only keys that may have signed; without them, the ledger's own has to have signed each witness. */
  readonly trustedKeyIds?: readonly string[];
  /** The exact bytes that left, by the entry's sequence number. */
  readonly bodies?: ReadonlyMap<number, Uint8Array>;
}

/** What a check of a ledger came to. The sentences are for a person. */
export interface LedgerReport {
  /** No finding is an error: all of `proved` holds. */
  readonly isProved: boolean;
  readonly entries: number;
  /** At most 1000. */
  readonly findings: readonly Finding[];
  /** How many findings more there are. */
  readonly moreFindings: number;
  /** Empty where there is an error. */
  readonly proved: readonly string[];
  /** What nobody can tell from this file and this evidence. */
  readonly notProved: readonly string[];
}

const findingsLimit = 1000;

/**
 * Checks an exported ledger: each entry against the next (chain of hashes), all of them against the signed tree head (RFC
 * 9162, 2.1), and that against what vouches for it from outside.
 */
export async function verifyLedger(ledger: ExportedLedger, evidence: Evidence = {}): Promise<LedgerReport> {
  const { header, lines } = ledger;
  const { witnesses = [], bodies = new Map<number, Uint8Array>() } = evidence;
  const heads = [header.signedTreeHead, ...witnesses].filter((signed) => signed !== null);
  const { findings: found, roots } = checkLines(lines, new Set(heads.map(({ head }) => head.size)));
  const keyIds = evidence.trustedKeyIds ?? [];
  const findings: Finding[] = [
    ...(await checkHead(ledger, roots, keyIds)),
    ...(await Promise.all(witnesses.map((witness) => checkWitness(ledger, witness, roots, keyIds)))).flat(),
    ...[...bodies].flatMap(([sequence, bytes]) => checkBody(ledger, sequence, bytes)),
    ...found,
  ];
  const isProved = findings.every(({ severity }) => severity === 'warning');
  return {
    isProved,
    entries: lines.length,
    findings: findings.slice(0, findingsLimit),
    moreFindings: Math.max(0, findings.length - findingsLimit),
    proved: isProved ? provedBy(ledger, evidence) : [],
    notProved: notProvedBy(ledger, evidence),
  };
}

async function checkHead(
  { header, lines }: ExportedLedger,
  roots: ReadonlyMap<number, string>,
  trusted: readonly string[],
): Promise<readonly Finding[]> {
  const signed = header.signedTreeHead;
  if (signed === null) {
    return [wrong('unsigned', null, 'The ledger has no signed tree head, so nothing vouches for its entries.')];
  }
  const { head, keyId } = signed;
  const findings: Finding[] = [...(await checkSignature(signed, 'The tree head in the file'))];
  if (trusted.length > 0 && !trusted.includes(keyId)) {
    findings.push(wrong('wrong-key', null, 'The ledger is signed with a key that is not among those you trust.'));
  }
  if (head.ledgerId !== header.ledgerId) {
    findings.push(wrong('other-ledger', null, 'The tree head in the file belongs to another ledger.'));
  }
  const last = lines.findLast(({ entry }) => entry !== null)?.entry ?? null;
  if (last !== null && last.epoch > head.epoch) {
    findings.push(wrong('epoch-back', null, 'The signed tree head is of an earlier epoch than the last entry.'));
  }
  if (last !== null && last.time > head.time) {
    findings.push({
      code: 'time-back',
      severity: 'warning',
      sequence: null,
      message:
        "The signed tree head has an earlier time than the last entry. The device's clock may have been put back.",
    });
  }
  if (lines.length > head.size) {
    const extra = lines.length - head.size;
    findings.push(
      wrong('extra-entries', null, `The last ${plural(extra)} of the file are not covered by the signature.`),
    );
  }
  const root = roots.get(head.size);
  if (root === undefined) {
    const lost = `The ledger was signed with ${plural(head.size)}, but the file has ${String(lines.length)}.`;
    findings.push(wrong('truncated', null, lost));
  } else if (root !== head.rootHash) {
    findings.push(wrong('root-differs', null, 'The entries are not the ones that the ledger was signed with.'));
  }
  return findings;
}

async function checkWitness(
  { header, lines }: ExportedLedger,
  witness: SignedTreeHead,
  roots: ReadonlyMap<number, string>,
  trusted: readonly string[],
): Promise<readonly Finding[]> {
  const { head, keyId } = witness;
  const name = `The witness of ${dateOf(head.time)}`;
  if (head.ledgerId !== header.ledgerId) return [wrong('other-ledger', null, `${name} belongs to another ledger.`)];
  const findings: Finding[] = [...(await checkSignature(witness, name))];
  const own = header.signedTreeHead;
  const rightKeys = trusted.length > 0 || own === null ? trusted : [own.keyId];
  if (rightKeys.length > 0 && !rightKeys.includes(keyId)) {
    const whose = trusted.length > 0 ? 'a key that is not among those you trust' : 'another key than the ledger';
    findings.push(wrong('wrong-key', null, `${name} is signed with ${whose}.`));
  }
  const next = lines[head.size]?.entry ?? null;
  if ([own?.head.epoch, next?.epoch].some((epoch) => epoch !== undefined && epoch < head.epoch)) {
    const message = `${name} is of epoch ${String(head.epoch)}, but the ledger is in an earlier one: it is an old state.`;
    findings.push(wrong('epoch-back', next?.sequence ?? null, message));
  }
  const root = roots.get(head.size);
  if (root === undefined) {
    const message = `${name} counts ${plural(head.size)}, but the file has ${String(lines.length)}. ${whyLost}`;
    findings.push(wrong('truncated', null, message));
  } else if (root !== head.rootHash) {
    const message = `${name} vouches for other entries than the first ${String(head.size)} of the file. ${whyLost}`;
    findings.push(wrong('fork', null, message));
  }
  return findings;
}

const whyLost = 'Either an older backup was restored since, or somebody has rewritten the ledger.';

async function checkSignature(signed: SignedTreeHead, name: string): Promise<readonly Finding[]> {
  const verified = await verifyTreeHead(signed);
  if (verified.ok) return [];
  switch (verified.error.code) {
    case 'unsupported':
      return [wrong('signature-unchecked', null, verified.error.message)];
    case 'wrong-key-id':
      return [wrong('wrong-key', null, `${name} names a key id that does not belong to its key.`)];
    case 'bad-signature':
      return [wrong('bad-signature', null, `${name} has a signature that does not belong to it.`)];
  }
}

function checkBody({ lines }: ExportedLedger, sequence: number, bytes: Uint8Array): readonly Finding[] {
  const entry = lines.find((line) => line.entry?.sequence === sequence)?.entry ?? null;
  const at = `entry ${String(sequence)}`;
  if (entry === null) return [wrong('body-differs', sequence, `There is no ${at} to compare the given bytes with.`)];
  if (entry.bodySha256 === null) {
    return [wrong('body-differs', sequence, `Bytes were given for ${at}, but it records none.`)];
  }
  const isSame = bytesToHex(sha256(bytes)) === entry.bodySha256;
  const isWhole = entry.decision !== 'sent' || entry.sentBytes === bytes.length;
  if (isSame && isWhole) return [];
  return [wrong('body-differs', sequence, `The given bytes are not the ones that ${at} records.`)];
}

function provedBy({ header, lines }: ExportedLedger, evidence: Evidence): readonly string[] {
  const { witnesses = [], trustedKeyIds = [], bodies } = evidence;
  const signedAt = dateOf(header.signedTreeHead?.head.time ?? 0);
  return [
    `The file holds exactly the ${plural(lines.length)} signed on ${signedAt}: none was changed, added, left out or moved.`,
    ...(trustedKeyIds.length > 0 ? ['They are signed with a key that you trust.'] : []),
    ...witnesses.map((witness) => {
      const { size, time } = witness.head;
      return `The first ${plural(size)} are those of the witness of ${dateOf(time)}.`;
    }),
    ...[...(bodies?.keys() ?? [])].map(
      (sequence) => `The given bytes are the ones that entry ${String(sequence)} records.`,
    ),
  ];
}

function notProvedBy({ header, lines }: ExportedLedger, evidence: Evidence): readonly string[] {
  const { witnesses = [], trustedKeyIds = [] } = evidence;
  const latest = Math.max(0, ...witnesses.map(({ head }) => head.size));
  const rewritable =
    witnesses.length === 0
      ? [
          'That nothing was rewritten: there is no witness, and whoever holds the signing key can rewrite the whole ledger and sign it again.',
        ]
      : [
          `That nothing was rewritten after the latest witness: whoever holds the signing key can rewrite everything from entry ${String(latest)} on and sign it again.`,
        ];
  const keyId = header.signedTreeHead?.keyId ?? null;
  return [
    ...(witnesses.length > 0 && latest >= lines.length ? [] : rewritable),
    ...(trustedKeyIds.length > 0 || witnesses.length > 0 || keyId === null
      ? []
      : [
          `Whose key has signed: anybody can make a key and sign another ledger with it. Compare the key id ${keyId} with one that was noted down when the ledger was new.`,
        ]),
    'That the times are right: they are those of the device.',
    'That everything which left is in the ledger: that is held by the headers of the server and by the browser, not by this file.',
  ];
}

function plural(count: number): string {
  return count === 1 ? '1 entry' : `${String(count)} entries`;
}

function dateOf(time: number): string {
  return new Date(time).toISOString();
}
