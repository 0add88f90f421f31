import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Credential } from '#shared/access/credential.js';
import { KeyVerifier } from '#shared/access/key-verifier.js';
import { ODataError } from '../errors/odata-error.js';
import { sentKey } from './sent-key.js';

/** Stands before the OData routes, which are public to the guard of all others: that one knows no Basic. */
@Injectable()
export class ODataGuard implements CanActivate {
  constructor(@Inject(KeyVerifier) private readonly verifier: KeyVerifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { credential?: Credential }>();
    const credential = await this.verifier.verify(sentKey(request.headers.authorization));
    if (credential === undefined) {
      throw new ODataError(
        'Unauthorized',
        'Send a key that is valid now: user name apikey and the key as the password, or Authorization: Bearer.',
        undefined,
        { 'www-authenticate': 'Basic realm="manyhands", charset="UTF-8"' },
      );
    }
    if (!credential.scopes.includes('reports:read')) {
      throw new ODataError('Forbidden', 'The key needs the scope reports:read.');
    }
    request.credential = credential;
    return true;
  }
}
