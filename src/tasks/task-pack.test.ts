import { describe, expect, it } from 'vitest';
import { insurancePack, taskPackSchema, type TaskPack } from '.';
import packFile from './insurance.pack.json';

/** Where the schema finds fault. */
function faults(pack: unknown): readonly string[] {
  const parsed = taskPackSchema.safeParse(pack);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
}

function changed(change: (pack: TaskPack) => unknown): unknown {
  const pack = structuredClone(insurancePack);
  change(pack);
  return pack;
}

describe('taskPackSchema', () => {
  it('accepts the built-in pack as it is written', () => {
    expect(faults(packFile)).toEqual([]);
    expect(insurancePack).toMatchObject(packFile);
  });

  it.each<[string, (pack: TaskPack) => unknown]>([
    ['format', (pack) => Object.assign(pack, { format: 'stayput-task-pack/2' })],
    ['id', (pack) => (pack.id = '../x')],
    ['version', (pack) => (pack.version = '1.0')],
    ['language', (pack) => Object.assign(pack, { language: 'xx' })],
    ['locale.dollar', (pack) => (pack.locale.dollar = '$')],
    ['locale.dateOrder', (pack) => Object.assign(pack.locale, { dateOrder: 'any' })],
    ['classification.intents', (pack) => pack.classification.intents.splice(1)],
    [
      'classification.intents.2.description',
      (pack) => Object.assign(pack.classification.intents[2] ?? {}, { description: ' ' }),
    ],
    ['classification.none.label', (pack) => (pack.classification.none.label = 'None')],
    ['fields.1.type', (pack) => Object.assign(pack.fields[1] ?? {}, { type: 'number' })],
    ['fields.0.role', (pack) => Object.assign(pack.fields[0] ?? {}, { role: 'x'.repeat(501) })],
    ['rivals.date.0', (pack) => Object.assign(pack.rivals, { date: [''] })],
    ['calibrations.m', (pack) => Object.assign(pack.calibrations, { m: null })],
    [
      'calibrations.m.fields.x',
      (pack) => Object.assign(pack.calibrations, { m: { intents: {}, roles: {}, fields: { x: NaN } } }),
    ],
  ])('names the place of a mistake: %s', (path, change) => {
    expect(faults(changed(change))).toEqual([path]);
  });

  it('refuses properties that it does not know', () => {
    expect(taskPackSchema.safeParse({ ...insurancePack, script: 'x' }).error?.issues[0]).toMatchObject({
      code: 'unrecognized_keys',
      keys: ['script'],
    });
  });

  it.each<[string, (pack: TaskPack) => unknown]>([
    [
      'classification.intents.1.label',
      ({ classification: { intents } }) => Object.assign(intents[1] ?? {}, { label: intents[0]?.label }),
    ],
    [
      'classification.none.label',
      ({ classification }) => (classification.none.label = classification.intents[0]?.label ?? ''),
    ],
    ['fields.3.name', ({ fields }) => Object.assign(fields[3] ?? {}, { name: fields[0]?.name })],
  ])('refuses a name that is used twice: %s', (path, change) => {
    expect(faults(changed(change))).toEqual([path]);
  });
});

describe('the built-in pack’s calibrations', () => {
  const labels = [...insurancePack.classification.intents, insurancePack.classification.none].map(({ label }) => label);
  const roles = [...insurancePack.fields.map(({ role }) => role), ...Object.values(insurancePack.rivals).flat()];
  const fields = insurancePack.fields.map(({ name }) => name);

  it('are about intents, roles and fields that there are', () => {
    for (const calibration of Object.values(insurancePack.calibrations)) {
      expect(Object.keys(calibration.intents).sort()).toEqual([...labels].sort());
      expect(Object.keys(calibration.fields).filter((name) => !fields.includes(name))).toEqual([]);
      expect(Object.keys(calibration.roles).filter((role) => !roles.includes(role))).toEqual([]);
    }
  });

  it('are by a model’s id and version', () => {
    for (const id of Object.keys(insurancePack.calibrations)) expect(id).toMatch(/^[\w.-]+@\d+\.\d+\.\d+$/u);
  });
});
