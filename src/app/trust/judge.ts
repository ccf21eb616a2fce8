import { checkRank, labelUse, nextLook } from '../../routing';
import { ok, type Result } from '../../shared/result';
import { questionsOf, type TaskPack } from '../../tasks';
import { READING_VERSION } from '../../understanding';
import type { VaultError } from '../../vault';
import {
  certifiedAnswers,
  decide,
  delta,
  openLearned,
  outsideOption,
  outsideRecord,
  queueOf,
  readingBasis,
  readLearnedTask,
  readTwice,
  runLearning,
  updateGuarantees,
  type Conditions,
  type Decision,
  type LearnedTask,
  type LearnedVersion,
  type LearnError,
  type QueueItem,
  type Readers,
  type TaskDocument,
  type TaskTrust,
  type Tier0,
} from '../../workflow';
import { deployment } from '../deployment';
import type { Services } from '../ports';
import type { DocumentRow } from '../state/document-row.svelte';
import type { Library } from '../state/library.svelte';
import type { Trust } from '../state/trust.svelte';
import type { TaskDocuments } from './task-documents';

/** What is known of how far one pack's answers can be trusted. */
export interface TaskOverview {
  readonly pack: TaskPack;
  readonly task: TaskTrust;
  /** The spot checks that are due, and how many of their questions are answered. */
  readonly checks: { readonly documents: number; readonly questions: number; readonly answered: number };
  /** Documents that certify and are not asked for yet. */
  readonly moreChecks: number;
  /** Labels that teach, by question. */
  readonly teaching: ReadonlyMap<string, number>;
  /** Labels of the spot checks that are due, by question. */
  readonly certifying: ReadonlyMap<string, number>;
  /** Checked documents that the model of today has not read: they are the anchor set, and to be read again. */
  readonly stale: readonly string[];
  readonly queue: readonly QueueItem[];
}

/** How a longer piece of work goes on, and how it is stopped. */
export interface Work {
  /** A share from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Documents that a person may be asked about beside spot checks: more would not be seen to the end. */
const mostAsked = 60;
const versionsKept = 3;
/** How often a person who looks at the evidence is wrong. Nobody has measured it here. */
const personErrors = 0.01;

/** Decides about answers, by what was learned and what spot checks say. */
export class Judge {
  readonly #services: Pick<Services, 'vault' | 'model'>;
  readonly #library: Library;
  readonly #documents: TaskDocuments;
  readonly #opened = new Map<string, Promise<OpenedTask>>();
  readonly trust: Trust;

  constructor(services: Pick<Services, 'vault' | 'model'>, trust: Trust, library: Library, documents: TaskDocuments) {
    this.#services = services;
    this.trust = trust;
    this.#library = library;
    this.#documents = documents;
  }

