-- What a file was handed in for: a mandate for chosen items opens no other. Unknown on rows from before, which such a
-- mandate reaches only through a case (evidence.see.mandate).
alter table "evidence"."file" add column item_code text;
call "platform"."protect"('"evidence"."file"', $$(owner_party_id = (select current_setting('tb.party', true))
    and (item_code is null or current_setting('tb.items', true) = ''
      or item_code = any (string_to_array(current_setting('tb.items', true), ','))
      or substr(item_code, 20, 12) = any (string_to_array(current_setting('tb.items', true), ','))))
  or exists (select from "evidence"."access" x where x.evidence_id = file.id)$$);
