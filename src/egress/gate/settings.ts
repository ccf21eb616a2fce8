import { sha256Hex } from '../../shared/sha256';
import { err, ok, type Result } from '../../shared/result';
import type { GatePut, GateRecordsPort } from '../../vault';
import type { Destination } from '../destinations';
import {
  decide,
  defaultPolicy,
  effectivePolicy,
  kindOf,
  policyHash,
  policySchema,
  readPolicy,
  type ApprovalRule,
  type EgressFacts,
  type Policy,
} from '../policy';
import type { GateError } from './api';
import { vaultFailure } from './errors';

/** What of the deployment the gate goes by. It is in the build: nothing in the page can widen it. */
export interface GateDeployment {
  readonly destinations: readonly Destination[];
  /** The organisation's own policy; null where it has none. */
  readonly policy: unknown;
}

/** The policy that counts, with its hash. */
export interface EffectivePolicy {
  readonly policy: Policy;
  readonly hash: string;
  readonly isOfOrganisation: boolean;
}

type RequestFacts = Omit<EgressFacts, 'isFirstOfKind'>;
type Kind = Pick<EgressFacts, 'destination' | 'model' | 'task' | 'packId'>;

const policyId = 'policy';
const kindsId = 'kinds';

function keyId(destinationId: string): string {
  return `server-key/${destinationId}`;
}

const nothingSpent = { bytes: 0, requests: 0, usd: 0 };

/** A key is printable: a line break in it would be another header. */
const keyForm = /^[\x21-\x7e]{1,4096}$/;
const mostKinds = 1000;

/** The gate's own records in the vault: the person's policy, what they let go without looking, and the keys to servers. */
export class GateSettings {
  readonly #records: GateRecordsPort;
  readonly #deployment: GateDeployment;

  constructor(records: GateRecordsPort, deployment: GateDeployment) {
    this.#records = records;
    this.#deployment = deployment;
  }

  /**
   * The policy that counts: the person's own, narrowed by the organisation's where there is one. A stored policy that can't
   * be read is an error, not a policy that lets nothing go: somebody has to hear of it.
   */
  async effective(): Promise<Result<EffectivePolicy, GateError>> {
    const own = await this.#own();
    return own.ok ? this.#narrowed(own.value) : own;
  }

  /** Keeps a person's own policy; null: they have none. */
  async setPolicy(json: string | null): Promise<Result<void, GateError>> {
    const own = json === null ? ok(null) : readPolicy(json);
    if (!own.ok) return err({ code: 'policy-invalid', message: own.error.message });
    return this.#write([{ store: 'gate', id: policyId, value: own.value }]);
  }

  /** Whether a person has let no request of this kind go yet. */
  async isFirstOfKind(kind: Kind, hash: string): Promise<Result<boolean, GateError>> {
    const kinds = await this.#kinds();
    return kinds.ok ? ok(!kinds.value.includes(kindOf(kind, hash))) : kinds;
  }

  /**
   * What to write when a person has let a request of this kind go. What they let go before under `earlierHash` still counts: a
   * rule of their own is no reason to ask about everything anew.
   */
  async kindApproved(kind: Kind, hash: string, earlierHash = hash): Promise<Result<readonly GatePut[], GateError>> {
    const kinds = await this.#kinds();
    if (!kinds.ok) return kinds;
    const kept = kinds.value.map((one) => one.replace(JSON.stringify(earlierHash), JSON.stringify(hash)));
    const all = [...new Set([...kept, kindOf(kind, hash)])].slice(-mostKinds);
    return ok([{ store: 'gate', id: kindsId, value: all }]);
  }

  /**
   * The policy as it would be with one more rule of the person's own, which lets requests like this one go; null where it
   * would not, because the organisation wants to be asked, or because nobody knows what they cost.
   */
  async remembering(
    facts: RequestFacts,
  ): Promise<Result<{ own: Policy; effective: EffectivePolicy } | null, GateError>> {
    const before = await this.#own();
    if (!before.ok) return before;
    const base = before.value ?? this.#organisation();
    if (base === null) return ok(null);
    const rule = ruleFor(facts);
    const rules = base.approval.rules.filter(
      ({ destination, task, pack }) => destination !== rule.destination || task !== rule.task || pack !== rule.pack,
    );
    const own = policySchema.safeParse({ ...base, approval: { required: 'first-of-kind', rules: [...rules, rule] } });
    if (!own.success) return ok(null);
    const effective = this.#narrowed(own.data);
    if (!effective.ok) return effective;
    const verdict = decide({ ...facts, isFirstOfKind: false }, effective.value.policy, nothingSpent);
    return ok(verdict.kind === 'auto' ? { own: own.data, effective: effective.value } : null);
  }

