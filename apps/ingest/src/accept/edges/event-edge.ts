import { type ShapedEvent } from '../shaped-event.js';

/** That one thing of an organisation leads on to another: a merged candidate to who took it over, a reshare to its parent. */
export interface EventEdge {
  readonly kind: 'merge' | 'reshare';
  readonly from: string;
  readonly to: string;
  /** The field of the event that says so. */
  readonly pointer: string;
}

/** The edge an event adds, if its type adds one. */
export function edgeOf(event: ShapedEvent): EventEdge | undefined {
  if (event.type === 'candidate.merged') {
    const { mergedRef, candidateRef } = event.data;
    return { kind: 'merge', from: mergedRef, to: candidateRef, pointer: '/data/candidateRef' };
  }
  if (event.type === 'share.created' && event.data.parentShareId !== undefined) {
    const { shareId, parentShareId } = event.data;
    return { kind: 'reshare', from: shareId, to: parentShareId, pointer: '/data/parentShareId' };
  }
  return undefined;
}
