import { enumeration } from '../engine/enumeration';

export const ConversionReason = enumeration(
  'ConversionReason',
  'Why an amount cannot be told in another currency, or in the prices of another year.',
  {
    NO_DATE: 'The fact has no date, and none was asked for.',
    NO_RATE_FROM: 'No rate of the stated currency is known for the date.',
    NO_RATE_TO: 'No rate of the wanted currency is known for the date.',
    NO_DONOR: 'Nobody knows whose deflator applies: no giver with a country is recorded.',
    NO_DEFLATOR: 'No deflator of the giver is known for the year of the fact.',
    NO_BASE_DEFLATOR: 'No deflator of the giver is known for the base year.',
  },
);
