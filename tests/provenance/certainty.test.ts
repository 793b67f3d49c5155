import { certaintyOf } from '../../src/provenance/certainty';

test.each([
  ['2025-05', 'Opening paragraph, month inferred from the plan.', 'INFERRED'],
  ['about 4000000000 USD', null, 'ESTIMATED'],
  ['nearly 10000000000 USD', 'Second sentence.', 'ESTIMATED'],
  ['almost twenty foreign ministers expected', null, 'ESTIMATED'],
  ['20 expected', null, 'ESTIMATED'],
  ['overseas', null, 'REPORTED'],
  ['66000000000 CNY (about 9.0 billion USD)', null, 'REPORTED'],
] as const)('%s (%s) is %s', (value, locator, certainty) => {
  expect(certaintyOf(value, locator)).toBe(certainty);
});
