/**
 * Partial dates are compared as the spans of days that they name: a date is before another when the
 * source makes it certain. In the "C" collation that is a comparison of texts, once a date is written
 * by the shortest text that begins, or ends, on the same day:
 *
 *     first day of `2025-01-01` = first day of `2025`    → '2025'
 *     last day of  `2025-05-31` = last day of `2025-05`  → '2025-05~'   ('~' sorts after '-' and digits)
 */
export function firstDayKey(date: string): string {
  return date.replace(/-01$/, '').replace(/^(\d{4})-01$/, '$1');
}

/** See {@link firstDayKey}. */
export function lastDayKey(date: string): string {
  const [year = '', month, day] = date.split('-');
  const wholeMonth =
    month !== undefined && (day === undefined || Number(day) === daysOf(year, month));
  if (month === '12' && wholeMonth) return `${year}~`;
  return wholeMonth ? `${year}-${month}~` : `${date}~`;
}

/** Whether a full ISO date names a real day of the calendar; what is shorter always does. */
export function isDay(text: string): boolean {
  const [year, month, day] = text.split('-');
  return year === undefined || month === undefined || Number(day ?? 1) <= daysOf(year, month);
}

function daysOf(year: string, month: string): number {
  return new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}
