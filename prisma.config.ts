import { defineConfig } from 'prisma/config';

// `prisma generate` looks for a native engine that it never calls; without this it would download one.
if (!process.argv.includes('migrate')) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
