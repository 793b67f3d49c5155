/**
 * A Prisma generator: writes `src/generated/tables.ts`, the map from models to tables, columns and
 * foreign keys that the query compiler reads. Tables and relations are so declared once, in `prisma/schema/`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import generatorHelper from '@prisma/generator-helper';

generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: 'Entente tables', defaultOutput: '../src/generated' }),
  async onGenerate({ dmmf, generator }) {
    const { models, enums } = dmmf.datamodel;
    const tables = Object.fromEntries(models.map((model) => [model.name, tableOf(model, models)]));
    const values = Object.fromEntries(
      enums.map((each) => [each.name, each.values.map((value) => value.name)]),
    );
    const folder = generator.output.value;
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'tables.ts'),
      `// Written by prisma/tables-generator.mjs. Do not edit.\n` +
        `import type { EnumValues, Tables } from '../engine/tables';\n\n` +
        `export const tables: Tables = ${JSON.stringify(tables, null, 2)};\n\n` +
        `export const enumValues: EnumValues = ${JSON.stringify(values, null, 2)};\n`,
    );
  },
});

/** Columns by field name, and relations: `from` are columns of this table, `to` those of the other. */
function tableOf(model, models) {
  const columns = {};
  const relations = {};
  for (const field of model.fields) {
    if (field.kind === 'object') relations[field.name] = relationOf(model, field, models);
    else columns[field.name] = columnOf(field);
  }
  const key = model.primaryKey?.fields ?? model.fields.filter((f) => f.isId).map((f) => f.name);
  return { name: model.dbName ?? model.name, key, columns, relations };
}

function columnOf(field) {
  return {
    name: field.dbName ?? field.name,
    type: field.nativeType?.[0] ?? field.type,
    ...(field.kind === 'enum' && { enum: field.type }),
    ...(field.isList && { list: true }),
    nullable: !field.isRequired,
  };
}

function relationOf(model, field, models) {
  const other = models.find((each) => each.name === field.type);
  const inverse = other.fields.find(
    (each) =>
      each.relationName === field.relationName &&
      !(other.name === model.name && each.name === field.name),
  );
  const owned = field.relationFromFields.length > 0;
  const column = (owner, name) => {
    const found = owner.fields.find((each) => each.name === name);
    return found.dbName ?? found.name;
  };
  const [from, to] = owned
    ? [field.relationFromFields[0], field.relationToFields[0]]
    : [inverse.relationToFields[0], inverse.relationFromFields[0]];
  return {
    model: field.type,
    inverse: inverse.name,
    list: field.isList,
    owned,
    nullable: !field.isRequired,
    from: column(model, from),
    to: column(other, to),
  };
}
