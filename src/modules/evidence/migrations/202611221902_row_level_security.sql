call "platform"."protect"('"evidence"."access"', $$
  path >= (select current_setting('tb.from', true)) and path < (select current_setting('tb.below', true))$$);
call "platform"."protect"('"evidence"."file"', $$owner_party_id = (select current_setting('tb.party', true))
  or exists (select from "evidence"."access" x where x.evidence_id = file.id)$$);
