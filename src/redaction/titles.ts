import type { Entity } from './entity';

const honorific =
  /(?<![\p{L}\p{N}])(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|reverend|fr|father|pastor|rabbi|imam|sgt|sergeant|capt|captain|lt|lieutenant|col|colonel|maj|major|gen|general|judge|justice|herr|frau|hr|madame|mme|mlle|monsieur|señor|señora|sr|sra|signor|signora|dhr|mevr|pan|pani|thiru|tmt|shri|smt|aunt|auntie|uncle|nurse|sister|brother|coach)\.?[ \n])+$/iu;
const after = /^ (?:MRS?|MS|MISS|MSTR|CHD|INF|Jr|Sr|Esq|PhD|MD|QC|KC)(?![\p{L}\p{N}])\.?/u;
/** Letters before a name that a title may have. */
const reach = 32;

/** Takes the titles of persons into them: they tell sex, rank and calling. */
export function withTitles(entities: readonly Entity[], text: string): readonly Entity[] {
  return entities.map((entity, place) => {
    if (entity.type !== 'PERSON') return entity;
    const least = Math.max(entities[place - 1]?.end ?? 0, entity.start - reach);
    const before = honorific.exec(text.slice(least, entity.start))?.[0] ?? '';
    const behind = after.exec(
      text.slice(entity.end, Math.min(entity.end + reach, entities[place + 1]?.start ?? Infinity)),
    );
    return { ...entity, start: entity.start - before.length, end: entity.end + (behind?.[0] ?? '').length };
  });
}
