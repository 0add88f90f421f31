import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One organisation and the choices it made. */
@Entity('tenant')
export class TenantEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  name!: string;

  /** IANA zone whose calendar days the reports use. */
  @Column('text', { name: 'reporting_zone', default: 'Europe/Amsterdam' })
  reportingZone!: string;

  /** Hosts a tracked link may lead to; a leading `*.` allows subdomains. */
  @Column('text', { name: 'redirect_hosts', array: true, default: [] })
  redirectHosts!: string[];

  /** Address ranges (CIDR) of the organisation itself; clicks from there are `internal`. */
  @Column('text', { name: 'internal_ranges', array: true, default: [] })
  internalRanges!: string[];

  /** The works council or DPIA decision that allows per-person reports. Null: such reports are refused. */
  @Column('text', { name: 'person_reports_reference', nullable: true })
  personReportsReference!: string | null;

  @Column('int', { name: 'min_group_size', default: 5 })
  minGroupSize!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
