import {
  CelacAndTheBeltAndRoadDocument,
  EntenteError,
  LoansToNicaraguaDocument,
  request,
  SummitOfMay2025Document,
} from '../../client/src';
import { serve } from '../../src/server/serve';
import { useDatabase } from '../support/database';

const database = useDatabase({ data: true });
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  server = await serve({ pool: database.pool, host: '127.0.0.1', port: 0, logger: false });
});
afterAll(() => server.close());

const url = () => `${server.url}/graphql`;

test('a typed document gives a typed answer', async () => {
  const { summit } = await request(url(), SummitOfMay2025Document);
  // Each of these is checked by the compiler: a wrong name or type here fails `npm run types`.
  const startsOn: string | undefined = summit?.startsOn;
  const quantities = summit?.measures.nodes.map((measure) => measure.target?.quantity ?? null);
  const counted: readonly (string | null)[] = quantities ?? [];
  expect(startsOn).toBe('2025-05-13');
  expect(counted.filter((quantity) => quantity !== null)).toContain('3500');
});

test('money, codes and interfaces are typed too', async () => {
  const { country } = await request(url(), LoansToNicaraguaDocument);
  const amounts: readonly (string | undefined)[] =
    country?.financingsReceived.nodes.map((loan) => loan.amount?.amount) ?? [];
  expect(amounts).toContain('2875000000');
  const { bloc } = await request(url(), CelacAndTheBeltAndRoadDocument);
  const codes = bloc?.members.nodes.map(({ member }) => ('alpha2' in member ? member.alpha2 : ''));
  expect(codes).toHaveLength(33);
});

test('a refusal is an error with its codes', async () => {
  const broken = {
    ...SummitOfMay2025Document,
    definitions: SummitOfMay2025Document.definitions.slice(0, 0),
  };
  await expect(request(url(), broken)).rejects.toBeInstanceOf(EntenteError);
});
