import type { Calibration, Field, TaskPack } from './task-pack';

/**
 * A changed pack without the measured constants that its new words make wrong: a baseline is that of one wording. The
 * device measures intents itself where they are missing, and does without the others.
 */
export function withoutStaleCalibrations(before: TaskPack, after: TaskPack): TaskPack {
  const areIntentsSame = isSubset(wordingOfIntents(after), wordingOfIntents(before));
  const types = new Set(after.fields.map(({ type }) => type));
  const staleTypes = new Set([...types].filter((type) => !isSubset(rolesOf(after, type), rolesOf(before, type))));
  const staleRoles = new Set([...staleTypes].flatMap((type) => [...rolesOf(before, type), ...rolesOf(after, type)]));
  const staleFields = new Set(
    after.fields.filter((field) => staleTypes.has(field.type) || !isReadAlike(before, field)).map(({ name }) => name),
  );
  const labels = new Set(labelsOf(after));
  const fields = new Set(after.fields.map(({ name }) => name));

  const kept = ({ kind, kindCues, ...calibration }: Calibration): Calibration => ({
    ...calibration,
    ...(kind !== undefined && before.kind === after.kind && { kind }),
    ...(kindCues !== undefined && { kindCues: only(kindCues, (word) => after.kindCues.includes(word)) }),
    intents: areIntentsSame ? only(calibration.intents, (label) => labels.has(label)) : {},
    roles: only(calibration.roles, (role) => !staleRoles.has(role)),
    fields: only(calibration.fields, (name) => fields.has(name) && !staleFields.has(name)),
  });
  return {
    ...after,
    calibrations: Object.fromEntries(
      Object.entries(after.calibrations)
        .map(([model, calibration]) => [model, kept(calibration)] as const)
        .filter(([, { intents, roles, fields }]) => [intents, roles, fields].some((part) => Object.keys(part).length)),
    ),
  };
}

function labelsOf({ classification: { intents, none } }: TaskPack): readonly string[] {
  return [...intents, none].map(({ label }) => label);
}

function wordingOfIntents({ classification: { stem, intents, none } }: TaskPack): readonly string[] {
  return [...intents, none].map(({ label, description }) => JSON.stringify([stem, label, description]));
}

function rolesOf(pack: TaskPack, type: Field['type']): readonly string[] {
  return [...pack.fields.filter((field) => field.type === type).map(({ role }) => role), ...(pack.rivals[type] ?? [])];
}

/** Whether the model is asked for this field in the same words as before. */
function isReadAlike(before: TaskPack, field: Field): boolean {
  const old = before.fields.find(({ name }) => name === field.name);
  return (
    old?.type === field.type &&
    old.label === field.label &&
    old.role === field.role &&
    JSON.stringify(old.cues) === JSON.stringify(field.cues)
  );
}

function isSubset(part: readonly string[], whole: readonly string[]): boolean {
  const known = new Set(whole);
  return part.every((entry) => known.has(entry));
}

function only<T>(measured: Readonly<Record<string, T>>, isKept: (name: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(measured).filter(([name]) => isKept(name)));
}
