import { Type } from 'typebox';

/** The PostgreSQL server all processes of an installation share. */
export const PostgresConfig = Type.Object({
  DATABASE_URL: Type.String({
    pattern: '^postgres(ql)?://',
    description: 'The PostgreSQL of the installation: postgres://user:password@host:port/database.',
  }),
});
