import { entityTypes, type EntityType, type Sensitivity } from '../entity-types';
import type { Mention, RedactedEntity } from '../request';
import { measuredRecall } from './measured-recall';

/** What may still tell who it is, after redaction. */
export interface RiskEstimate {
  readonly level: 'low' | 'medium' | 'high';
  /** How many direct identifiers of this request were probably missed, and how many at the upper end. */
  readonly expectedMisses: { readonly value: number; readonly atMost: number };
  /** About how many people of the world share what was left or only generalised. 1: it is one person. */
  readonly peopleLike: number;
  /** Why, as sentences. */
  readonly reasons: readonly string[];
}

/** Everybody, in round numbers (United Nations, World Population Prospects 2024). */
const people = 8e9;
/** One in so many people shares a value of this type, kept as it is. Rough, on the careful side. */
const rarity: Readonly<Partial<Record<EntityType, number>>> = {
  DATE_OF_BIRTH: 30_000,
  AGE: 80,
  DATE_TIME: 400,
  LOCATION: 20_000,
  ADDRESS: 1e9,
  ORGANIZATION: 100_000,
  JOB_TITLE: 1_000,
  NRP: 100,
  AMOUNT: 300,
};
/** One in so many shares what is left of it when it is generalised. */
const rarityGeneralised: Readonly<Partial<Record<EntityType, number>>> = {
  DATE_OF_BIRTH: 8,
  AGE: 8,
  DATE_TIME: 12,
  LOCATION: 50,
  ADDRESS: 50,
  JOB_TITLE: 12,
  AMOUNT: 3,
};
/** Further values of a type tell less than the first: they are often of the same matter. */
const countedValues = 3;

/**
 * Estimates the re-identification risk of a redacted request: how many identifiers its recognizers probably missed, by their
 * measured recall, and how many people share the combination of what was kept or generalised, as if the types were
 * independent (they are not, so this is a guide and no guarantee; k-anonymity's idea, Sweeney 2002).
 */
export function estimateRisk(
  mentions: readonly Mention[],
  redacted: readonly RedactedEntity[],
  hasModel: boolean,
): RiskEstimate {
  const recall = measuredRecall[hasModel ? 'withModel' : 'withoutModel'];
  const direct = redacted.filter(({ type }) => entityTypes[type].sensitivity !== 'quasi');
  const missed = (share: (sensitivity: Sensitivity) => number) =>
    direct.reduce((sum, { type }) => sum + 1 / share(entityTypes[type].sensitivity) - 1, 0);
  const expectedMisses = {
    value: missed((sensitivity) => recall[sensitivity].value),
    atMost: missed((sensitivity) => recall[sensitivity].low),
  };
  const keptDirect = direct.filter(({ operator }) => operator === 'keep');
  const peopleLike = keptDirect.length > 0 ? 1 : Math.max(1, Math.round(people / singlesOut(mentions, redacted)));
  const reasons = reasonsFor(redacted, {
    keptDirect: keptDirect.length,
    peopleLike,
    hasModel,
    expected: expectedMisses.value,
  });
  return { level: levelOf(peopleLike, expectedMisses.value, hasModel), expectedMisses, peopleLike, reasons };
}

function singlesOut(mentions: readonly Mention[], redacted: readonly RedactedEntity[]): number {
  let factor = 1;
  for (const [table, operator] of [
    [rarity, 'keep'],
    [rarityGeneralised, 'generalise'],
  ] as const) {
    for (const [type, one] of Object.entries(table)) {
      const values = new Set(
        redacted.flatMap((entity, place) =>
          entity.type === type && entity.operator === operator ? [mentions[place]?.value] : [],
        ),
      );
      factor *= one ** (values.size === 0 ? 0 : 1 + (Math.min(values.size, countedValues) - 1) / 2);
    }
  }
  return factor;
}

function levelOf(peopleLike: number, expected: number, hasModel: boolean): RiskEstimate['level'] {
  if (peopleLike < 20 || expected >= 2) return 'high';
  return peopleLike < 10_000 || expected >= 0.5 || !hasModel ? 'medium' : 'low';
}

function reasonsFor(
  redacted: readonly RedactedEntity[],
  {
    keptDirect,
    peopleLike,
    hasModel,
    expected,
  }: { keptDirect: number; peopleLike: number; hasModel: boolean; expected: number },
): readonly string[] {
  const reasons: string[] = [];
  if (keptDirect > 0)
    reasons.push(`${String(keptDirect)} direct identifier${keptDirect === 1 ? ' is' : 's are'} kept as written.`);
  if (!hasModel) reasons.push('The entity model is not there, so names and places that no pattern shows may be left.');
  if (expected >= 0.05) {
    reasons.push(
      `Of identifiers like these, recognizers have missed some: about ${expected.toFixed(1)} may be left here.`,
    );
  }
  const left = new Set(
    redacted
      .filter(({ operator }) => operator === 'keep' || operator === 'generalise')
      .map(({ type }) => entityTypes[type].label.toLowerCase()),
  );
  if (left.size > 0) {
    const shared = peopleLike <= 1 ? 'one person alone' : `about ${peopleLike.toLocaleString('en')} people`;
    reasons.push(
      `What stays or is only made coarser (${[...left].join(', ')}) fits ${shared}, if nothing else is known.`,
    );
  }
  if (reasons.length === 0) reasons.push('Nothing that was found is left in the text.');
  return reasons;
}
