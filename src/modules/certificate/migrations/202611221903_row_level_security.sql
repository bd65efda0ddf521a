-- the holder, the organ that issued it and those above, and the organs it was shown to
call "platform"."protect"('"certificate"."access"', $$
  path >= (select current_setting('tb.from', true)) and path < (select current_setting('tb.below', true))$$);
call "platform"."protect"('"certificate"."certificate"', $$holder_party_id = (select current_setting('tb.party', true))
  or (organ_path >= (select current_setting('tb.from', true)) and organ_path < (select current_setting('tb.below', true)))
  or exists (select from "certificate"."access" x where x.certificate_id = certificate.id)$$);
