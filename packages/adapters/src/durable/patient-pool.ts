import { outageReason } from '../database/outage.ts';
import type { SqlClient, SqlPool } from '../database/sql-pool.ts';

/**
 * The same pool for the library under the durable engine, which waits out an outage that it recognises and gives a
 * workflow up for any other error. What is an outage is ours to say: each one is told in words that it knows.
 */
export function patientPool(pool: SqlPool): SqlPool {
  return withMethods(pool, {
    query: patient((...args: Parameters<SqlPool['query']>) => pool.query(...args)),
    connect: patient(async () => patientClient(await pool.connect())),
  });
}

const patientClient = (client: SqlClient): SqlClient =>
  withMethods(client, {
    query: patient((...args: Parameters<SqlClient['query']>) => client.query(...args)),
  });

const patient =
  <Args extends unknown[], Result>(ask: (...args: Args) => Promise<Result>) =>
  async (...args: Args): Promise<Result> => {
    try {
      return await ask(...args);
    } catch (error) {
      const reason = outageReason(error);
      if (reason === null) throw error;
      throw new Error(`server closed the connection: ${reason}`, { cause: error });
    }
  };

/** Some methods of an object replaced; the others run on the object itself, whose private fields no proxy has. */
function withMethods<T extends object>(object: T, replaced: Readonly<Record<string, unknown>>): T {
  return new Proxy(object, {
    get(target, name) {
      if (typeof name === 'string' && Object.hasOwn(replaced, name)) return replaced[name];
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