  /** Looks at a pack's documents, keeps what spot checks say now, and lists what a person is asked. Null: it was stopped. */
  async review(pack: TaskPack, { onProgress, signal }: Work = {}): Promise<Result<TaskOverview, VaultError> | null> {
    const extended = await this.#extendChecks(pack.id);
    if (!extended.ok) return extended;
    const { checksUpTo } = this.trust.taskOf(pack.id);
    const isDue = ({ id }: { readonly id: string }) => labelUse(id) === 'certify' && checkRank(id) <= checksUpTo;
    const rows = this.#rowsOf(pack.id);
    const due = rows.filter(isDue).toSorted((a, b) => checkRank(a.id) - checkRank(b.id));
    const others = rows.filter((row) => !isDue(row));
    const asked = others.filter(({ id }, place) => place < mostAsked || this.#documents.isLabelled(id));
    const wanted = [...due, ...asked];
    const toDecide = new Set([...due, ...others.slice(0, mostAsked)].map(({ id }) => id));

    const { learned } = await this.#open(pack);
    const documents: TaskDocument[] = [];
    for (const [place, { id }] of wanted.entries()) {
      if (signal?.aborted === true) return null;
      onProgress?.(place / wanted.length);
      const document = await this.#documents.get(id);
      if (document === null) continue;
      documents.push(document);
      if (!toDecide.has(id)) continue;
      // Its answers are remembered: what follows doesn't hold the page up.
      learned?.read(document.text);
      await new Promise((resolve) => setTimeout(resolve));
    }
    const questions = questionsOf(pack);
    const readers = await this.#readersOf(pack, documents);
    const checked = documents.filter(isDue);
    const { guarantees, lapsed, target } = this.trust.taskOf(pack.id);
    const terms = { promise: { target, delta }, readers, now: Date.now() };
    const updated = updateGuarantees(checked, questions, { current: guarantees, lapsed }, terms);
    const outside = {
      private: outsideRecord(documents, 'private'),
      frontier: outsideRecord(documents, 'frontier'),
    };
    if (signal?.aborted === true) return null;
    const changed = await this.trust.changeTask(pack.id, (task) => ({
      ...task,
      guarantees: updated.current,
      lapsed: updated.lapsed,
      outside,
    }));
    if (!changed.ok) return changed;

    const task = this.trust.taskOf(pack.id);
    const teaching = countLabels(
      documents.filter(({ id }) => labelUse(id) === 'teach'),
      questions,
    );
    const certifying = countLabels(checked, questions);
    const decided = documents
      .filter(({ id }) => toDecide.has(id))
      .map((document) => ({
        id: document.id,
        isDue: isDue(document),
        answered: new Set(document.labels.keys()),
        decisions: this.#decide(pack, document, readers, task),
      }));
    return ok({
      pack,
      task,
      checks: {
        documents: due.length,
        questions: due.length * questions.length,
        answered: [...certifying.values()].reduce((sum, count) => sum + count, 0),
      },
      moreChecks: this.#ranksOf(pack.id).filter((rank) => rank > checksUpTo).length,
      teaching,
      certifying,
      stale: checked.flatMap(({ id, labels, reading }) =>
        labels.size > 0 && (reading === null || readingBasis(reading) !== readers.deviceBasis) ? [id] : [],
      ),
      queue: queueOf(decided, teaching),
    });
  }

  /** Asks for as many spot checks again as there are. */
  askForMoreChecks(packId: string): Promise<Result<void, VaultError>> {
    const ranks = this.#ranksOf(packId);
    const due = ranks.filter((rank) => rank <= this.trust.taskOf(packId).checksUpTo).length;
    const checksUpTo = ranks[Math.min(ranks.length, 2 * due) - 1] ?? 1;
    return this.trust.changeTask(packId, (task) => ({ ...task, checksUpTo }));
  }

  /** What is decided about each question of a document, by question. */
  async decisionsOf(
    pack: TaskPack,
    document: Pick<TaskDocument, 'text' | 'reading'>,
  ): Promise<ReadonlyMap<string, Decision>> {
    const readers = await this.#readersOf(pack, [document]);
    const decisions = this.#decide(pack, document, readers, this.trust.taskOf(pack.id));
    return new Map(decisions.map((decision) => [decision.question, decision]));
  }

  /** What was learned answers of a document, as far as it is certified; null where the model is to read all of it. */
  async tier0(documentId: string, pack: TaskPack, text: string): Promise<Tier0 | null> {
    // Spot checks measure the model, too.
    if (labelUse(documentId) === 'certify') return null;
    const { learned } = await this.#open(pack);
    if (learned === null) return null;
    const answers = certifiedAnswers(pack, text, learned, this.trust.taskOf(pack.id).guarantees);
    return answers.intent === null && answers.fields.size === 0 ? null : { version: learned.version, answers };
  }

  /** Learns from the labels that teach, and lets that answer from now on. What answered before is kept beside it. */
  async learn(
    pack: TaskPack,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Result<LearnedTask, LearnError | VaultError>> {
    const documents: TaskDocument[] = [];
    for (const { id } of this.#rowsOf(pack.id)) {
      if (labelUse(id) !== 'teach' || !this.#documents.isLabelled(id)) continue;
      const document = await this.#documents.get(id);
      if (document !== null) documents.push(document);
    }
    const deviceBasis = this.#basis(pack, documents);
    const learned = await runLearning({ pack, documents, deviceBasis, seed: 1, now: Date.now() }, onProgress, signal);
    if (!learned.ok) return learned;
    const key = `learned-${crypto.randomUUID()}`;
    const kept = await this.#services.vault.setSetting(key, learned.value);
    if (!kept.ok) return kept;
    const { version, packVersion, learnedAt, documents: count } = learned.value;
    let dropped: readonly LearnedVersion[] = [];
    const changed = await this.trust.changeTask(pack.id, (task) => {
      const before = task.current === null ? task.earlier : [task.current, ...task.earlier];
      dropped = before.slice(versionsKept);
      const current = { key, version, packVersion, learnedAt, documents: count };
      return { ...task, current, earlier: before.slice(0, versionsKept) };
    });
    if (!changed.ok) return changed;
    for (const old of dropped) await this.#services.vault.setSetting(old.key, null);
    return learned;
  }

  #decide(
    pack: TaskPack,
    document: Pick<TaskDocument, 'text' | 'reading'>,
    readers: Readers,
    task: TaskTrust,
  ): readonly Decision[] {
    const questions = questionsOf(pack);
    const reads = readTwice(document, questions, readers);
    return questions.map((question) => {
      const conditions = this.#conditions(task, question, document.text.length);
      const own = reads.get(question) ?? { learned: null, device: null };
      return decide(question, own, task.guarantees[question], conditions);
    });
  }

  #conditions(task: TaskTrust, question: string, characters: number): Conditions {
    const { prices, minutesPerQuestion: minutes } = this.trust.record;
    const outside = (tier: 'private' | 'frontier') =>
      outsideOption(tier, deployment.destinations, task.outside[tier], { characters, minutes });
    return {
      prices,
      askPerson: { usd: 0, latencySeconds: 0, humanMinutes: minutes, errorProbability: personErrors },
      severity: task.severities[question] ?? 'medium',
      outside: { private: outside('private'), frontier: outside('frontier') },
    };
  }

  async #readersOf(pack: TaskPack, documents: readonly Pick<TaskDocument, 'reading'>[]): Promise<Readers> {
    const { learned, calibrations } = await this.#open(pack);
    return { learned, calibrations, deviceBasis: this.#basis(pack, documents) };
  }

  /** The model that reads now; while none does, the one that read last. */
  #basis({ id, version }: TaskPack, documents: readonly Pick<TaskDocument, 'reading'>[]): string {
    const { model } = this.#services;
    const last = documents.find(({ reading }) => reading !== null && reading.engine !== 'tier-0')?.reading ?? null;
    if (model.status.phase !== 'ready' && last !== null) return readingBasis(last);
    return readingBasis({ model: model.card.id, reader: READING_VERSION, packId: id, packVersion: version });
  }

