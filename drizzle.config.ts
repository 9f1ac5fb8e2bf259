import { defineConfig } from 'drizzle-kit';

// `npx drizzle-kit generate --name <what-changes>` writes the next migration after a change of the schema.
export default defineConfig({
  dialect: 'postgresql',
  schema: './packages/adapters/src/database/schema.ts',
  out: './packages/adapters/migrations',
});
