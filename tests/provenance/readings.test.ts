import {
  agree,
  precisionOf,
  readingOf,
  type ValueType,
  withoutRemark,
} from '../../src/provenance/readings';

const text: ValueType = { form: 'text' };
const money: ValueType = { form: 'money' };
const date: ValueType = { form: 'date' };
const integer: ValueType = { form: 'integer' };
const lenders: ValueType = {
  form: 'nodes',
  idOf: (name) => ({ CDB: '1', ICBC: '2', 'china-development-bank': '1' })[name] ?? null,
};

describe('readings', () => {
  test.each<[string, string, ValueType]>([
    ['66000000000 CNY (9.18 billion USD)', '66000000000 CNY (about 9.2 billion USD)', money],
    ['20000000000 USD', '20000000000 USD fund with initial capital of 10000000000 USD', money],
    ['9.18 billion USD', '9180000000 USD', money],
    ['about 4000000000 USD', '4000000000 USD', money],
    ['21 (June 2023)', '21 (January 2023)', text],
    ['2025-05', '2025-05-13', date],
    ['2025', '2025-05-13', date],
    ['2017', '2017 (during a visit)', date],
    ['20', '20.0', integer],
    ['Perú', 'peru', text],
    ['CDB and ICBC', 'ICBC, china-development-bank', lenders],
  ])('%s asserts the same as %s', (a, b, type) => {
    expect(agree(readingOf(a, type), readingOf(b, type))).toBe(true);
  });

  test.each<[string, string, ValueType]>([
    ['66000000000 CNY', '60000000000 CNY', money],
    ['66000000000 CNY', '9200000000 USD', money],
    ['almost 400 million USD', 'over 400 million USD', money],
    ['more than 70000000000 USD', 'up to 100000000000 USD', money],
    ['515000000000 USD in 2024', '515000000000 USD in 2023', money],
    ['2025-05', '2025-06-13', date],
    ['2025-1', '2025-11', date],
    ['14 November', '2025-05-14', date],
    ['2021-2024', '2022-2024', text],
    ['6.5 km', '6.5 m', text],
    ['28 of 33 members', '28', text],
    ['20', 'almost 30', integer],
    ['CDB', 'CDB and ICBC', lenders],
  ])('%s asserts something else than %s', (a, b, type) => {
    expect(agree(readingOf(a, type), readingOf(b, type))).toBe(false);
  });

  test('a bound is less precise than any number, a month than a day', () => {
    const precision = (value: string, type: ValueType) => precisionOf(readingOf(value, type));
    expect(precision('more than 54000000 USD', money)).toBe(0);
    expect(precision('54000000 USD', money)).toBeLessThan(precision('54100000 USD', money));
    expect(precision('2025-05', date)).toBeLessThan(precision('2025-05-13', date));
  });

  test('a remark in brackets at the end is no part of a value', () => {
    expect(withoutRemark('plan-2022-2024 (called 2021-2024)')).toBe('plan-2022-2024');
    expect(withoutRemark('Bolivia (Plurinational State of) today')).toBe(
      'Bolivia (Plurinational State of) today',
    );
  });
});
