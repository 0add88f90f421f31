/** One share with its tracked link, as the parts of the history know it. */
export interface Share {
  readonly id: string;
  readonly at: number;
  /** Name under which the player keeps the link's code, and the placeholder for that code. */
  readonly link: string;
  readonly linkCode: string;
  readonly carriesClickId: boolean;
  /** Its clicks are counted by a partner and come in as events. */
  readonly viaShortener: boolean;
  readonly advocateId?: string;
  readonly vacancyId?: string;
}
