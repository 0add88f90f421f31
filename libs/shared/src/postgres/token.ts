/** Nest injection token of the `pg` Pool. TypeORM's DataSource is injected by its own class. */
export const POSTGRES = Symbol('Postgres');
