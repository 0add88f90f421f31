import { type ApiBodyOptions } from '@nestjs/swagger';
import { type TSchema } from 'typebox';

type SchemaOption = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

/** A TypeBox schema as Swagger takes it. Both are JSON Schema; only the type of TypeBox says more than Swagger's allows. */
export function openApiSchema(schema: TSchema): SchemaOption {
  return schema;
}
