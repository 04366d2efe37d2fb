import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which commune belongs to which intercommunality, officially. */
@Entity()
export class OfficialMembership {
  @PrimaryColumn('text') memberCode: string;
  @PrimaryColumn('text') groupCode: string;
  @Column('uuid', { default: () => 'access.network_id()' }) networkId: string;
}
