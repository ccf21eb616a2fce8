import { describe, expect, it } from 'vitest';
import { builtInPacks, withoutStaleCalibrations, type Calibration, type TaskPack } from '.';

const model = 'model@1.0.0';
/** What it is does not matter here, only whether it is kept. */
const threshold = 1 as unknown as Calibration['fields'][string];
const each = <T>(names: readonly string[], value: T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, value]));

const bare = builtInPacks[0];
const { classification, fields } = bare;
const measured: Calibration = {
  intents: each(
    [...classification.intents, classification.none].map(({ label }) => label),
    -20,
  ),
  roles: each([...fields.map(({ role }) => role), ...Object.values(bare.rivals).flat()], -10),
  fields: each(
    fields.map(({ name }) => name),
    threshold,
  ),
  kind: -20,
  kindCues: each(bare.kindCues, 1),
};
const before: TaskPack = { ...bare, calibrations: { [model]: measured } };

/** The constants that are left after a change. */
function left(changes: Partial<TaskPack>): Calibration {
  const after = withoutStaleCalibrations(before, { ...before, ...changes });
  return after.calibrations[model] ?? { intents: {}, roles: {}, fields: {} };
}

const index = fields.findIndex(({ type }) => type === 'identifier');
const identifier = fields[index];
if (identifier === undefined) throw new Error('no identifier');
const others = fields.filter((field) => field !== identifier);

describe('withoutStaleCalibrations', () => {
  it('keeps all where no words of the model change', () => {
    expect(left({ title: 'Other', description: 'Other', fields: fields.toReversed() })).toEqual(measured);
  });

  it('leaves the intents out as soon as one of them, or the stem, is worded otherwise', () => {
    const [intent, ...rest] = classification.intents;
    if (intent === undefined) throw new Error('no intent');
    expect(left({ classification: { ...classification, stem: 'This letter' } })).toEqual({ ...measured, intents: {} });
    const reworded = [{ ...intent, description: 'asks for something else' }, ...rest];
    expect(left({ classification: { ...classification, intents: reworded } }).intents).toEqual({});
    const more = [...classification.intents, { ...intent, label: 'more' }];
    expect(left({ classification: { ...classification, intents: more } }).intents).toEqual({});
    expect(left({ classification: { ...classification, intents: rest } }).intents).toEqual({
      ...measured.intents,
      [intent.label]: undefined,
    });
  });

  it('leaves out what was measured for a type of value when a role of it is new', () => {
    const changed = { ...identifier, role: 'some other number' };
    const { intents, roles, fields: thresholds } = left({ fields: [...others, changed] });
    expect(intents).toEqual(measured.intents);
    expect(roles).not.toHaveProperty([identifier.role]);
    for (const role of before.rivals.identifier ?? []) expect(roles).not.toHaveProperty([role]);
    for (const { name, type } of fields) {
      if (type === 'identifier') expect(thresholds).not.toHaveProperty(name);
      else expect(thresholds[name]).toBe(measured.fields[name]);
    }
  });

  it('leaves out the threshold of a field alone when only its label or its cues change', () => {
    for (const changes of [{ label: 'Number' }, { cues: ['No.'] }]) {
      const kept = left({ fields: [...others, { ...identifier, ...changes }] });
      expect(kept).toEqual({ ...measured, fields: { ...measured.fields, [identifier.name]: undefined } });
    }
  });

  it('leaves out what the kind scores when it is worded otherwise', () => {
    expect(measured.kind).toBeTypeOf('number');
    expect(left({ title: 'Other' }).kind).toBe(measured.kind);
    expect(left({ kind: 'something else' }).kind).toBeUndefined();
  });

  it('keeps the weights of the words that such documents still hold', () => {
    const [first = '', ...rest] = bare.kindCues;
    expect(left({ kindCues: ['another', ...rest] }).kindCues).toEqual(each(rest, 1));
    expect(measured.kindCues).toHaveProperty([first]);
  });

  it('leaves out a model of which nothing is left', () => {
    const reworded = fields.map((field) => ({ ...field, role: `${field.role}, maybe`, label: `${field.label}?` }));
    const changes = { classification: { ...classification, stem: 'This letter' }, fields: reworded, rivals: {} };
    const after = withoutStaleCalibrations(before, { ...before, ...changes });
    expect(after.calibrations[model]?.intents ?? {}).toEqual({});
    expect(after.calibrations[model]?.fields ?? {}).toEqual({});
  });
});
