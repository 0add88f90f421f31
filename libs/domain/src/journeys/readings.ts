import { canonicalJson } from '../canonical-json.js';
import { type DiscardedEvidence, type EvidenceStatement } from './evidence-statement.js';
import { isHearsay } from './evidence-strength.js';
import { type HearsayStatement } from './hearsay.js';
import { type Anchor } from './journey-of.js';
import { type JourneyMaterial } from './journey-material.js';
import { outsideOf, readEvidence } from './read-evidence.js';
import { type StatedTouch } from './stated-touches.js';
import { type EvidenceKind } from './touch.js';
import { contactsInViews, type DirectEvidence } from './viewed-evidence.js';
import { type Window } from './window.js';

/** What the statements come to in one journey, by what is done with it. */
export class Readings {
  readonly namedClicks = new Map<string, Set<EvidenceKind>>();
  readonly dated: StatedTouch[] = [];
  readonly undated: StatedTouch[] = [];
  readonly hearsay: HearsayStatement[] = [];
  readonly discarded = new Map<string, DiscardedEvidence>();

  constructor(
    private readonly anchor: Anchor,
    readonly window: Window,
  ) {}

  statement(statement: EvidenceStatement, material: JourneyMaterial): void {
    const { evidence } = statement;
    if (isHearsay(evidence)) {
      if (this.isOwn(statement)) this.hearsay.push({ ...statement, evidence });
    } else if (evidence.kind === 'visitor_key') {
      const views = material.viewsOf.get(evidence.visitorKey) ?? [];
      if (views.length === 0) this.discard(statement, { reason: 'unknown_visitor' });
      for (const contact of contactsInViews(statement, views))
        this.contact(contact.statement, contact.evidence, material);
    } else {
      this.contact(statement, evidence, material);
    }
  }

  private contact(statement: EvidenceStatement, evidence: DirectEvidence, material: JourneyMaterial): void {
    const reading = readEvidence(evidence, material, this.window);
    switch (reading.says) {
      case 'click':
        this.nameClick(reading.click.key, statement.evidence.kind);
        break;
      case 'dated':
        this.dated.push({ statement, evidence, at: reading.at, origin: reading.origin });
        break;
      case 'undated':
        if (this.isOwn(statement)) this.takeUndated({ statement, evidence, origin: reading.origin });
        break;
      case 'nothing':
        this.discard(statement, reading);
        break;
    }
  }

  private takeUndated(stated: Omit<StatedTouch, 'at'>): void {
    const at = this.anchor.statedAt;
    const outside = outsideOf(at, this.window);
    if (outside === undefined) this.undated.push({ ...stated, at });
    else this.discard(stated.statement, outside);
  }

  private nameClick(key: string, kind: EvidenceKind): void {
    const kinds = this.namedClicks.get(key) ?? new Set();
    this.namedClicks.set(key, kinds.add(kind));
  }

  /** Once per piece of evidence and reason: a visitor key can fail for several, each of another view. */
  private discard(
    statement: EvidenceStatement,
    reading: Pick<DiscardedEvidence, 'reason' | 'verdict'>,
  ): void {
    if (!this.isOwn(statement)) return;
    const { reason, verdict } = reading;
    const text = canonicalJson([statement.evidence, reason, verdict]);
    const discarded = { ...statement, reason, ...(verdict !== undefined && { verdict }) };
    if (!this.discarded.has(text)) this.discarded.set(text, discarded);
  }

  private isOwn({ applicationId }: EvidenceStatement): boolean {
    return applicationId === this.anchor.applicationId;
  }
}
