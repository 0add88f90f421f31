import { type QueryBody } from '../../semantic/query/query-body.js';

/** A condition as it is asked: on a dimension by what is shown, on a measure by the number of a finished line. */
export interface Condition {
  readonly member: string;
  readonly operator: string;
  readonly values: readonly (string | number)[];
}

/** A question with nothing left open. */
export interface EvaluatedQuestion {
  readonly measures: readonly string[];
  readonly dimensions: readonly string[];
  readonly granularity: string;
  readonly zone: string;
  /** Both inclusive, local days of the zone. */
  readonly from: string;
  readonly to: string;
  readonly conditions: readonly Condition[];
  readonly emptyBuckets: boolean;
}

const SEGMENTS: Readonly<Record<string, Condition>> = {
  employees: { member: 'sharer', operator: 'equals', values: ['advocate'] },
  company_page: { member: 'sharer', operator: 'equals', values: ['company_page'] },
  offline: { member: 'network', operator: 'equals', values: ['offline'] },
  external: { member: 'mobility', operator: 'equals', values: ['external'] },
};

/** What a body with its days written out asks. */
export function evaluatedQuestion(body: QueryBody, tenantZone: string): EvaluatedQuestion {
  const { granularity = 'none', dateRange, zone = tenantZone } = body.timeDimension ?? {};
  const [from, to] = Array.isArray(dateRange) ? dateRange : [];
  if (from === undefined || to === undefined)
    throw new Error('only questions about days that are written out');
  return {
    measures: body.measures,
    dimensions: body.dimensions ?? [],
    granularity,
    zone,
    from,
    to,
    conditions: [
      ...(body.filters ?? []).map(({ member, operator, values = [] }) => ({ member, operator, values })),
      ...(body.segments ?? []).map((name) => {
        const segment = SEGMENTS[name];
        if (segment === undefined) throw new Error(`there is no segment ${name}`);
        return segment;
      }),
    ],
    emptyBuckets: body.include?.emptyBuckets ?? false,
  };
}
