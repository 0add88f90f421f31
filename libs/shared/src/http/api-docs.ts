import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { describeProblems } from './describe-problems.js';

/** Name of the security scheme: an API key sent as a bearer token. */
const API_KEY = 'api-key';

/** Describes every route of the application as OpenAPI, made from the controllers themselves. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0') // schemas are JSON Schema as TypeBox writes it, which 3.0 knows a part of
    .setTitle('manyhands')
    .setDescription(
      'Measures what employee advocacy does. Errors are problem documents (RFC 9457). The organisation is always that of the key.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: mh.<id>.<secret>' }, API_KEY)
    .addSecurityRequirements(API_KEY)
    .build();
  return describeProblems(SwaggerModule.createDocument(app, description));
}

/** The description as a page at /docs and as a document at /docs-json. Both are open: they say what can be asked, and nothing about anybody. */
export function setupApiDocs(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => apiDocument(app), {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    swaggerOptions: { persistAuthorization: false },
  });
}
