import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';

import { isDay } from './partial-date';

interface Text {
  readonly name: string;
  readonly description: string;
  readonly specifiedByURL: string;
  readonly pattern: RegExp;
  readonly example: string;
  /** What the example does not show, such as how long it may be. */
  readonly limit?: string;
  /** What the pattern cannot tell: whether `2025-02-30` is a day. */
  readonly valid?: (text: string) => boolean;
}

/** How much of a wrong value is said back. */
const MOST_SHOWN = 60;

/** A scalar that is a string on the wire; the SQL renders it, so only input passes through here. */
function textScalar(text: Text) {
  const { name, description, specifiedByURL, pattern, example, limit, valid } = text;
  const parse = (value: unknown, node?: ValueNode): string => {
    if (typeof value === 'string' && pattern.test(value) && (valid?.(value) ?? true)) return value;
    const came = node ? print(node) : (JSON.stringify(value) ?? 'nothing');
    const shown = came.length > MOST_SHOWN ? `${came.slice(0, MOST_SHOWN)}…` : came;
    throw new GraphQLError(
      `${name} must be written like "${example}"${limit ? `, ${limit}` : ''}, got ${shown}`,
      { nodes: node ?? null, extensions: { code: 'BAD_USER_INPUT' } },
    );
  };
  return new GraphQLScalarType<string, string>({
    name,
    description: `${description} Example: \`"${example}"\`.`,
    specifiedByURL,
    serialize: (value) => parse(value),
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}

const ISO_8601 = 'https://www.iso.org/iso-8601-date-and-time-format.html';

export const PartialDate = textScalar({
  name: 'PartialDate',
  description:
    'An ISO 8601 date exactly as precise as its source: a year, a month or a day. `"2025"`, `"2025-05"` and `"2025-05-13"` are three different facts.',
  specifiedByURL: ISO_8601,
  pattern: /^(?!0000)\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
  example: '2025-05',
  limit: 'in the years 0001 to 9999',
  valid: isDay,
});

export const DateTime = textScalar({
  name: 'DateTime',
  description: 'An instant, in UTC, as RFC 3339 writes it.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  // PostgreSQL has no year 0, and no place is 16 hours from Greenwich.
  pattern: /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-](0\d|1[0-5]):\d\d)$/,
  example: '2025-05-13T08:00:00.000Z',
  valid: (text) => !Number.isNaN(Date.parse(text)) && isDay(text.slice(0, 10)),
});

export const Decimal = textScalar({
  name: 'Decimal',
  description:
    'An exact decimal number, written as a string so that no client rounds it. Never in exponent form.',
  specifiedByURL: 'https://www.w3.org/TR/xmlschema-2/#decimal',
  pattern: /^-?\d{1,28}(\.\d{1,10})?$/,
  example: '66000000000',
  limit: 'with at most 28 digits before the point and 10 after it',
});

export const CurrencyCode = textScalar({
  name: 'CurrencyCode',
  description: 'An ISO 4217 currency code, in capitals.',
  specifiedByURL: 'https://www.iso.org/iso-4217-currency-codes.html',
  pattern: /^[A-Z]{3}$/,
  example: 'CNY',
});

export const CountryCode = textScalar({
  name: 'CountryCode',
  description: 'An ISO 3166-1 country code, in capitals: two letters or three, as the field says.',
  specifiedByURL: 'https://www.iso.org/iso-3166-country-codes.html',
  pattern: /^[A-Z]{2,3}$/,
  example: 'PE',
});

export const LanguageTag = textScalar({
  name: 'LanguageTag',
  description: 'A BCP 47 language tag.',
  specifiedByURL: 'https://www.rfc-editor.org/info/bcp47',
  pattern: /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/,
  example: 'es',
});

export const URL = textScalar({
  name: 'URL',
  description: 'An absolute web address.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  pattern: /^https?:\/\/\S+$/,
  example: 'http://www.chinacelacforum.org/eng/',
});
