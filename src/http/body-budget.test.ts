import { expect, test } from 'vitest';
import { BodyBudget, type HeldBody } from './body-budget.ts';

/** A budget of 100 bytes, whose time passes only by `wait`. */
function startBudget() {
  let elapsed = 0;
  const budget = new BodyBudget({ mostBytes: 100, elapsed: () => elapsed });
  const gaveWay: string[] = [];
  const begin = (name: string, address = name): HeldBody =>
    budget.begin(address, () => gaveWay.push(name));
  return { begin, gaveWay, wait: (ms: number) => (elapsed += ms) };
}

test('no body is dropped while all fit into the budget', () => {
  const { begin, gaveWay } = startBudget();
  expect(begin('a').holdInAll(60)).toBe(true);
  expect(begin('b').holdInAll(40)).toBe(true);
  expect(gaveWay).toEqual([]);
});

test('the oldest of the slow bodies is dropped first', () => {
  const { begin, gaveWay, wait } = startBudget();
  begin('old').holdInAll(10);
  wait(400);
  begin('younger').holdInAll(80);
  wait(400);
  expect(begin('new').holdInAll(20)).toBe(true);
  expect(gaveWay).toEqual(['old']);
});

test('the largest body of the address that holds most is dropped', () => {
  const { begin, gaveWay } = startBudget();
  begin('greedy-1', 'greedy').holdInAll(30);
  begin('greedy-2', 'greedy').holdInAll(31);
  begin('modest').holdInAll(35);
  expect(begin('new').holdInAll(20)).toBe(true);
  expect(gaveWay).toEqual(['greedy-2']);
});

test('one address may use the whole budget if no other address needs it', () => {
  const { begin, gaveWay } = startBudget();
  for (let count = 0; count < 10; count += 1)
    expect(begin(`body-${count}`, 'one').holdInAll(10)).toBe(true);
  expect(gaveWay).toEqual([]);
});

test('a small body is accepted from the same address as the bodies that fill the budget', () => {
  const { begin, gaveWay } = startBudget();
  begin('large-1', 'proxy').holdInAll(50);
  begin('large-2', 'proxy').holdInAll(50);
  expect(begin('small', 'proxy').holdInAll(5)).toBe(true);
  expect(gaveWay).toHaveLength(1);
});

test('a body that needs more than all others together is refused', () => {
  const { begin, gaveWay } = startBudget();
  const small = begin('small');
  small.holdInAll(10);
  expect(begin('huge').holdInAll(101)).toBe(false);
  expect(gaveWay).toEqual([]);
  expect(small.holdInAll(90)).toBe(true);
});

test('a body that was released or dropped holds nothing', () => {
  const { begin, wait } = startBudget();
  const first = begin('first');
  first.holdInAll(100);
  first.release();
  first.release();
  expect(first.holdInAll(10)).toBe(false);
  const second = begin('second');
  expect(second.holdInAll(100)).toBe(true);
  wait(1000);
  expect(begin('third').holdInAll(50)).toBe(true);
  expect(second.holdInAll(100)).toBe(false);
});
