import { by, type Fraction, fractionOf, rounded, times } from './exact';

type Row = Readonly<Record<string, unknown>>;

/** Money as a row states it, with what is known of the place where it stands. */
export interface Stated {
  readonly amount: string;
  readonly currency: string;
  readonly date: string | null;
  readonly donor: string | null;
}

export interface Step {
  readonly operation: 'DIVIDE' | 'MULTIPLY';
  readonly rate: Row | null;
  readonly deflator: Row | null;
}

/** What an amount comes to: the values of the answer, and the rows by which it is reckoned. */
export interface Reckoned {
  readonly values: Readonly<Record<string, unknown>>;
  readonly steps: readonly Step[];
  /** Whether it was taken as it is. */
  readonly same: boolean;
}

/** The second implementation of conversions, in whole numbers: plain, and knows no SQL. */
export class Reckoner {
  private readonly rates: ReadonlyMap<string, Row>;
  private readonly deflators: ReadonlyMap<string, Row>;

  constructor(rates: readonly Row[], deflators: readonly Row[]) {
    this.rates = new Map(rates.map((row) => [`${row.currency} ${row.period}`, row]));
    this.deflators = new Map(deflators.map((row) => [`${row.donor} ${row.year}`, row]));
  }

  converted(stated: Stated, { to, on }: Row): Reckoned {
    const date = (on ?? stated.date) as string | null;
    const known = { currency: to, on: date, period: null, grain: null, rate: null, reason: null };
    if (stated.currency === to) {
      const values = { ...known, amount: plain(stated.amount), rate: '1' };
      return { values, steps: [], same: true };
    }
    const cannot = (reason: string) => nothing({ ...known, reason });
    if (date === null) return cannot('NO_DATE');
    const periods = [...new Set([date.slice(0, 7), date.slice(0, 4)])];
    const period = periods.find(
      (each) => this.has(stated.currency, each) && this.has(String(to), each),
    );
    if (period === undefined) {
      const isFrom = periods.some((each) => this.has(stated.currency, each));
      return cannot(isFrom ? 'NO_RATE_TO' : 'NO_RATE_FROM');
    }
    const steps = [
      ...this.rate('DIVIDE', stated.currency, period),
      ...this.rate('MULTIPLY', String(to), period),
    ];
    const rate = plain(rounded(reckon('1', steps), 12));
    const grain = period.length === 4 ? 'YEAR' : 'MONTH';
    const amount = plain(rounded(reckon(stated.amount, steps), 2));
    return { values: { ...known, amount, period, grain, rate }, steps, same: false };
  }

  constant(stated: Stated, { baseYear, currency, deflator }: Row): Reckoned {
    const to = String(currency ?? 'USD');
    const base = String(baseYear);
    const donor = (deflator ?? stated.donor) as string | null;
    const known = { currency: to, baseYear, on: stated.date, donor, reason: null };
    const cannot = (reason: string) => nothing({ ...known, reason });
    if (stated.date === null) return cannot('NO_DATE');
    const year = stated.date.slice(0, 4);
    const deflated = year !== base;
    if (deflated && donor === null) return cannot('NO_DONOR');
    const from = this.deflators.get(`${donor} ${year}`);
    const onto = this.deflators.get(`${donor} ${base}`);
    if (deflated && !from) return cannot('NO_DEFLATOR');
    if (deflated && !onto) return cannot('NO_BASE_DEFLATOR');
    if (!this.has(stated.currency, year)) return cannot('NO_RATE_FROM');
    if (!this.has(to, base)) return cannot('NO_RATE_TO');
    const steps = [
      ...this.rate('DIVIDE', stated.currency, year),
      ...(deflated && from && onto
        ? [
            { operation: 'DIVIDE', rate: null, deflator: from } as const,
            { operation: 'MULTIPLY', rate: null, deflator: onto } as const,
          ]
        : []),
      ...this.rate('MULTIPLY', to, base),
    ];
    const amount = plain(rounded(reckon(stated.amount, steps), 2));
    return { values: { ...known, amount }, steps, same: false };
  }

  private has(currency: string, period: string): boolean {
    return currency === 'USD' || this.rates.has(`${currency} ${period}`);
  }

  private rate(operation: Step['operation'], currency: string, period: string): Step[] {
    const rate = this.rates.get(`${currency} ${period}`);
    return rate ? [{ operation, rate, deflator: null }] : [];
  }
}

const nothing = (values: Row): Reckoned => ({
  values: { ...values, amount: null },
  steps: [],
  same: true,
});

function reckon(amount: string, steps: readonly Step[]): Fraction {
  return steps.reduce((so, { operation, rate, deflator }) => {
    const value = String(rate?.per_dollar ?? deflator?.value);
    return operation === 'DIVIDE' ? by(so, value) : times(so, value);
  }, fractionOf(amount));
}

const plain = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
