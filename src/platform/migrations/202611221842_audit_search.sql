-- What the audit administrator searches by, and what a person asks about their own data. Only rows that name such a
-- thing are in these indexes, so most commands pay for none of them.
create index audit_case_number on "platform"."audit" ((subject ->> 'number'), id) where subject ? 'number';
create index audit_party on "platform"."audit" ((subject ->> 'partyId'), id) where subject ? 'partyId';
create index audit_acting_for on "platform"."audit" (acting_for, at) where acting_for is not null;
create index audit_organ on "platform"."audit" (organ_id, at) where organ_id is not null;
