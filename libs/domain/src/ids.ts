declare const brand: unique symbol;

/** A string that has been checked to be one particular kind of id; assignable to string, never from it. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** One organisation. Comes only from the credential, never from a request body. */
export type TenantId = Id<'tenant'>;
/** The identity of an event: a UUID computed from (tenant, source, id). */
export type EventKey = Id<'event-key'>;
/** An employee who shares. An opaque code chosen by the organisation; never a name or an e-mail address. */
export type AdvocateId = Id<'advocate'>;
/** A candidate as a pseudonymous reference (a keyed hash); never a name or an e-mail address. */
export type CandidateRef = Id<'candidate'>;
/** A calendar day in a tenant's reporting zone, `YYYY-MM-DD`. */
export type Day = Id<'day'>;
/** An instant in UTC with milliseconds, `YYYY-MM-DDTHH:mm:ss.sssZ`. Sorts as text. */
export type Instant = Id<'instant'>;

/** Marks a string as an id of a kind after the caller has checked it. The one place where the brand is put on. */
export function asId<T extends Id<string>>(checked: string): T {
  return checked as T;
}
