import { wasOrWere } from './was-or-were';

describe('the verb after what a value is called', () => {
  it.each([
    'the balances',
    'the balances of a and b',
    'the results, sorted',
    'the two results',
    'the keys that were loaded',
    'those who got a ticket',
  ])('is "were" after "%s"', (what) => expect(wasOrWere(what)).toBe('were'));

  it.each([
    'the value',
    'the number of bolts',
    'the sum of the balances',
    'the result of the jobs',
    "x's balance",
    'what the two audits found',
    'the status',
    'the address of a',
    'the size after three elements',
    'balances',
  ])('is "was" after "%s"', (what) => expect(wasOrWere(what)).toBe('was'));
});
