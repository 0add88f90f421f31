import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { ProblemError } from '../errors/problem.js';
import { type Credential } from './credential.js';
import { KeyVerifier } from './key-verifier.js';
import { type Scope } from './scopes.js';

const SCOPE = 'manyhands:scope';
const PUBLIC = 'manyhands:public';

/** The scope a route (or a whole controller) asks for; of several, any one will do. */
export const RequireScope = (...scopes: [Scope, ...Scope[]]) => SetMetadata(SCOPE, scopes);
/** A route that answers without a key: the redirect, health, metrics, the API's own description. */
export const Public = () => SetMetadata(PUBLIC, true);

interface WithCredential extends FastifyRequest {
  credential?: Credential;
}

/** The credential of the request, put there by the guard. */
export const Caller = createParamDecorator((_: undefined, context: ExecutionContext): Credential => {
  const { credential } = context.switchToHttp().getRequest<WithCredential>();
  if (credential === undefined) throw new Error('A route that uses @Caller() must not be @Public()');
  return credential;
});

/** Closed by default: a route that names neither a scope nor @Public() is refused to everyone. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(KeyVerifier) private readonly verifier: KeyVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets) === true) return true;
    const request = context.switchToHttp().getRequest<WithCredential>();
    const credential = await this.verifier.verify(bearerOf(request.headers.authorization));
    if (credential === undefined) {
      throw new ProblemError('unauthorised', {
        detail: 'Send a key that is valid now as `Authorization: Bearer mh.<id>.<secret>`.',
        headers: { 'www-authenticate': 'Bearer realm="manyhands"' },
      });
    }
    const scopes = this.reflector.getAllAndOverride<readonly Scope[] | undefined>(SCOPE, targets);
    if (scopes === undefined || !scopes.some((scope) => credential.scopes.includes(scope))) {
      throw new ProblemError('forbidden', {
        detail:
          scopes === undefined ? 'This route is closed.' : `The key needs the scope ${scopes.join(' or ')}.`,
      });
    }
    request.credential = credential;
    return true;
  }
}

function bearerOf(header: string | undefined): string {
  return /^Bearer (\S+)$/i.exec(header ?? '')?.[1] ?? '';
}
