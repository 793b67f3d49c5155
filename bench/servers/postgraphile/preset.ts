import { PgSimplifyInflectionPreset } from '@graphile/simplify-inflection';
import { TYPES } from 'postgraphile/@dataplan/pg';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { addPgTableOrderBy, orderByAscDesc, pgSmartTags } from 'postgraphile/utils';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';

/** The amber preset as its documentation recommends it for production, on the tables as they are. */
export function preset(url: string, poolSize: number): GraphileConfig.Preset {
  return {
    extends: [
      PostGraphileAmberPreset,
      PgSimplifyInflectionPreset,
      PostGraphileConnectionFilterPreset,
    ],
    // All columns can be filtered and ordered by, whether or not an index begins with them.
    disablePlugins: ['PgIndexBehaviorsPlugin'],
    plugins: [names, ...orders, byRole],
    pgServices: [
      makePgService({
        connectionString: url,
        schemas: ['public', 'bench'],
        pubsub: false,
        poolConfig: { max: poolSize, min: poolSize, idleTimeoutMillis: 0 },
      }),
    ],
    schema: {
      defaultBehavior: 'connection list',
      connectionFilterRelations: true,
      dontSwallowErrors: true,
    },
    grafast: { explain: false },
    grafserv: { graphiql: false, watch: false },
  };
}

/** Where the short names of two relations would be one. */
const names = pgSmartTags([
  { kind: 'class', match: 'public.node', tags: { name: 'vertex', unique: 'kind,slug' } },
  relation('participation', 'node_id', 'in', 'participations'),
  relation('participation', 'id', 'self', 'participation'),
  relation('participant', 'country_id', 'home', 'based'),
]);

function relation(table: string, column: string, fieldName: string, foreignFieldName: string) {
  const match = `public.${table}.${table}_${column}_fkey`;
  return { kind: 'constraint' as const, match, tags: { fieldName, foreignFieldName } };
}

/** What is not in a noun's own table cannot be ordered by without saying so: its name. */
const orders = ['project', 'financing'].map((tableName) =>
  addPgTableOrderBy({ schemaName: 'public', tableName }, ({ sql }) =>
    orderByAscDesc('NAME', ({ alias }) => ({
      fragment: sql`(select n.sort_name from node n where n.id = ${alias}.id)`,
      codec: TYPES.text,
    })),
  ),
);

/** Nor can it be by an enum. */
const byRole = addPgTableOrderBy({ schemaName: 'public', tableName: 'participation' }, () =>
  orderByAscDesc('ROLE', 'role'),
);
