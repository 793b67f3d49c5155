/** SQL of the last day that a partial date may mean: `2025` → 2025-12-31. What comes after it is certain to be later. */
export const lastDay = (date: string): string => `
  CASE length(${date})
    WHEN 4 THEN (${date} || '-12-31')::date
    WHEN 7 THEN ((${date} || '-01')::date + interval '1 month - 1 day')::date
    ELSE ${date}::date END`;

/** SQL of the whole months from one day to another; negative where that is earlier. */
export const monthsBetween = (from: string, to: string): string =>
  `(extract(year FROM age(${to}, ${from})) * 12 + extract(month FROM age(${to}, ${from})))::int`;