  /** What to write to keep a policy of {@link remembering}. */
  putOwn(own: Policy): GatePut {
    return { store: 'gate', id: policyId, value: own };
  }

  async key(destinationId: string): Promise<Result<string | null, GateError>> {
    const kept = await this.#records.get('gate', keyId(destinationId));
    if (!kept.ok) return err(vaultFailure(kept.error));
    return ok(typeof kept.value === 'string' ? kept.value : null);
  }

  /** The key to send with: null where the server needs none. One that is missing, or that may not be used, is an error. */
  async usableKey(destination: Destination): Promise<Result<string | null, GateError>> {
    const key = await this.key(destination.id);
    if (!key.ok) return key;
    if (key.value === null) {
      return destination.needsKey
        ? err({ code: 'blocked', message: `There is no key for ${destination.name} yet. Enter it on the Audit page.` })
        : ok(null);
    }
    if (!(await isAllowedKey(key.value, destination.keySha256))) {
      return err({
        code: 'blocked',
        message: `The key for ${destination.name} is not the one that this deployment takes.`,
      });
    }
    return key;
  }

  /** Keeps the key to a server, or forgets it. */
  async setKey({ id, name, keySha256 }: Destination, key: string | null): Promise<Result<void, GateError>> {
    if (key === null) {
      const deleted = await this.#records.write({ deletions: [{ store: 'gate', id: keyId(id) }] });
      return deleted.ok ? ok(undefined) : err(vaultFailure(deleted.error));
    }
    if (!keyForm.test(key)) {
      return err({
        code: 'failed',
        message: 'This is no key: a key is one line of letters, digits and signs, without spaces.',
      });
    }
    if (!(await isAllowedKey(key, keySha256))) {
      return err({
        code: 'blocked',
        message: `This deployment takes one key only for ${name}, and this is another one. Ask whoever runs it.`,
      });
    }
    return this.#write([{ store: 'gate', id: keyId(id), value: key }]);
  }

  #organisation(): Policy | null {
    // The build has checked it; a build that was changed by hand sends nothing.
    const { policy } = this.#deployment;
    if (policy === null || policy === undefined) return null;
    const read = readPolicy(JSON.stringify(policy));
    return read.ok ? read.value : defaultPolicy;
  }

  #narrowed(own: Policy | null): Result<EffectivePolicy, GateError> {
    const organisation = this.#organisation();
    const policy = effectivePolicy(organisation, own);
    return ok({ policy, hash: policyHash(policy), isOfOrganisation: organisation !== null });
  }

  async #own(): Promise<Result<Policy | null, GateError>> {
    const kept = await this.#records.get('gate', policyId);
    if (!kept.ok) return err(vaultFailure(kept.error));
    if (kept.value === null) return ok(null);
    const read = readPolicy(JSON.stringify(kept.value));
    return read.ok ? read : err({ code: 'policy-invalid', message: read.error.message });
  }

  async #kinds(): Promise<Result<readonly string[], GateError>> {
    const kept = await this.#records.get('gate', kindsId);
    if (!kept.ok) return err(vaultFailure(kept.error));
    return ok(Array.isArray(kept.value) ? kept.value.filter((kind) => typeof kind === 'string') : []);
  }

  async #write(puts: readonly GatePut[]): Promise<Result<void, GateError>> {
    const written = await this.#records.write({ puts });
    return written.ok ? ok(undefined) : err(vaultFailure(written.error));
  }
}

/** A rule that lets requests like this one go, up to twice as large and as dear. */
function ruleFor({ destination, task, packId, bodyBytes, estimatedUsd, riskLevel }: RequestFacts): ApprovalRule {
  return {
    name: `${task}, ${packId}, ${destination}`.slice(0, 80),
    destination,
    task,
    pack: packId,
    maxBytes: Math.min(1_000_000, Math.max(16_384, bodyBytes * 2)),
    maxUsd: Math.min(1_000, (estimatedUsd?.high ?? 0) * 2),
    maxRiskLevel: riskLevel,
  };
}

/** Whether a deployment lets this key be used. */
async function isAllowedKey(key: string, keySha256: string | undefined): Promise<boolean> {
  return keySha256 === undefined || (await sha256Hex(new TextEncoder().encode(key))) === keySha256;
}
