import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { type LinkContext } from '#domain/events/accepted-event.js';
import { type Network } from '#domain/events/catalogue.js';

/** A tracked link: a short address of ours that leads to a page of the organisation's. */
@Entity('link')
export class LinkEntity {
  @PrimaryColumn('text')
  code!: string;

  @Column('text', { name: 'tenant_id' })
  tenantId!: string;

  @Column('text')
  destination!: string;

  @Column('text')
  sharer!: LinkContext['by'];

  @Column('text', { name: 'advocate_id', nullable: true })
  advocateId!: string | null;

  @Column('text', { name: 'share_id', nullable: true })
  shareId!: string | null;

  @Column('text', { name: 'campaign_id', nullable: true })
  campaignId!: string | null;

  @Column('text', { name: 'content_id', nullable: true })
  contentId!: string | null;

  @Column('text', { name: 'vacancy_id', nullable: true })
  vacancyId!: string | null;

  @Column('text')
  network!: Network;

  /** Whether the redirect tells the destination the click's id, as the query parameter `mh_click`. */
  @Column('boolean', { name: 'carry_click_id', default: false })
  carryClickId!: boolean;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  /** Set by PostgreSQL on every change: other processes find changed links by it. */
  @UpdateDateColumn({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
