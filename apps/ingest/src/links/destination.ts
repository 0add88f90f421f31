import { type Problem } from '#domain/events/rejection.js';

/** A destination as it is stored: normal form, ASCII, fit for a Location header. */
export type DestinationCheck =
  { readonly ok: true; readonly href: string } | { readonly ok: false; readonly problem: Problem };

/**
 * Where a tracked link may lead: an http(s) page on a host the organisation allowed. Without this, our addresses would
 * lend their good name to any page.
 */
export function checkDestination(text: string, allowedHosts: readonly string[]): DestinationCheck {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined)
    return wrong(
      'This is not an absolute address; write it in full, such as https://www.example.org/jobs/4.',
    );
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return wrong(
      `A tracked link leads to a web page: the address must begin with https:// or http://, not ${url.protocol}`,
    );
  }
  if (url.username !== '' || url.password !== '')
    return wrong('The address holds a user name or password; leave it out.');
  if (!isAllowedHost(url.hostname, allowedHosts)) {
    return wrong(
      `The host ${url.hostname} is not on the organisation's list of redirect hosts (${allowedHosts.join(', ') || 'which is empty'}). ` +
        'Add it with PATCH /api/v1/organisation, field redirectHosts.',
    );
  }
  return { ok: true, href: url.href };
}

/** An entry is a host, or `*.` and a domain for all hosts below it (not for the domain itself). */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) =>
    entry.startsWith('*.') ? host.endsWith(entry.slice(1)) && host.length > entry.length - 1 : host === entry,
  );
}

function wrong(detail: string): DestinationCheck {
  return { ok: false, problem: { pointer: '/destination', detail } };
}