  #open(pack: TaskPack): Promise<OpenedTask> {
    const { current } = this.trust.taskOf(pack.id);
    if (!this.trust.record.mayLearn || current?.packVersion !== pack.version) return Promise.resolve(nothingLearned);
    const known = this.#opened.get(current.key);
    if (known !== undefined) return known;
    const opening = this.#read(pack, current.key);
    this.#opened.set(current.key, opening);
    return opening;
  }

  async #read(pack: TaskPack, key: string): Promise<OpenedTask> {
    const stored = await this.#services.vault.getSetting(key);
    // What could not be read now may be another time.
    if (!stored.ok) this.#opened.delete(key);
    const task = stored.ok ? readLearnedTask(stored.value) : null;
    if (task === null) return nothingLearned;
    const opened = openLearned(task, pack);
    return opened.ok ? { learned: opened.value, calibrations: task.device } : nothingLearned;
  }

  /** At least as many spot checks are asked for as the first look takes; while there are fewer, all that come. */
  async #extendChecks(packId: string): Promise<Result<void, VaultError>> {
    const ranks = this.#ranksOf(packId);
    const { checksUpTo, target } = this.trust.taskOf(packId);
    // What was learned and the model have half of delta each.
    const { labels: firstChecks } = nextLook({ looks: [], promise: { target, delta: delta / 2 } });
    const due = ranks.filter((rank) => rank <= checksUpTo).length;
    if (due >= Math.min(firstChecks, ranks.length)) return ok(undefined);
    const upTo = ranks[firstChecks - 1] ?? 1;
    return this.trust.changeTask(packId, (task) => ({ ...task, checksUpTo: upTo }));
  }

  #rowsOf(packId: string): readonly DocumentRow[] {
    return this.#library.rows.filter(({ isStored, reading }) => isStored && reading?.packId === packId);
  }

  /** The ranks of a pack's documents that certify, ascending. */
  #ranksOf(packId: string): readonly number[] {
    return this.#rowsOf(packId)
      .filter(({ id }) => labelUse(id) === 'certify')
      .map(({ id }) => checkRank(id))
      .sort((a, b) => a - b);
  }
}

interface OpenedTask {
  readonly learned: Readers['learned'];
  readonly calibrations: Readers['calibrations'];
}

const nothingLearned: OpenedTask = { learned: null, calibrations: null };

function countLabels(documents: readonly TaskDocument[], questions: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    questions.map((question) => [question, documents.filter(({ labels }) => labels.has(question)).length]),
  );
}
