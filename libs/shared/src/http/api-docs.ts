import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Name of the security scheme: an API key sent as a bearer token. */
const API_KEY = 'api-key';

/**
 * Describes every route of the application as OpenAPI, made from the controllers themselves: a page at /docs and the
 * document at /docs-json. Both are open: they say what can be asked, and nothing about anybody.
 */
export function setupApiDocs(app: INestApplication): void {
  const description = new DocumentBuilder()
    .setTitle('manyhands')
    .setDescription(
      'Measures what employee advocacy does. Errors are problem documents (RFC 9457). The organisation is always that of the key.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: mh.<id>.<secret>' }, API_KEY)
    .addSecurityRequirements(API_KEY)
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, description), {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    swaggerOptions: { persistAuthorization: false },
  });
}
