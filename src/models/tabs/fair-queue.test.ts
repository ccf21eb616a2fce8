import { expect, test } from 'vitest';
import { FairQueue } from './fair-queue';

/** A queue with a clock that each piece of work moves on by ten. */
function queueOf(turnMs: number) {
  let now = 0;
  const order: string[] = [];
  const queue = new FairQueue({ turnMs, graceMs: 5, now: () => now });
  const add = (who: string, name: string) =>
    queue.run(who, async () => {
      order.push(name);
      await Promise.resolve();
      now += 10;
      return name;
    });
  return { queue, order, add };
}

test('work of one runs in the order in which it came', async () => {
  const { order, add } = queueOf(100);
  expect(await Promise.all([add('a', 'a1'), add('a', 'a2'), add('a', 'a3')])).toEqual(['a1', 'a2', 'a3']);
  expect(order).toEqual(['a1', 'a2', 'a3']);
});

test('turns go round, however much one has waiting', async () => {
  const { order, add } = queueOf(20);
  const many = ['a1', 'a2', 'a3', 'a4', 'a5'].map((name) => add('a', name));
  await Promise.all([...many, add('b', 'b1'), add('c', 'c1')]);
  expect(order.indexOf('b1')).toBeLessThan(order.indexOf('a4'));
  expect(order.indexOf('c1')).toBeLessThan(order.indexOf('a5'));
  expect(order).toHaveLength(7);
});

test('one that asks again at once keeps its turn, and then the others get theirs', async () => {
  const { order, add } = queueOf(1000);
  const first = add('a', 'a1').then(() => add('a', 'a2'));
  await Promise.all([first, add('b', 'b1')]);
  expect(order).toEqual(['a1', 'a2', 'b1']);
});

test('a turn ends although its holder always asks again', async () => {
  const { order, add } = queueOf(30);
  const greedy = async () => {
    for (let i = 1; i <= 8; i++) await add('a', `a${String(i)}`);
  };
  await Promise.all([greedy(), add('b', 'b1')]);
  expect(order.indexOf('b1')).toBeLessThanOrEqual(4);
});

test('work that throws ends for its caller alone', async () => {
  const { queue, add } = queueOf(10);
  const broken = queue.run('a', () => Promise.reject(new Error('broken')));
  const after = add('b', 'b1');
  await expect(broken).rejects.toThrow('broken');
  expect(await after).toBe('b1');
});
